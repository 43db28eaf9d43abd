import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AgreementCorpus, FacilityRecord } from "../../src/agreements/agreements.records.js";
import { destaLoader } from "../../src/sources/load/desta.js";
import { gemGistLoader } from "../../src/sources/load/gem-gist.js";
import { openLoaded } from "../../src/sources/load/open.js";
import { wtoRtaLoader } from "../../src/sources/load/wto-rta.js";
import type { AgreementRow } from "../../src/sources/snapshot/agreements.rows.js";
import { snapshotAgreements } from "../../src/sources/snapshot/agreements.js";
import type { FacilityRow } from "../../src/sources/snapshot/facilities.rows.js";
import type { Cell } from "../../src/sources/workbook.js";
import { EXTENSION, NAME_2023, PLANT_2023, release2023 } from "../support/gem-2023.js";
import { file, loadInto, readWith, refusalOf, snapshot, temporaryFolder } from "../support/loading.js";
import { workbook } from "../support/workbook.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const real = (path: string) => file(basename(path), readFileSync(join(SHARED_DATA, "agreements/data", path)));
const corpusOf = async (storeDir: string): Promise<AgreementCorpus> => {
  const [port, ...more] = openLoaded(storeDir).agreements([snapshotAgreements(snapshot)]);
  expect(more).toEqual([]);
  return (await port!.load()).corpus;
};

describe("releases of the plant tracker", () => {
  test("the layout of 2023: one sheet, extensions as rows of their plant", async () => {
    const { rowsOf, lines, tables } = await readWith(gemGistLoader, [
      file(NAME_2023, release2023(EXTENSION, PLANT_2023)),
    ]);
    expect(tables).toMatchObject([{ path: "agreements/gem-gist-2023-03.json", publishedOn: "2023-03" }]);
    expect(lines[1]).toContain("release of 2023-03, layout of 2023; 1 plants, 2 rows of capacity");
    expect(rowsOf<FacilityRow>()).toMatchObject([
      {
        key: "gem-SPK00002",
        country: "PAK",
        status: "OPERATING",
        history: [
          ["CONSTRUCTION", "1973"],
          ["OPERATING", "1981"],
        ],
        capacities: [
          ["CRUDE_STEEL", "BOF", "ANNOUNCED", 1000],
          ["CRUDE_STEEL", "BOF", "OPERATING", 3000],
          ["IRON", "BF", "OPERATING", 1200],
          ["COKE", null, "OPERATING", 960],
        ],
      },
    ]);
  });

  test("operating in 2023, retired in 2025: one plant with both, each with its release; the newer one stands for it", async () => {
    const storeDir = temporaryFolder();
    await loadInto(storeDir, "gem-gist", { [NAME_2023]: release2023(PLANT_2023) });
    const { facilities } = await corpusOf(storeDir);
    const before = (await snapshotAgreements(snapshot).load()).corpus.facilities;
    expect(facilities).toHaveLength(before.length + 1);
    const [newer, older] = ["gem-P100000120781", "gem-SPK00002"].map((key) =>
      facilities.find((record) => record.key === key),
    ) as [FacilityRecord, FacilityRecord];
    expect([newer.status, older.status]).toEqual(["RETIRED", "OPERATING"]);
    expect(newer.sameAs).toEqual(["gem-SPK00002"]);
    expect(older.sameAs).toEqual(["gem-P100000120781"]);
    expect(facilities.indexOf(newer)).toBeLessThan(facilities.indexOf(older));
    expect([newer, older].map(({ capacities }) => capacities[0]?.asOf)).toEqual(["2025-09", "2023-03"]);
  });

  test.each([
    ["another page", { "GEM wiki page": "https://www.gem.wiki/Other_Works" }],
    ["another place", { Coordinates: "25.8100, 67.3520" }],
  ])("%s: not the same plant", async (_, change) => {
    const storeDir = temporaryFolder();
    await loadInto(storeDir, "gem-gist", { [NAME_2023]: release2023({ ...PLANT_2023, ...change }) });
    const { facilities } = await corpusOf(storeDir);
    expect(facilities.find(({ key }) => key === "gem-SPK00002")?.sameAs).toEqual([]);
  });

  test.each([
    ["an unknown state", { Status: "sleeping" }, 'sheet "Steel Plants", row 2, "Status" expected announced'],
    [
      "a capacity in words",
      { "Nominal BF capacity (ttpa)": "lots" },
      'row 2, "Nominal BF capacity (ttpa)" expected a number',
    ],
    ["an unknown country", { Country: "Atlantis" }, 'plant SPK00002, "Country/Area" expected a country'],
  ])("refused: %s", async (_, change, expected) => {
    const error = await refusalOf(
      readWith(gemGistLoader, [file(NAME_2023, release2023({ ...PLANT_2023, ...change }))]),
    );
    expect(error.message).toContain(expected);
  });

  test.each([
    ["Nominal BOF steel capacity (ttpa)", "BOF capacity (ttpa)"],
    ["Nominal iron capacity (ttpa)", "Iron (ttpa)"],
    ["Coking plant capacity (ttpa)", "Coke (ttpa)"],
    ["Closed/idled date", "Closure"],
  ])("refused: the column %s under another name", async (column, name) => {
    const { [column]: moved, ...rest } = PLANT_2023;
    const titles = [...Object.keys(rest), name];
    const bytes = workbook({ "Steel Plants": [titles, [...Object.values(rest), moved ?? null]] });
    const error = await refusalOf(readWith(gemGistLoader, [file(NAME_2023, bytes)]));
    expect(error.message).toContain(`sheet "Steel Plants" expected a column "${column}"`);
  });

  test("one sheet with the column Country/Area and dates of its own", async () => {
    const older = Object.entries(PLANT_2023).filter(([title]) => !["Country", "Closed/idled date"].includes(title));
    const row: Record<string, Cell> = {
      ...Object.fromEntries(older),
      "Country/Area": "Pakistan",
      Status: "retired",
      "Idled date": 2015,
      "Retired date": 2024,
    };
    const bytes = workbook({ Plants: [Object.keys(row), Object.values(row)] });
    const { rowsOf } = await readWith(gemGistLoader, [file("GIST-2024-04.xlsx", bytes)]);
    expect(rowsOf<FacilityRow>()).toMatchObject([
      { country: "PAK", status: "RETIRED", history: expect.arrayContaining([["RETIRED", "2024"]]) },
    ]);
  });

  test("refused: a release that nobody dates; --published does", async () => {
    const files = [file("plants.xlsx", release2023(PLANT_2023))];
    expect((await refusalOf(readWith(gemGistLoader, files))).message).toContain("or --published YYYY-MM");
    const { tables } = await readWith(gemGistLoader, files, { publishedOn: "2023-03" });
    expect(tables[0]?.publishedOn).toBe("2023-03");
  });
});

