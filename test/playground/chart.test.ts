import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartFor, kindsFor } from "../../src/playground/answer/chart.js";
import { openingTable } from "../../src/playground/answer/opening.js";
import { pointsOf } from "../../src/playground/answer/points.js";
import { sourcesOf } from "../../src/playground/answer/sources.js";
import { tablesOf } from "../../src/playground/answer/tables.js";
import type { Table } from "../../src/playground/answer/tables.js";

const tonnes = (value: number | null, code = "t") => ({
  value,
  unit: { code },
  missing: value === null ? { reason: "NOT_REPORTED", detail: "no report" } : null,
});
const tables = (data: unknown): readonly Table[] => tablesOf(data as never);
const only = (rows: readonly unknown[]): Table => tables({ rows })[0]!;
const labels = (table: Table) => pointsOf(table, chartFor(table)!).map(({ x, y }) => [x, y]);

describe("every mark is one row", () => {
  test("names that repeat take a second column into the label", () => {
    const table = only([
      { route: "BF_BOF", input: "ore", need: tonnes(15) },
      { route: "BF_BOF", input: "coal", need: tonnes(8) },
      { route: "EAF", input: "scrap", need: tonnes(7) },
      { route: "EAF", input: "coal", need: tonnes(1) },
    ]);
    expect(labels(table)).toEqual([
      ["BF_BOF · ore", 15],
      ["BF_BOF · coal", 8],
      ["EAF · scrap", 7],
      ["EAF · coal", 1],
    ]);
    expect(kindsFor(table, chartFor(table)!)).toEqual(["bar"]);
  });

  test("an id where no name tells them apart, and no chart where nothing does", () => {
    const rows = [1, 2, 3].map((place) => ({ route: "EAF", id: `eaf.${place}`, need: tonnes(place) }));
    expect(labels(only(rows)).map(([x]) => x)).toEqual(["eaf.1", "eaf.2", "eaf.3"]);
    expect(chartFor(only(rows.map(({ need }) => ({ metric: "CAPACITY", need }))))).toBeNull();
  });

  test("no chart of figures with different units", () => {
    const rows = [
      { metric: "CAPACITY", figure: tonnes(1_000_000, "t/yr") },
      { metric: "AGE", figure: tonnes(50, "yr") },
    ];
    expect(chartFor(only(rows))).toBeNull();
    expect(chartFor(only(rows.slice(0, 1).concat({ metric: "B", figure: tonnes(2, "t/yr") })))).not.toBeNull();
  });

  test("a row around the list is named, also where its suppliers are named once", () => {
    const nodes = ["PAK", "IND"].map((code, place) => ({
      code,
      suppliers: [{ partner: { code: ["CHN", "KOR"][place] }, value: tonnes(place + 1) }],
    }));
    const table = tables({ countries: { nodes } }).find(({ path }) => path.endsWith("suppliers"))!;
    expect(labels(table).map(([x]) => x)).toEqual(["PAK · CHN", "IND · KOR"]);
  });

  test("lines through time are told apart by as many columns as that takes", () => {
    const rows = ["2020", "2021"].flatMap((period) =>
      ["72", "73"].flatMap((commodity) =>
        ["CHN", "RUS"].map((partner) => ({ partner, commodity, period, value: tonnes(1) })),
      ),
    );
    const table = only(rows);
    expect(chartFor(table)).toMatchObject({ kind: "line", series: [{ key: "partner" }, { key: "commodity" }] });
  });

  test("whatever the rows", () => {
    const row = fc.record({
      period: fc.constantFrom("2020", "2021"),
      name: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("x", "y"),
      value: fc.oneof(fc.constant(null), fc.integer()).map((value) => tonnes(value)),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const table = only(rows);
        const choice = chartFor(table);
        if (!choice) return;
        const points = pointsOf(table, choice);
        expect(points).toHaveLength(rows.length);
        expect(new Set(points.map(({ x, series }) => `${x}|${series}`)).size).toBe(rows.length);
      }),
    );
  });
});

describe("what is drawn first", () => {
  test("coverage before an output that never changes; a year is a period where it opens the row", () => {
    const rows = [2019, 2020].map((year, place) => ({ year, output: tonnes(5), coverage: tonnes(0.2 + place, "1") }));
    expect(chartFor(only(rows))).toMatchObject({ kind: "line", x: { key: "year" }, y: { key: "coverage" } });
  });

  test("what is missing or stale says so at its point", () => {
    const rows = [
      { name: "a", value: { ...tonnes(1), freshness: "STALE" } },
      { name: "b", value: tonnes(null) },
      { name: "c", value: { ...tonnes(2), freshness: "RECORDED" } },
    ];
    const table = only(rows);
    expect(pointsOf(table, chartFor(table)!).map(({ note }) => note)).toEqual(["stale", "not reported", null]);
  });

  test("details of one row with figures of its own do not hide it", () => {
    const years = [{ total: tonnes(9), inputs: ["ore", "coal"].map((name) => ({ name, need: tonnes(1) })) }];
    expect(openingTable(tables({ years }))?.path).toBe("years");
  });
});

describe("figures outside lists", () => {
  const provenance = [{ source: { id: "baci", name: "BACI" } }];
  const priceVolume = {
    pairs: 4,
    before: { ...tonnes(10, "USD"), status: ["ESTIMATED"], freshness: "CACHED", provenance },
    after: tonnes(null, "USD"),
    lastPeriod: "2022",
    excluded: [{ before: "2021-01", after: "2022-01", reason: "no report" }],
  };
  const found = tables({ country: { imports: { priceVolume } } });

  test("are the first table, a row each, with unit, status, reason and source", () => {
    expect(found.map(({ path }) => path)).toEqual(["figures", "country.imports.priceVolume.excluded"]);
    expect(found[0]!.columns.map(({ key }) => key)).toEqual([
      "what",
      "value",
      "text",
      "unit",
      "status",
      "reason",
      "source",
    ]);
    const words = found[0]!.rows.map((row) => row.map((cell) => ("value" in cell ? cell.value : cell.kind)));
    expect(words).toEqual([
      ["pairs", 4, "empty", "empty", "empty", "empty", "empty"],
      ["before", 10, "empty", "USD", "ESTIMATED, CACHED", "empty", "BACI"],
      ["after", "missing", "empty", "USD", "empty", "NOT_REPORTED: no report", "empty"],
      ["last period", "empty", "2022", "empty", "empty", "empty", "empty"],
    ]);
    expect(openingTable(found)).toBe(found[0]);
  });

  test("are no table where there are none, and no answer opens on a mere count of rows", () => {
    expect(tables({ agreement: { title: "T" } })).toEqual([]);
    const counted = tables({ agreements: { totalCount: 2, nodes: [{ title: "A" }, { title: "B" }] } });
    expect(counted.map(({ path }) => path)).toEqual(["agreements"]);
  });
});

test("a citation of text alone is a source", () => {
  const citations = [{ text: "BACI, CEPII, published 2023-01." }, { text: "State Bank of Pakistan." }];
  expect(sourcesOf({ citations }).map(({ source }) => source)).toEqual(citations.map(({ text }) => text));
});
