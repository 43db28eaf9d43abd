import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import type { Cell } from "../../src/sources/workbook.js";
import { decodeWorkbook, decodeWtoRta } from "../../src/sources/wto-rta/decode.js";
import { normaliseWtoRta } from "../../src/sources/wto-rta/normalise.js";
import { byKey, codesOf, faultOf, involving, unresolved } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const HEAD = [
  "RTA ID", "RTA Name", "Coverage", "Type", "Status", "Date of Signature (G)", "Date of Signature (S)",
  "Date of Notification (G)", "Date of Notification (S)", "Date of Entry into Force (G)", "Date of Entry into Force (S)",
  "Inactive Date", "Current signatories", "Original signatories", "Specific Entry/Exit dates",
  "End of implementation period (G)", "End of implementation period (S)", "Remarks",
]; // prettier-ignore
const CHANGES = ["RTA ID", "Changes affect", "Date of signature of changes", "Date of entry into force of changes"];
const day = (text: string) => new Date(`${text}T00:00:00Z`);

type Cells = Readonly<Record<string, Cell>>;
const row = (cells: Cells): Cell[] => HEAD.map((title) => cells[title] ?? null);
const book = (rows: readonly Cells[], changes: readonly Cell[][] = []) =>
  new Map<string, Cell[][]>([
    ["AllRTAs", [HEAD, ...rows.map(row)]],
    ["RTA Changes", [CHANGES, ...changes]],
  ]);
const union: Cells = {
  "RTA ID": 9001,
  "RTA Name": "Eurasian Economic Union (EAEU) - Atlantis ",
  Type: "FTA & EIA",
  Status: "In Force",
  "Date of Signature (G)": day("2015-05-29"),
  "Date of Entry into Force (G)": day("2016-10-05"),
  "Date of Entry into Force (S)": day("2017-01-01"),
  "Current signatories": "Viet Nam; Eurasian Economic Union (EAEU) ",
  "End of implementation period (G)": 2027,
};

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const read = (rows: readonly Cells[], changes: readonly Cell[][] = []): AgreementRecord[] => {
  const decoded = decodeWorkbook(book(rows, changes));
  return normaliseWtoRta(decoded.agreements, decoded.changes, reference, {
    dataset: "test",
    retrievedOn: "2026-02-01",
  });
};
const one = (cells: Cells): AgreementRecord => read([{ ...union, ...cells }])[0]!;