const DESTA_HEAD = "number,base_treaty,name,entry_type,year,entryforceyear,wto_name,c1,c2,mc1,mc2";
const DESTA_LIST = `${DESTA_HEAD}\n1,1,Pakistan Sri Lanka,base_treaty,2002,2005,,586,144,,\n`;
const DESTA_DEPTH = "number,base_treaty,depth_index\n1,1,2\n";

describe("DESTA", () => {
  const list = file("desta_list_of_treaties_02_04.csv", DESTA_LIST);
  const depth = file("desta_indices_version_02_04.csv", DESTA_DEPTH);
  const dyads = (number: string) =>
    file("desta_list_of_treaties_02_04_dyads.csv", `iso1,iso2,number,entryforceyear\n586,144,${number},2005\n`);

  test("a later release, its files in any order, takes the place of 2.3 and finds its agreements again", async () => {
    const { rowsOf } = await readWith(destaLoader, [dyads("1"), depth, list]);
    expect(rowsOf<AgreementRow>()).toMatchObject([{ key: "desta-2.4-1", parties: ["PAK", "LKA"], depthIndex: 2 }]);

    const storeDir = temporaryFolder();
    await loadInto(storeDir, "desta", { [list.name]: DESTA_LIST, [depth.name]: DESTA_DEPTH });
    const { agreements } = await corpusOf(storeDir);
    expect(agreements.filter(({ sourceId }) => sourceId === "desta").map(({ key }) => key)).toEqual(["desta-2.4-1"]);
    expect(agreements.find(({ key }) => key === "desta-2.4-1")?.sameAs).toContain("wto-rta-561");
  });

  test.each([
    [
      "a pair of no treaty",
      [list, depth, dyads("7")],
      '_dyads.csv: desta: at line 2, "number" expected a number of the list',
    ],
    ["no list", [depth], "expected the list of treaties of release 2.4"],
    ["one list twice", [list, list], "expected each file of a release once"],
    [
      "indices of another release",
      [list, file("desta_indices_version_02_03.csv", DESTA_DEPTH)],
      "desta_indices_version_02_03.csv: expected the list of treaties of release 2.3",
    ],
    ["no release", [file("list.csv", DESTA_LIST)], "list.csv: expected the release in the name"],
    ["another table", [list, file("x.csv", "a,b\n1,2\n")], "x.csv: line 1: expected the columns of the list"],
    [
      "a year in words",
      [file(list.name, DESTA_LIST.replace("2005", "soon")), depth],
      'line 2, "entryforceyear" expected a year, received "soon"',
    ],
  ])("refused: %s", async (_, files, expected) => {
    const error = await refusalOf(readWith(destaLoader, files));
    expect(error.code).toBe("FILE_INVALID");
    expect(error.message).toContain(expected);
  });
});

