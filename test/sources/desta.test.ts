import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { decodeDestaDepth, decodeDestaList } from "../../src/sources/desta/decode.js";
import { normaliseDesta } from "../../src/sources/desta/normalise.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { byKey, codesOf, faultOf, involving } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const HEAD =
  "number,base_treaty,name,entry_type,consolidated,year,entryforceyear,wto_listed,wto_name,c1,c2,c3,c4,mc1,mc2,mc3,mc4";
const LINES = [
  "7,7,Atlantis Union,base_treaty,0,2004,2006,1,,586,144,,,0,0,,",
  "7+1,7,Atlantis Union Afghanistan accession,accession,0,2008,2011,1,,586,144,4,,2,2,1,",
  "7_1,7,Atlantis Union withdrawal Sri Lanka,withdrawal,0,2015,,1,,586,4,144,,2,2,1,",
  "8,7,Atlantis Union services,protocol or amendment,-1,2009,2009,0,,586,144,,,0,0,,",
  "8a,7,Atlantis Union (consolidated),consolidated,1,2009,2009,0,,586,144,,,0,0,,",
  "9,9,Lemuria talks,negotiation,0,,,0,,586,900,,,0,0,,",
  "10,10,Finland USSR,base_treaty,0,1960,,0,,246,643,,,0,0,,",
  "10,10,Another ten,negotiation,0,,,0,,246,643,,,0,0,,",
];
const list = (lines: readonly string[], head = HEAD) =>
  decodeDestaList(Buffer.from([head, ...lines].join("\n"), "latin1"));

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const edition = (release: string) => ({ release, dataset: "test", publishedOn: null, retrievedOn: null });
const read = (lines: readonly string[], release = "2.3", depth = new Map([["7", 4]])) =>
  normaliseDesta(list(lines), depth, reference, edition(release));

describe("DESTA, row by row", () => {
  test("a treaty with an amendment and its consolidated version is two records, not three", () => {
    const records = read(LINES.slice(0, 5));
    expect(records.map(({ key }) => key)).toEqual(["desta-2.3-7", "desta-2.3-8"]);
    expect(records[1]).toMatchObject({ instrumentKind: "PROTOCOL_OF_AMENDMENT", predecessors: ["desta-2.3-7"] });
    expect(records[0]!.depthIndex).toBe(4);
  });
  test("accessions and withdrawals are steps of the treaty, and dates of the party", () => {
    const [treaty] = read(LINES.slice(0, 4));
    expect(treaty!.parties.map(({ actor, from, to }) => [actor.kind === "COUNTRY" && actor.code, from, to])).toEqual([
      ["PAK", null, null],
      ["LKA", null, "2015"],
      ["AFG", "2011", null],
    ]);
    expect(treaty!.lifecycle.map(({ type, scope, date }) => `${type} ${scope} ${date}`)).toEqual([
      "SIGNATURE ALL 2004",
      "ENTRY_INTO_FORCE ALL 2006",
      "ACCESSION PARTY 2011",
      "AMENDMENT ALL 2009",
      "WITHDRAWAL PARTY 2015",
    ]);
  });
  test("through a bloc's enlargement, side 2 joins and side 3 is the other partner", () => {
    const enlargement = "7+2,7,Atlantis Union EC Croatia accession,accession,0,2011,2013,1,,12,191,,,3,2,,";
    expect(codesOf(read([LINES[0]!, enlargement])[0]!)).toEqual(["PAK", "LKA", "HRV"]);
  });
  test("years stay years, and the list does not say what still applies", () => {
    expect(read(LINES)[0]).toMatchObject({
      signedOn: "2004",
      inForceFrom: "2006",
      terminatedOn: null,
      status: "UNKNOWN",
    });
    expect(read(LINES)[2]).toMatchObject({ signedOn: null, status: "NEGOTIATION", legalNature: "UNDETERMINED" });
  });
  test("Kosovo is 900; the USSR of 1960 carries Russia's 643", () => {
    expect(codesOf(read(LINES)[2]!)).toEqual(["PAK", "XKX"]);
    expect(codesOf(read(LINES)[3]!)).toEqual(["FIN", "SUN"]);
  });
  test("a number given twice makes two keys; a number of another release is another record", () => {
    expect(read(LINES).map(({ key }) => key)).toEqual(
      ["7", "8", "9", "10", "10-2"].map((number) => `desta-2.3-${number}`),
    );
    expect(read(LINES, "2.0")[0]!.key).toBe("desta-2.0-7");
  });
  test("the release of 2020 is parted by semicolons and writes NA; blanks may be 0xA0", () => {
    const old = list(
      ["7;7;Atlantis\u00a0Union;base_treaty;0;NA;NA;NA;NA;586;144;NA;NA;0;0;NA;NA"],
      HEAD.replaceAll(",", ";"),
    );
    expect(old[0]).toMatchObject({ name: "Atlantis Union", year: null, wtoName: null });
    expect(old[0]!.members.map(({ code }) => code)).toEqual(["586", "144"]);
  });
});

