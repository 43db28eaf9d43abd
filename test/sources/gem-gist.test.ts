import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { FacilityRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { nameList, shares } from "../../src/sources/gem-gist/cells.js";
import { decodeGem, decodeGemWorkbook } from "../../src/sources/gem-gist/decode.js";
import { normaliseGem } from "../../src/sources/gem-gist/normalise.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import type { Cell } from "../../src/sources/workbook.js";
import { faultOf } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

type Cells = Readonly<Record<string, Cell>>;
const PLANT: Cells = {
  "Plant ID": "P1",
  "Plant name (English)": "Atlantis Works",
  "Plant name (other language)": "Атлантида",
  "Other plant names (English)": "Old Works (Ltd., predecessor), Atlantis Steel Co., Ltd.",
  "Other plant names (other language)": null,
  Owner: "Atlantis Steel",
  Parent: "Rich Man [80.0%]; unknown [12.5%]; Poor Man",
  Municipality: "Karachi",
  "Subnational unit (province/state)": "Sindh",
  "Country/Area": "Pakistan",
  Coordinates: "24.8099770, -67.3524400",
  "Coordinate accuracy": "exact",
  "GEM wiki page": "https://www.gem.wiki/Atlantis",
  "Announced date": "unknown",
  "Construction date": new Date("1973-12-30T00:00:00Z"),
  "Start date": 1981,
  "Pre-retirement announcement date": "unknown",
  "Idled date": 2015,
  "Retired date": new Date("2027-01-01T00:00:00Z"),
  "Ferronickel capacity (ttpa)": "N/A",
  "Sinter plant capacity (ttpa)": ">0",
  "Coking plant capacity (ttpa)": 960,
  "Pelletizing plant capacity (ttpa)": "unknown",
  "Steel products": "sheet, billet",
};
const CAPACITY: Cells = {
  "Plant ID": "P1",
  Status: "operating",
  "Nominal crude steel capacity (ttpa)": 1100,
  "Nominal BOF steel capacity (ttpa)": 1000,
  "Nominal EAF steel capacity (ttpa)": 100,
  "Nominal OHF steel capacity (ttpa)": "N/A",
  "Other/unspecified steel capacity (ttpa)": "N/A",
  "Nominal iron capacity (ttpa)": ">0",
  "Nominal BF capacity (ttpa)": ">0",
  "Nominal DRI capacity (ttpa)": "N/A",
  "Other/unspecified iron capacity (ttpa)": "unknown",
};
const OUTPUT: Cells = {
  "Plant ID": "P1",
  "Type of production": "Other/unknown steel production (ttpa)",
  "2019": "N/A",
  "2020": 120.5,
  "2021": "unknown",
  "2022": ">0",
};

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const edition = { dataset: "test", publishedOn: "2025-09", retrievedOn: null };
const sheet = (rows: readonly Cells[]): Cell[][] => {
  const head = Object.keys(rows[0]!);
  return [head, ...rows.map((cells) => head.map((title) => cells[title] ?? null))];
};
const read = (plant: Cells = {}, capacities: readonly Cells[] = [{}], output: Cells = {}): FacilityRecord => {
  const book = new Map<string, Cell[][]>([
    ["Plant data", sheet([{ ...PLANT, ...plant }])],
    ["Plant capacities and status", sheet(capacities.map((cells) => ({ ...CAPACITY, ...cells })))],
    ["Plant production", sheet([{ ...OUTPUT, ...output }])],
  ]);
  return normaliseGem(decodeGemWorkbook(book), reference, edition)[0]!;
};

describe("a plant", () => {
  test("names, place, owners", () => {
    expect(read()).toMatchObject({
      key: "gem-P1",
      country: "PAK",
      aliases: ["Атлантида", "Old Works (Ltd., predecessor)", "Atlantis Steel Co., Ltd."],
      place: { name: "Karachi, Sindh", latitude: 24.809977, longitude: -67.35244, accuracy: "EXACT" },
      owners: [
        { name: "Atlantis Steel", share: null },
        { name: "Rich Man", share: 0.8 },
        { name: "Poor Man", share: null },
      ],
      products: ["sheet", "billet"],
    });
    expect(shares("ArcelorMittal SA [97.1%]; small shareholder(s) [2.9%]").map(({ share }) => share)).toEqual([
      0.971, 0.029,
    ]);
    expect(nameList("鞍钢, 宝钢; A")).toEqual(["鞍钢", "宝钢", "A"]);
  });
  test("capacities by route add up to the total and are not repeated by it; >0 and unknown have a reason", () => {
    expect(
      read().capacities.map(({ product, route, ktPerYear, missing }) => [product, route, ktPerYear, missing]),
    ).toEqual([
      ["CRUDE_STEEL", "BOF", 1000, null],
      ["CRUDE_STEEL", "EAF", 100, null],
      ["IRON", "BF", null, "NOT_REPORTED"],
      ["IRON", "other or unspecified", null, "NOT_REPORTED"],
      ["SINTER", null, null, "NOT_REPORTED"],
      ["COKE", null, 960, null],
    ]);
  });
  test("where the routes do not add up the total stands alone", () => {
    const steel = read({}, [{ "Nominal crude steel capacity (ttpa)": 1300 }]).capacities.filter(
      ({ product }) => product === "CRUDE_STEEL",
    );
    expect(steel.map(({ route, ktPerYear }) => [route, ktPerYear])).toEqual([[null, 1300]]);
  });
  test.each<[readonly string[], string]>([
    [["operating", "announced", "retired"], "OPERATING"],
    [["mothballed", "construction"], "MOTHBALLED"],
    [["operating pre-retirement", "mothballed pre-retirement"], "OPERATING_PRE_RETIREMENT"],
    [["retired", "announced"], "RETIRED"],
    [["retired", "construction"], "CONSTRUCTION"],
    [["cancelled"], "CANCELLED"],
  ])("units %j make the plant %s", (states, expected) => {
    expect(
      read(
        {},
        states.map((Status) => ({ Status })),
      ).status,
    ).toBe(expected);
  });
  test("history: days and years, nothing after the release, no start of what is only planned", () => {
    const of = (record: FacilityRecord) => record.statusHistory.map(({ status, from }) => `${status} ${from}`);
    expect(of(read())).toEqual(["CONSTRUCTION 1973-12-30", "OPERATING 1981", "MOTHBALLED 2015", "OPERATING null"]);
    expect(of(read({}, [{ Status: "announced" }]))).not.toContain("OPERATING 1981");
    expect(of(read({ "Start date": "2020-19-18" }))).toContain("OPERATING 2020");
  });
  test("output: an unknown year is a gap, N/A a year without the unit, a line without figures nothing", () => {
    expect(read().production.map(({ product, year, kt }) => [product, year, kt])).toEqual([
      ["Steel, other or unknown route", 2020, 120.5],
      ["Steel, other or unknown route", 2021, null],
      ["Steel, other or unknown route", 2022, null],
    ]);
    expect(read({}, [{}], { "2020": "unknown", "2022": "N/A" }).production).toEqual([]);
  });
});

describe("what the tracker does not document is refused by its place", () => {
  test.each<[string, () => unknown, string]>([
    ["a status", () => read({}, [{ Status: "dreaming" }]), 'sheet "Plant capacities and status", row 2, "Status"'],
    [
      "an amount",
      () => read({ "Coking plant capacity (ttpa)": "about 5" }),
      'sheet "Plant data", row 2, "Coking plant capacity (ttpa)"',
    ],
    ["coordinates", () => read({ Coordinates: "Karachi" }), 'sheet "Plant data", row 2, "Coordinates"'],
    ["a date", () => read({ "Idled date": "some day" }), 'sheet "Plant data", row 2, "Idled date"'],
    ["a country", () => read({ "Country/Area": "Atlantis" }), 'plant P1, "Country/Area"'],
    [
      "the layout of March 2023",
      () => decodeGemWorkbook(new Map([["Steel Plants", [["Plant ID"], ["SPK00002"]]]])),
      'sheet "Plant data"',
    ],
    [
      "a route's column under another name",
      () =>
        decodeGemWorkbook(
          new Map<string, Cell[][]>([
            ["Plant data", sheet([PLANT])],
            [
              "Plant capacities and status",
              sheet([CAPACITY]).map((row, y) =>
                y === 0 ? row.map((t) => String(t).replace("BOF steel", "BOF")) : row,
              ),
            ],
          ]),
        ),
      'sheet "Plant capacities and status"',
    ],
    ["no workbook", () => decodeGem(Buffer.from("a,b")), "the file"],
  ])("%s", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("the release of September 2025", () => {
  const FILE = "agreements/data/gem/Plant-level-data-Global-Iron-and-Steel-Tracker-September-2025-V1.xlsx";
  let plants: FacilityRecord[] = [];
  beforeAll(async () => {
    const release = await decodeGem(readFileSync(join(SHARED_DATA, FILE)));
    expect([release.plants, release.capacities, release.production].map(({ length }) => length)).toEqual([
      1209, 1744, 1784,
    ]);
    plants = normaliseGem(release, reference, edition);
  });
  const steel = (records: readonly FacilityRecord[], status: string) =>
    records
      .flatMap(({ capacities }) => capacities)
      .filter((row) => row.product === "CRUDE_STEEL" && row.status === status)
      .reduce((sum, row) => sum + (row.ktPerYear ?? 0), 0);
  test("Pakistan has 8 plants and 2,398 thousand tonnes operating, Russia 31 plants", () => {
    const pakistan = plants.filter(({ country }) => country === "PAK");
    expect([
      pakistan.length,
      steel(pakistan, "OPERATING"),
      plants.filter(({ country }) => country === "RUS").length,
    ]).toEqual([8, 2398, 31]);
    const output = (name: string) => {
      const rows = pakistan
        .find((plant) => plant.name.startsWith(name))!
        .production.filter(({ product }) => product === "Crude steel");
      return [rows.find(({ year }) => year === 2019)?.kt, rows.find(({ year }) => year === 2023)?.kt];
    };
    expect(["Agha", "Amreli", "Mughal"].map(output)).toEqual([
      [183, 48],
      [444, 215],
      [175, 280],
    ]);
  });
  test("Pakistan Steel Mills: retired, 3,000 thousand tonnes of steel, 1,230 of iron", () => {
    const mill = plants.find(({ key }) => key === "gem-P100000120781")!;
    expect(mill).toMatchObject({
      status: "RETIRED",
      place: { latitude: 24.809977, longitude: 67.35244, accuracy: "EXACT" },
    });
    expect(mill.statusHistory.map(({ status, from }) => `${status} ${from}`)).toEqual([
      "ANNOUNCED 1969-01",
      "CONSTRUCTION 1973-12-30",
      "OPERATING 1981",
      "MOTHBALLED 2015",
      "RETIRED 2024-06",
    ]);
    expect(mill.capacities.map(({ product, route, ktPerYear }) => [product, route, ktPerYear])).toEqual([
      ["CRUDE_STEEL", "BOF", 3000],
      ["IRON", "BF", 1230],
      ["SINTER", null, null],
      ["COKE", null, 960],
    ]);
  });
  test("states of plants", () => {
    const count = (status: string) => plants.filter((plant) => plant.status === status).length;
    expect(
      ["OPERATING", "OPERATING_PRE_RETIREMENT", "MOTHBALLED", "CONSTRUCTION", "RETIRED", "ANNOUNCED", "CANCELLED"].map(
        count,
      ),
    ).toEqual([868, 50, 35, 56, 77, 96, 27]);
    expect(plants.every(({ place }) => place.latitude !== null)).toBe(true);
  });
});
