import { parse } from "csv-parse/sync";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartFor } from "../../src/playground/answer/chart.js";
import { measuresOf } from "../../src/playground/answer/measures.js";
import { pointsOf } from "../../src/playground/answer/points.js";
import { toCsv, toMarkdown } from "../../src/playground/answer/csv.js";
import { toCurl, toPython, toR, toTypeScript } from "../../src/playground/answer/snippets.js";
import { sortTable } from "../../src/playground/answer/sort.js";
import { sourcesOf } from "../../src/playground/answer/sources.js";
import { tablesOf } from "../../src/playground/answer/tables.js";
import type { Table } from "../../src/playground/answer/tables.js";

const figure = (value: number | null, unit = "USD") =>
  value === null
    ? { value, unit: { code: unit }, missing: { reason: "NEEDS_CREDENTIAL", detail: "a key" } }
    : { value, unit: { code: unit }, status: ["REPORTED", "PARTIAL"], missing: null };

const suppliers = {
  country: {
    code: "PAK",
    imports: {
      total: { value: figure(10) },
      aggregate: [
        { partner: { code: "CHN", name: "China" }, isOther: false, rank: 1, value: figure(6), share: { value: 0.6 } },
        {
          partner: { code: "RUS", name: "Russia" },
          isOther: false,
          rank: 2,
          value: figure(null),
          share: { value: 0.3 },
        },
        { partner: null, isOther: true, rank: null, value: figure(1), share: { value: 0.1 } },
      ],
    },
  },
};
const series = {
  prices: {
    nodes: [
      {
        id: "PriceSeries:a",
        title: "A",
        observations: [
          { period: "2008-01", value: figure(1, "USD/t") },
          { period: "2008-02", value: figure(null, "USD/t") },
        ],
      },
      { id: "PriceSeries:b", title: "B", observations: [{ period: "2008-01", value: figure(3, "index") }] },
    ],
  },
};
const table = (data: unknown, path: string): Table => tablesOf(data as never).find((entry) => entry.path === path)!;

describe("tables", () => {
  test("a list is a table with code and name, the unit in its header, the reason in its cell", () => {
    const found = table(suppliers, "country.imports.aggregate");
    expect(found.columns.map((column) => [column.key, column.unit, column.numeric])).toEqual([
      ["partner.code", null, false],
      ["partner.name", null, false],
      ["isOther", null, false],
      ["rank", null, true],
      ["value", "USD", true],
      ["share", null, true],
    ]);
    expect(found.rows[0]![4]).toEqual({ kind: "number", value: 6, flags: ["PARTIAL"] });
    expect(found.rows[1]![4]).toEqual({ kind: "missing", reason: "NEEDS_CREDENTIAL", detail: "a key" });
    expect(found.rows[2]![0]).toEqual({ kind: "empty" });
  });

  test("a nested list is long, repeats the row around it, and names no unit where two differ", () => {
    const found = table(series, "prices.nodes.observations".replace(".nodes", ""));
    expect(found.columns.map((column) => column.key)).toEqual(["prices.id", "prices.title", "period", "value"]);
    expect(found.rows).toHaveLength(3);
    expect(found.columns[3]!.unit).toBeNull();
  });

  test("trade figures have their settled units also where no unit was selected", () => {
    const rows = [{ period: "2020", value: { value: 1 }, netWeight: { value: 2 }, unitValue: { value: 0.5 } }];
    const found = table({ country: { imports: { aggregate: rows } } }, "country.imports.aggregate");
    expect(found.columns.map((column) => column.unit)).toEqual([null, "USD", "t", "USD/t"]);
    expect(
      table({ observations: [{ period: "2020", value: { value: 1 } }] }, "observations").columns[1]!.unit,
    ).toBeNull();
  });

  test("windows before and after a date are two rows, drawn as two bars", () => {
    const tradeWindow = {
      before: { from: "2023-07", to: "2025-06", value: figure(5) },
      after: { from: "2025-08", to: "2026-07", value: figure(7) },
      comparable: false,
    };
    const found = table({ agreement: { tradeWindow } }, "agreement.tradeWindow");
    expect(found.rows.map((row) => row[0])).toEqual([
      { kind: "text", value: "before" },
      { kind: "text", value: "after" },
    ]);
    expect(chartFor(found)).toMatchObject({ kind: "bar", x: { key: "window" }, y: { key: "value" } });
  });

  test("every leaf of any answer ends in some table without a throw", () => {
    fc.assert(fc.property(fc.json(), (text) => void tablesOf(JSON.parse(text) as never)));
  });
});

