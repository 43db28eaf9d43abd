import { expect, test } from "vitest";
import { cliDeps } from "../../src/app/cli-deps.js";
import { runOperation } from "../../src/cli/run-operation.js";
import { loadConfig } from "../../src/config.js";
import { NAME_2023, PLANT_2023, release2023 } from "../support/gem-2023.js";
import { loadInto, temporaryFolder } from "../support/loading.js";
import { NAME, sheet } from "../support/pink-sheet.js";
import { workbook } from "../support/workbook.js";

/** The whole gateway over the folder, as `entrepot query` runs it. */
const answerOf = async (storeDir: string, document: string): Promise<unknown> => {
  const config = () => loadConfig({ ENTREPOT_MODE: "snapshot", ENTREPOT_STORE_DIR: storeDir });
  const { data, errors } = await runOperation({ document, variables: {} }, { ...cliDeps(), config }, "RUN");
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
};

const edition = (updated: string, nickel: number) =>
  workbook(
    sheet("2026", (rows) => {
      rows[3] = [`Updated on ${updated}`];
      rows[6]![3] = nickel;
    }),
  );
const NICKEL = (args = "") => `observations(from: "2012-05", to: "2012-05"${args}) {
  value { value freshness provenance { dataset publishedAt } }
}`;
const valueOf = (value: number | null, updated: string) => [
  { value: { value, freshness: "RECORDED", provenance: [{ publishedAt: expect.stringContaining(updated) }] } },
];

test("a newer Pink Sheet answers before the embedded one, with its own edition; what it lacks the embedded one answers", async () => {
  const storeDir = temporaryFolder();
  await loadInto(storeDir, "wb-pink-sheet", { [NAME]: edition("May 05, 2026", 8000) });
  const field = (id: string) => `priceSeries(id: "wb-pink-sheet:${id}") { ${NICKEL()} }`;
  expect(await answerOf(storeDir, `{ nickel: ${field("NICKEL")} rebar: ${field("STL_JP_REBAR")} }`)).toMatchObject({
    nickel: { observations: valueOf(8000, "2026-05-05") },
    rebar: {
      observations: [{ value: { provenance: [{ dataset: expect.stringContaining("edition of 2020-08-04") }] } }],
    },
  });
});

test("an older Pink Sheet hides no newer figure: it is a vintage, and another edition is added to it", async () => {
  const storeDir = temporaryFolder();
  const ask = (fields: string) => answerOf(storeDir, `{ priceSeries(id: "wb-pink-sheet:NICKEL") { ${fields} } }`);
  const before = await ask(`latest { period value { value } } ${NICKEL()}`);
  await loadInto(storeDir, "wb-pink-sheet", { [NAME]: edition("July 05, 2016", 8000) });
  expect(await ask(`latest { period value { value } } ${NICKEL()}`)).toEqual(before);
  await loadInto(storeDir, "wb-pink-sheet", { [NAME]: edition("July 05, 2018", 8100) });
  // The same edition again takes the place of its former load.
  await loadInto(storeDir, "wb-pink-sheet", { [NAME]: edition("July 05, 2018", 8200) });
  expect(
    await ask(`vintages
      in2017: ${NICKEL(', asOf: "2017-12-31"')}
      in2019: ${NICKEL(', asOf: "2019-12-31"')}
      now: ${NICKEL()}
      revisions(from: "2012-05", to: "2012-05", earlier: "2017-12-31", later: "2019-12-31") { revised rows { change { value } } }`),
  ).toMatchObject({
    priceSeries: {
      vintages: ["2026-03-03", "2020-08-04", "2018-07-05", "2016-07-05"],
      in2017: valueOf(8000, "2016-07-05"),
      in2019: valueOf(8200, "2018-07-05"),
      now: [{ value: { provenance: [{ publishedAt: expect.stringContaining("2026-03-03") }] } }],
      revisions: { revised: 1, rows: [{ change: { value: 200 } }] },
    },
  });
});