describe.skipIf(!hasSharedData)("the registers' own files: the tables of the snapshot, row by row", () => {
  const held = snapshotAgreements(snapshot);
  const agreementsOf = async (id: string) =>
    (await held.load()).corpus.agreements.filter(({ sourceId }) => sourceId === id);
  const sorted = (rows: readonly AgreementRow[]) => rows.map((row) => ({ ...row, sameAs: [...row.sameAs].sort() }));

  test("WTO, with the same agreements found in the other registers", async () => {
    const { rowsOf } = await readWith(wtoRtaLoader, [real("wto-rta/WTO_RTA_AllRTAs.2026-02-01.xlsx")], {
      agreementsOf,
    });
    expect(sorted(rowsOf())).toEqual(sorted(snapshot.table("agreements/wto-rta.json")));
  });

  test("DESTA with its three files", async () => {
    const files = ["list_of_treaties_02_03", "indices_version_02_03", "list_of_treaties_02_03_dyads"];
    const given = files.map((name) => real(`desta/desta_${name}.csv`));
    const { rowsOf, lines } = await readWith(destaLoader, given, { agreementsOf });
    expect(sorted(rowsOf())).toEqual(sorted(snapshot.table("agreements/desta.json")));
    expect(lines[2]).toContain("20,569 pairs, each of a treaty of the list");
  });

  test("the plant tracker; the release of the snapshot is not held twice", async () => {
    const name = "Plant-level-data-Global-Iron-and-Steel-Tracker-September-2025-V1.xlsx";
    const release = real(`gem/${name}`);
    const { rowsOf, tables } = await readWith(gemGistLoader, [release]);
    expect(tables[0]?.publishedOn).toBe("2025-09");
    expect(rowsOf()).toEqual(snapshot.table("agreements/gem-gist.json"));

    const storeDir = temporaryFolder();
    await loadInto(storeDir, "gem-gist", { [name]: release.bytes });
    const { facilities } = await corpusOf(storeDir);
    expect(facilities).toHaveLength(rowsOf().length);
    // Of the two, the file that was loaded.
    expect(new Set(facilities.map(({ citations }) => citations[0]?.dataset))).toEqual(
      new Set(["Global Iron and Steel Tracker, release of 2025-09, plant level"]),
    );
  });
});

test("a register that was loaded is not replaced over the network; plants stand beside each other anyway", async () => {
  const storeDir = temporaryFolder();
  await loadInto(storeDir, "gem-gist", { [NAME_2023]: release2023(PLANT_2023) });
  const chosen = () => openLoaded(storeDir).agreements([snapshotAgreements(snapshot)])[0]!.chosen;
  expect(chosen()).toEqual([]);
  await loadInto(storeDir, "desta", {
    "desta_list_of_treaties_02_04.csv": DESTA_LIST,
    "desta_indices_version_02_04.csv": DESTA_DEPTH,
  });
  expect(chosen()).toEqual(["desta"]);
});