describe("sorting", () => {
  test("what is missing stands last both ways", () => {
    const found = table(suppliers, "country.imports.aggregate");
    const order = (descending: boolean) =>
      sortTable(found, "value", descending).rows.map((row) =>
        row[4]?.kind === "number" ? row[4].value : row[4]!.kind,
      );
    expect(order(true)).toEqual([6, 1, "missing"]);
    expect(order(false)).toEqual([1, 6, "missing"]);
    expect(sortTable(found, "nope", true)).toBe(found);
  });
});

describe("exports", () => {
  const odd = {
    list: [
      { name: "=cmd()", note: 'a "b", c\nd|e', value: -5 },
      { name: "-x", note: "@y", value: 1.5 },
    ],
  };

  test("CSV read by a CSV reader is the table; formulas are inert, numbers are not touched", () => {
    expect(parse(toCsv(table(odd, "list")))).toEqual([
      ["name", "note", "value"],
      ["'=cmd()", 'a "b", c\nd|e', "-5"],
      ["'-x", "'@y", "1.5"],
    ]);
    expect(toCsv(table(suppliers, "country.imports.aggregate")).split("\r\n").slice(0, 3)).toEqual([
      "partner code,partner name,is other,rank,value (USD),share",
      "CHN,China,no,1,6,0.6",
      "RUS,Russia,no,2,NEEDS_CREDENTIAL,0.3",
    ]);
  });

  test("no cell leaves a Markdown row", () => {
    const lines = toMarkdown(table(odd, "list")).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe('| =cmd() | a "b", c d\\|e | -5 |');
  });

  const hostile = {
    endpoint: "http://127.0.0.1:4000/graphql",
    query: 'query Q { a(b: "it\'s; $(touch /tmp/x) `id` \\n") }',
    variables: { t: "é'\"\\${x}" },
    operationName: "Q",
  };

  test("curl's text is one argument to the shell, whatever is in it", () => {
    const script = toCurl(hostile).replace(/^curl/, "printf '%s\\n'");
    const args = execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd();
    const sent = JSON.parse(args.slice(args.indexOf("--data-raw\n") + "--data-raw\n".length)) as object;
    expect(sent).toEqual({ query: hostile.query, variables: hostile.variables, operationName: "Q" });
  });

  test("a data frame is made of the list in view, found by its own keys", () => {
    const recordPath = table(series, "prices.observations").recordPath;
    expect(recordPath).toEqual(["prices", "nodes", "observations"]);
    expect(toPython({ ...hostile, recordPath })).toContain('record_path=["prices","nodes","observations"]');
    expect(toR({ ...hostile, recordPath: ["country", "imports"] })).toContain('answer$data[["country"]][["imports"]]');
  });

  test("TypeScript's text holds the query as it is", () => {
    const line = toTypeScript(hostile).split("\n")[0]!;
    expect(JSON.parse(line.slice("const query = ".length, -1))).toBe(hostile.query);
    expect(toPython(hostile)).toContain('pd.json_normalize(answer["data"], sep=".")');
  });
});