describe("the WTO's export, row by row", () => {
  test("a bloc is a party, and so are its members of the day: EAEU agreements show under Russia", () => {
    const record = one({});
    expect(record.title).toBe("Eurasian Economic Union (EAEU) - Atlantis");
    expect(record.parties[1]!.actor).toEqual({ kind: "GROUP", id: "EAEU" });
    expect(codesOf(record)).toEqual(["VNM", "ARM<EAEU", "BLR<EAEU", "KAZ<EAEU", "KGZ<EAEU", "RUS<EAEU"]);
    expect(codesOf(one({ "Date of Entry into Force (G)": day("2015-06-01") }))).not.toContain("KGZ<EAEU");
  });
  test("members that join the European Union later join its agreements from that day; former members leave", () => {
    const { parties } = one({
      "Current signatories": "Norway; European Union",
      "Date of Entry into Force (G)": day("1973-07-01"),
    });
    const of = (code: string) => parties.find(({ actor }) => actor.kind === "COUNTRY" && actor.code === code);
    expect(of("POL")).toMatchObject({ from: "2004-05-01", to: null, expandedFrom: "EU" });
    expect(of("GBR")).toMatchObject({ from: null, to: "2020-01-31" });
    expect(of("DEU")).toMatchObject({ from: null, to: null });
  });
  test("goods and services have dates of their own; the end of implementation is a year", () => {
    const record = one({ "Date of Signature (S)": day("2016-02-01") });
    const steps = record.lifecycle.map(({ type, scope, date }) => `${type} ${scope} ${date}`);
    expect(steps).toEqual([
      "SIGNATURE GOODS 2015-05-29",
      "SIGNATURE SERVICES 2016-02-01",
      "ENTRY_INTO_FORCE GOODS 2016-10-05",
      "ENTRY_INTO_FORCE SERVICES 2017-01-01",
      "END_OF_IMPLEMENTATION GOODS 2027",
    ]);
    expect([record.signedOn, record.inForceFrom]).toEqual(["2015-05-29", "2016-10-05"]);
    expect(record.topics).toEqual(["trade", "services"]);
  });
  test.each([
    ["In Force", "IN_FORCE"],
    ["In force for at least one Party", "IN_FORCE_PARTIAL"],
    ["Inactive", "INACTIVE"],
    ["Early announcement-Signed ", "SIGNED"],
    ["Early announcement-Under negotiation", "NEGOTIATION"],
  ])("status %j", (status, expected) => {
    expect(one({ Status: status })).toMatchObject({ status: expected, sourceStatus: status.trim() });
  });
  test("original signatories stand in where there are no current ones", () => {
    const record = one({
      "Current signatories": null,
      "Original signatories": "Georgia; Russian Federation",
      Status: "Inactive",
      "Inactive Date": day("2012-09-20"),
    });
    expect(codesOf(record)).toEqual(["GEO", "RUS"]);
    expect(record.terminatedOn).toBe("2012-09-20");
  });
  test("announced talks name their parties in the title only", () => {
    const talks = {
      "Current signatories": null,
      Status: "Early announcement-Under negotiation",
      "Date of Signature (G)": null,
      "Date of Entry into Force (G)": null,
      "Date of Entry into Force (S)": null,
    };
    const record = one({ ...talks, "RTA Name": "EFTA - Russian Federation / Belarus / Kazakhstan" });
    expect(codesOf(record)).toEqual(["CHE<EFTA", "ISL<EFTA", "LIE<EFTA", "NOR<EFTA", "RUS", "BLR", "KAZ"]);
    expect(one({ ...talks, "RTA Name": "Borneo Free Trade Area" }).parties).toEqual([]);
  });
  test("dates of single parties come out of the text; 9999 is a party it is not in force for", () => {
    const record = one({
      "Current signatories": "Armenia; Moldova, Republic of; Philippines",
      "Original signatories": "Armenia; Romania",
      "Specific Entry/Exit dates":
        "Armenia(17-Oct-2012 - ); Moldova, Republic of(09-Dec-2012 - ); Philippines(01-Jan-9999 - ); Romania( - 01-Jan-2007)",
    });
    expect(record.parties.map(({ role, from, to }) => [role, from, to])).toEqual([
      ["PARTY", "2012-10-17", null],
      ["PARTY", "2012-12-09", null],
      ["SIGNATORY", null, null],
      ["PARTY", null, "2007-01-01"],
    ]);
    expect(record.lifecycle.filter(({ scope }) => scope === "PARTY")).toHaveLength(3);
    expect(record.lifecycle.find(({ type }) => type === "WITHDRAWAL")).toMatchObject({
      date: "2007-01-01",
      sourceText: "Romania( - 01-Jan-2007)",
    });
  });
  test("the date of a bloc's member is put on that member", () => {
    const record = one({
      "Current signatories": "Ukraine; European Free Trade Association (EFTA)",
      "Specific Entry/Exit dates": "Norway(01-Nov-2012 - )",
    });
    expect(record.parties.find(({ actor }) => actor.kind === "COUNTRY" && actor.code === "NOR")).toMatchObject({
      from: "2012-11-01",
      expandedFrom: "EFTA",
    });
  });
  test("a member that left with its bloc's agreement going on keeps the bloc", () => {
    const record = one({
      "Current signatories": "Norway; European Union",
      "Date of Entry into Force (G)": day("1973-07-01"),
      "Specific Entry/Exit dates": "United Kingdom( - 31-Dec-2020)",
    });
    const britain = record.parties.filter(({ actor }) => actor.kind === "COUNTRY" && actor.code === "GBR");
    expect(britain).toMatchObject([{ from: null, to: "2020-12-31", expandedFrom: "EU" }]);
  });
  test("notified changes are amendments of goods or services", () => {
    const [record] = read([union], [[9001, "Services", day("2020-01-02"), day("2021-03-04")]]);
    expect(record!.lifecycle.find(({ type }) => type === "AMENDMENT")).toMatchObject({
      scope: "SERVICES",
      date: "2020-01-02",
    });
  });
});

describe("odd rows among others", () => {
  const among = (cells: Cells) =>
    read([union, { ...union, "RTA ID": 9002 }, { ...union, ...cells, "RTA ID": 9003 }])[2]!;
  test.each([
    ["Armenia(1-Jan-2012 - )", "2012-01-01", null],
    ["Armenia(17-Sept-2012 - 3 October 2020)", "2012-09-17", "2020-10-03"],
    ["Armenia(17-Sep.-2012 – )", "2012-09-17", null],
    ["Armenia(2012 - )", "2012", null],
  ])("%s", (text, from, to) => {
    const { parties } = among({ "Current signatories": "Armenia; Viet Nam", "Specific Entry/Exit dates": text });
    expect(parties[0]).toMatchObject({ role: "PARTY", from, to });
  });
  test.each(["Armenia 2012", "Armenia(soon - )", "Armenia(31-Feb-2012 - )"])(
    "%s: the row and its words stay, and nobody becomes a party by them",
    (text) => {
      const { parties, lifecycle } = among({
        "Current signatories": "Georgia; Viet Nam",
        "Specific Entry/Exit dates": `${text}; Georgia(01-Jan-2012 - )`,
      });
      expect(parties.map(({ from }) => from)).toEqual(["2012-01-01", null]);
      expect(lifecycle.filter(({ type }) => type === "UNKNOWN")).toMatchObject([
        { scope: "PARTY", date: null, sourceText: text },
      ]);
    },
  );
  test("a state that the list does not have", () => {
    expect(among({ Status: "Suspended" })).toMatchObject({ status: "SUSPENDED", sourceStatus: "Suspended" });
    const record = among({ Status: "Blue" });
    expect([record.status, record.sourceStatus, record.parties[0]!.role]).toEqual(["UNKNOWN", "Blue", "UNKNOWN"]);
  });
});