test("Pakistan Steel Mills: operating in the release of 2023, retired in that of 2025, in one node", async () => {
  const storeDir = temporaryFolder();
  await loadInto(storeDir, "gem-gist", { [NAME_2023]: release2023(PLANT_2023) });
  const document = `{ facility(id: "gem-SPK00002") {
    keys status
    statusHistory { status from { date } provenance { dataset } }
    capacity { entries { product status asOf { date } } }
  } }`;
  const { facility } = (await answerOf(storeDir, document)) as {
    facility: {
      keys: string[];
      status: string;
      statusHistory: { status: string; from: unknown; provenance: { dataset: string }[] }[];
      capacity: { entries: { product: string; status: string; asOf: unknown }[] };
    };
  };
  expect(facility.keys).toEqual(expect.arrayContaining(["gem-P100000120781", "gem-SPK00002"]));
  const states = facility.statusHistory.map(({ status, provenance }) => `${status} ${provenance[0]?.dataset}`);
  expect(states).toContain("OPERATING Global Iron and Steel Tracker, release of 2023-03, plant level");
  expect(states).toContain("RETIRED Global Iron and Steel Tracker, September 2025 (V1), plant level");
  const steel = facility.capacity.entries.filter(({ product }) => product === "CRUDE_STEEL");
  expect(steel).toEqual(
    expect.arrayContaining([
      { product: "CRUDE_STEEL", status: "RETIRED", asOf: { date: "2025-09-01" } },
      { product: "CRUDE_STEEL", status: "OPERATING", asOf: { date: "2023-03-01" } },
    ]),
  );
});

test("a release that knows no dates: its state is in the history, on a day and among the conflicts, beside the newer one", async () => {
  const storeDir = temporaryFolder();
  const undated = { ...PLANT_2023, "Construction date": "unknown", "Start date": "unknown" };
  await loadInto(storeDir, "gem-gist", { [NAME_2023]: release2023(undated) });
  const said = "status from { date } asOf { date precision } provenance { dataset }";
  const dataset = "Global Iron and Steel Tracker, release of 2023-03, plant level";
  const { facility, past } = (await answerOf(
    storeDir,
    `{ facility(id: "pakistan-steel-mills") { status statusHistory { ${said} } in2023: statusOn(day: "2023-06-01") { ${said} }
       before: statusOn(day: "2023-02-28") { status } conflicts { field value provenance { dataset } } then: statusOn(day: "2026-01-01") { status } }
       past: facility(id: "pakistan-steel-mills", asOf: "2023-06-01") { status conflicts { field value } capacity { entries { product asOf { date } } } } }`,
  )) as Record<"facility" | "past", Record<string, unknown[]>>;
  const seen = {
    status: "OPERATING",
    from: { date: null },
    asOf: { date: "2023-03-01", precision: "MONTH" },
    provenance: [{ dataset }],
  };
  expect(facility["status"]).toBe("RETIRED");
  expect(facility["statusHistory"]).toContainEqual(seen);
  expect(facility["in2023"]).toContainEqual(seen);
  expect(facility["in2023"]).toContainEqual(expect.objectContaining({ status: "MOTHBALLED" }));
  expect(facility["before"]).not.toContainEqual({ status: "OPERATING" });
  expect(facility["then"]).toContainEqual({ status: "RETIRED" });
  expect(facility["conflicts"]).toContainEqual({ field: "status", value: "OPERATING", provenance: [{ dataset }] });
  // As of that day the release of 2023 is out and that of 2025 is not.
  expect(past).toMatchObject({
    status: "MOTHBALLED",
    conflicts: expect.arrayContaining([{ field: "status", value: "OPERATING" }]),
  });
  expect(JSON.stringify(past)).not.toContain("2025");
});

test("without anything loaded nothing of it is in the graph", async () => {
  expect(await answerOf(temporaryFolder(), `{ facilities(country: "PAK") { totalCount } }`)).toEqual({
    facilities: { totalCount: 8 },
  });
});