describe("what the files do not document is refused by its place", () => {
  test.each<[string, () => unknown, string]>([
    ["an entry type", () => list([LINES[0]!.replace("base_treaty", "renewal")]), 'line 2, "entry_type"'],
    ["a line that is cut", () => list(["7,7,Atlantis"]), "the file"],
    ["a year", () => list([LINES[0]!.replace("2004", "04")]), 'line 2, "year"'],
    ["a member", () => list([LINES[0]!.replace("586", "PAK")]), 'line 2, "c1"'],
    ["a country number", () => read([LINES[0]!.replace("586", "999")]), "number 7, members"],
    ["a depth", () => decodeDestaDepth(Buffer.from("number,depth_index\n7,8")), 'line 2, "depth_index"'],
    ["other columns", () => decodeDestaList(Buffer.from("a,b\n1,2")), "the first line"],
  ])("%s", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("DESTA 2.3", () => {
  let records: AgreementRecord[] = [];
  beforeAll(() => {
    const file = (name: string) => readFileSync(join(SHARED_DATA, "agreements/data/desta", name));
    const rows = decodeDestaList(file("desta_list_of_treaties_02_03.csv"));
    const depth = decodeDestaDepth(file("desta_indices_version_02_03.csv"));
    expect([rows.length, depth.size]).toEqual([1410, 692]);
    records = normaliseDesta(rows, depth, reference, edition("2.3"));
  });
  test("903 base treaties, 78 negotiations, 77 amendments, every key once", () => {
    expect(
      ["base_treaty", "negotiation", "protocol or amendment"].map(
        (type) => records.filter(({ sourceStatus }) => sourceStatus === type).length,
      ),
    ).toEqual([903, 78, 77]);
    expect(new Set(records.map(({ key }) => key)).size).toBe(1058);
  });
  test("China–Pakistan", () => {
    expect(byKey(records, "desta-2.3-224")).toMatchObject({
      title: "China Pakistan",
      signedOn: "2006",
      inForceFrom: "2007",
      depthIndex: 4,
    });
    expect(byKey(records, "desta-2.3-1108").predecessors).toEqual(["desta-2.3-224"]);
    expect(records.some(({ key }) => key === "desta-2.3-225a")).toBe(false);
  });
  test("no agreement has both Pakistan and Russia", () => {
    expect(involving(records, "PAK").filter((record) => involving([record], "RUS").length > 0)).toEqual([]);
    expect([involving(records, "PAK").length, involving(records, "RUS").length]).toEqual([23, 28]);
  });
  test("995 of this release is EAEU–Iran of 2023", () => {
    expect(byKey(records, "desta-2.3-995")).toMatchObject({ signedOn: "2023", inForceFrom: "2025" });
    expect(codesOf(byKey(records, "desta-2.3-995"))).toEqual(["IRN", "ARM", "BLR", "KAZ", "KGZ", "RUS"]);
    expect(byKey(records, "desta-2.3-950").status).toBe("NEGOTIATION");
  });
  test("who came and went", () => {
    const dates = (number: string, code: string) =>
      byKey(records, `desta-2.3-${number}`)
        .parties.filter(({ actor }) => actor.kind === "COUNTRY" && actor.code === code)
        .map(({ from, to }) => [from, to]);
    expect(dates("667", "AFG")).toEqual([["2011", null]]);
    expect(dates("461", "ROU")).toEqual([[null, "2007"]]);
    expect(dates("672", "SYC")).toEqual([
      ["1997", "2004"],
      ["2015", null],
    ]);
    expect(dates("17", "HRV")).toEqual([["2013", null]]);
  });
});