describe("what the export does not document is refused by its place", () => {
  test.each<[string, Cells, string]>([
    ["states that nobody knows", { Status: "Blue" }, "the column Status"],
    ["a date in words", { "Inactive Date": "soon" }, 'sheet "AllRTAs", row 2, "Inactive Date"'],
    ["an id in words", { "RTA ID": "9001a" }, 'sheet "AllRTAs", row 2, "RTA ID"'],
    [
      "party dates of another form throughout",
      { "Specific Entry/Exit dates": "Armenia 2012; Georgia 2013" },
      'the column "Specific Entry/Exit dates"',
    ],
  ])("%s", async (_, cells, field) => {
    expect(await faultOf(() => one(cells))).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
  test("no sheet, no column, no workbook", async () => {
    expect(await faultOf(() => decodeWorkbook(new Map()))).toBe('UPSTREAM_BAD_DATA sheet "AllRTAs"');
    expect(await faultOf(() => decodeWorkbook(new Map([["AllRTAs", [["RTA ID"]]]])))).toBe(
      'UPSTREAM_BAD_DATA sheet "AllRTAs"',
    );
    expect(await faultOf(() => decodeWtoRta(Buffer.from("<html>busy</html>")))).toBe("UPSTREAM_BAD_DATA the file");
  });
});

describe.skipIf(!hasSharedData)("the export of 2026-02-01", () => {
  let records: AgreementRecord[] = [];
  beforeAll(async () => {
    const file = readFileSync(join(SHARED_DATA, "agreements/data/wto-rta/WTO_RTA_AllRTAs.2026-02-01.xlsx"));
    const { agreements, changes } = await decodeWtoRta(file);
    expect([agreements.length, changes.length]).toEqual([655, 354]);
    records = normaliseWtoRta(agreements, changes, reference, { dataset: "test", retrievedOn: "2026-02-01" });
  });
  test("statuses", () => {
    const count = (status: string) => records.filter((record) => record.status === status).length;
    expect(["IN_FORCE", "INACTIVE", "NEGOTIATION", "SIGNED", "IN_FORCE_PARTIAL"].map(count)).toEqual([
      401, 213, 29, 7, 5,
    ]);
  });
  test("Pakistan 11; Russia 21 by name, 4 through the EAEU, 2 in titles of announced talks; none with both", () => {
    const pakistan = involving(records, "PAK");
    const russia = involving(records, "RUS");
    expect([pakistan.length, russia.length]).toEqual([11, 27]);
    expect(russia.filter((record) => codesOf(record).includes("RUS<EAEU")).map(({ key }) => key)).toEqual(
      expect.arrayContaining(["wto-rta-973", "wto-rta-1149", "wto-rta-1316", "wto-rta-1028"]),
    );
    expect(pakistan.filter((record) => russia.includes(record))).toEqual([]);
  });
  test("Pakistan's agreements of 2022 with Türkiye and Uzbekistan are not in this register: nobody notified them", () => {
    const pakistan = involving(records, "PAK");
    for (const code of ["TUR", "UZB"])
      expect(involving(pakistan, code).filter(({ signedOn }) => (signedOn ?? "") >= "2022")).toEqual([]);
  });
  test("Pakistan–China, EAEU, CIS", () => {
    expect(byKey(records, "wto-rta-153")).toMatchObject({
      signedOn: "2006-11-24",
      inForceFrom: "2007-07-01",
      status: "IN_FORCE",
    });
    const dates = byKey(records, "wto-rta-153").lifecycle.map(({ type, scope, date }) => `${type} ${scope} ${date}`);
    expect(dates).toEqual(
      expect.arrayContaining([
        "SIGNATURE SERVICES 2009-02-21",
        "ENTRY_INTO_FORCE SERVICES 2009-10-10",
        "END_OF_IMPLEMENTATION GOODS 2012",
      ]),
    );
    expect(byKey(records, "wto-rta-909")).toMatchObject({ signedOn: "2014-05-29", inForceFrom: "2015-01-01" });
    expect(byKey(records, "wto-rta-762").parties.map(({ from }) => from)).toEqual([
      "2012-10-17",
      null,
      "2012-12-08",
      "2013-12-13",
      "2012-12-09",
      null,
      "2015-12-24",
      null,
    ]);
    expect(byKey(records, "wto-rta-1316")).toMatchObject({ signedOn: "2023-12-25", inForceFrom: "2025-05-15" });
  });
  test("every party is a country or a bloc but three, named as printed", () => {
    expect(unresolved(records)).toEqual(["CARICOM", "Eastern African Community (EAC) EPA", "West Africa EPA"]);
    expect(records.filter(({ parties }) => parties.length === 0).map(({ title }) => title)).toHaveLength(2);
  });
});