describe("sources", () => {
  test("each data set once, with how many figures stand on it and how fresh they are", () => {
    const provenance = [
      {
        source: { id: "baci" },
        dataset: "BACI 2020",
        url: "https://x",
        retrievedAt: null,
        licence: { id: "etalab-2.0", mayRedistribute: true },
      },
    ];
    const data = {
      a: { value: 1, freshness: "RECORDED", provenance },
      b: [{ value: 2, freshness: "CACHED", provenance }],
      citations: [
        { source: { id: "baci", name: "BACI" }, url: "https://x", text: "CEPII …", licence: { id: "etalab-2.0" } },
      ],
    };
    expect(sourcesOf(data)).toEqual([
      {
        source: "baci",
        dataset: "BACI 2020",
        url: "https://x",
        licence: "etalab-2.0",
        attribution: null,
        retrievedAt: null,
        publishedAt: null,
        citation: "CEPII …",
        freshness: ["CACHED", "RECORDED"],
        figures: 2,
      },
    ]);
  });
});

describe("sources of series", () => {
  test("a record that names its source and licence counts as one", () => {
    const data = {
      prices: {
        nodes: [
          {
            title: "HRC",
            source: { id: "wb-pink-sheet", name: "Pink Sheet" },
            licence: { id: "CC-BY-4.0", attribution: "World Bank" },
          },
        ],
      },
    };
    expect(sourcesOf(data)).toMatchObject([{ source: "Pink Sheet", licence: "CC-BY-4.0", attribution: "World Bank" }]);
  });
});

describe("charts", () => {
  test("names make bars, and the rest is called other", () => {
    const found = table(suppliers, "country.imports.aggregate");
    const choice = chartFor(found)!;
    expect([choice.kind, choice.x.key, choice.y.key]).toEqual(["bar", "partner.name", "share"]);
    expect(pointsOf(found, choice).map((point) => [point.x, point.y])).toEqual([
      ["China", 0.6],
      ["Russia", 0.3],
      ["other", 0.1],
    ]);
  });

  test("time makes lines, one a series, and a missing number is a gap", () => {
    expect(chartFor(table(series, "prices.observations"))).toBeNull();
    const alike = JSON.parse(JSON.stringify(series).replace('"index"', '"USD/t"')) as unknown;
    const found = table(alike, "prices.observations");
    const choice = chartFor(found)!;
    expect([choice.kind, choice.x.key, choice.y.key, choice.series.map(({ key }) => key).join()]).toEqual([
      "line",
      "period",
      "value",
      "prices.title",
    ]);
    expect(pointsOf(found, choice)[1]).toEqual({ x: "2008-02", y: null, series: "A", note: "needs credential" });
  });

  test("shares over time are stacked", () => {
    const rows = ["2020", "2021"].flatMap((period) => [
      { period, partner: { name: "China" }, share: { value: 0.7 } },
      { period, partner: { name: "Russia" }, share: { value: 0.3 } },
    ]);
    expect(chartFor(table({ rows }, "rows"))!.kind).toBe("stacked");
  });

  test("an index is not drawn beside a price", () => {
    const nodes = ["USD/t", "index"].map((code) => ({
      title: code,
      unit: { code },
      observations: [
        { period: "2020", value: { value: 1 } },
        { period: "2021", value: { value: 2 } },
      ],
    }));
    expect(chartFor(table({ prices: { nodes } }, "prices.observations"))).toBeNull();
    expect(chartFor(table({ prices: { nodes: nodes.slice(1) } }, "prices.observations"))!.kind).toBe("line");
  });

  test("names that begin alike are told apart by their last words", () => {
    const rows = ["Producer prices: Scrap", "Producer prices: Steel"].flatMap((title) =>
      ["2020", "2021"].map((period) => ({ title, period, value: 1 })),
    );
    const found = table({ rows }, "rows");
    expect([...new Set(pointsOf(found, chartFor(found)!).map((point) => point.series))]).toEqual(["Scrap", "Steel"]);
  });

  test("a rank is no measure, one row no chart", () => {
    expect(
      measuresOf(
        table(
          {
            rows: [
              { name: "a", rank: 1 },
              { name: "b", rank: 2 },
            ],
          },
          "rows",
        ),
      ),
    ).toEqual([]);
    expect(chartFor(table({ rows: [{ name: "a", value: 1 }] }, "rows"))).toBeNull();
  });
});
