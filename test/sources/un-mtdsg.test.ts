import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { unMtdsgParts } from "../../src/sources/snapshot/build/un-mtdsg.js";
import { decodeHumanRights, decodeIndex, decodeStatusTable, readConsent } from "../../src/sources/un-mtdsg/decode.js";
import { normaliseTreaty } from "../../src/sources/un-mtdsg/normalise.js";
import { byKey, codesOf, faultOf, unresolved } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const TABLE = `Participant,Signature,"Ratification, Acceptance(A), Accession(a), Succession(d)",Notification under article 25
Albania,,3 Oct 1994 a,
Pakistan,13 Jun 1992,1 Jun 1994,10 Jun 1985
Slovakia,19 May 1993,28 May 1993 d,
Japan,1 Jan 1990,2 Feb 1991 A,
Atlantis,1 Jan 1990,,
Lemuria,,,
`;
const RIGHTS = `country_name,treaty_id,treaty_name,action_type,action_date,signature_date,treaty_open_year,mtdsg_no,source_url
Pakistan,crc,Convention on X,Ratification,1990-11-12,1990-09-20,1989,IV-11,u
United States of America,crc,Convention on X,,,1995-02-16,1989,IV-11,u
`;

test.each([
  ["12 Jun 1992", "RATIFICATION"],
  ["3 Oct 1994 a", "ACCESSION"],
  ["3 Oct 1994 A", "ACCEPTANCE"],
  ["3 Oct 1994 AA", "APPROVAL"],
  ["3 Oct 1994 d", "SUCCESSION"],
  ["1 Apr 1998 c", "RATIFICATION"],
  ["3 Oct 1994 a 5, 12", "ACCESSION"],
])("the letter of %j", (cell, type) => {
  expect(readConsent(cell, "x")?.type).toBe(type);
});

test("a party has consented, a signatory has signed only, and who did neither is not listed", () => {
  const title = { number: "XXVII-7", name: "Framework Convention on Air", place: "New York", date: "1992-05-09" };
  const edition = { dataset: "test", publishedOn: "2015", retrievedOn: null };
  const record = normaliseTreaty(title, decodeStatusTable(TABLE), reference, edition);
  expect(record.parties.map(({ role, from }) => [role, from])).toEqual([
    ["PARTY", "1994-10-03"],
    ["PARTY", "1994-06-01"],
    ["PARTY", "1993-05-28"],
    ["PARTY", "1991-02-02"],
    ["SIGNATORY", null],
  ]);
  expect(record.lifecycle.filter(({ scope }) => scope === "PARTY")).toHaveLength(8);
  expect(record).toMatchObject({
    key: "un-mtdsg-XXVII-7",
    inForceFrom: "1994-03-21",
    topics: ["environment"],
    instrumentKind: "FRAMEWORK_AGREEMENT",
  });
});

test("the list of human rights instruments, one treaty a number", () => {
  const [treaty] = decodeHumanRights(RIGHTS);
  expect(treaty!.participations).toEqual([
    { participant: "Pakistan", signature: "1990-09-20", consent: { type: "RATIFICATION", date: "1990-11-12" } },
    { participant: "United States of America", signature: "1995-02-16", consent: null },
  ]);
});

test("titles part into name, place and day; a trailing blank and two full stops do not matter", () => {
  const index = (title: string) => decodeIndex(`chapter_no,treaty_no,treaty_name\n4,11.b,"${title}"\n`)[0];
  expect(index("Protocol on the involvement of children. New York, 25 May 2000")).toEqual({
    number: "IV-11-b",
    name: "Protocol on the involvement of children",
    place: "New York",
    date: "2000-05-25",
  });
  expect(index("Agreement on Small Cetaceans.. New York, 17 March 1992")).toMatchObject({
    name: "Agreement on Small Cetaceans",
    date: "1992-03-17",
  });
  expect(index("Charter. 26 June 1945")).toMatchObject({ place: null, date: null });
});

describe("what is refused", () => {
  test.each<[string, () => unknown, string]>([
    ["a letter", () => readConsent("3 Oct 1994 x", "row 2"), "row 2"],
    ["words", () => readConsent("see note", "row 2"), "row 2"],
    [
      "a table of another kind",
      () => decodeStatusTable("Participant,Resolution\nPakistan,108 (II)\n"),
      "the first line",
    ],
    ["an action", () => decodeHumanRights(RIGHTS.replace("Ratification", "Denunciation")), 'row 2, "action_type"'],
    ["a day that is missing", () => decodeHumanRights(RIGHTS.replace("1990-11-12", "")), 'row 2, "action_date"'],
    ["a chapter", () => decodeIndex("chapter_no,treaty_no,treaty_name\n40,1,A\n"), 'row 2, "chapter_no"'],
  ])("%s", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("the files of 2026-02-03 and 2015", () => {
  let today: readonly AgreementRecord[] = [];
  let earlier: readonly AgreementRecord[] = [];
  beforeAll(() => {
    [today, earlier] = unMtdsgParts(SHARED_DATA, reference).map(({ agreements }) => agreements) as [
      AgreementRecord[],
      AgreementRecord[],
    ];
  });
  test("18 instruments, 2,567 participations, every name known", () => {
    expect([today.length, today.reduce((sum, { parties }) => sum + parties.length, 0)]).toEqual([18, 2567]);
    expect(unresolved([...today, ...earlier])).toEqual([]);
  });
  test("Pakistan takes part in 9, Russia in 11", () => {
    const of = (code: string) =>
      today.filter((record) => codesOf(record).includes(code)).map(({ key }) => key.slice(9));
    expect(of("PAK").sort()).toEqual(["IV-11", "IV-11-b", "IV-11-c", "IV-15", "IV-2", "IV-3", "IV-4", "IV-8", "IV-9"]);
    expect(of("RUS")).toHaveLength(11);
  });
  test("acts and days", () => {
    const steps = (key: string, code: string) =>
      byKey([...today, ...earlier], key)
        .lifecycle.filter(({ actor }) => actor?.kind === "COUNTRY" && actor.code === code)
        .map(({ type, date }) => `${type} ${date}`);
    expect(steps("un-mtdsg-IV-3", "PAK")).toEqual(["SIGNATURE 2004-11-03", "RATIFICATION 2008-04-17"]);
    expect(steps("un-mtdsg-IV-8", "PAK")).toEqual(["ACCESSION 1996-03-12"]);
    expect(steps("un-mtdsg-XXIII-1", "PAK")).toEqual(["SIGNATURE 1970-04-29"]);
    expect(steps("un-mtdsg-XXIII-1", "RUS")).toEqual(["ACCESSION 1986-04-29"]);
    expect(steps("un-mtdsg-XXVII-7-a", "RUS")).toEqual(["SIGNATURE 1999-03-11", "RATIFICATION 2004-11-18"]);
  });
  test("titles, places and days come from the index", () => {
    expect(byKey(today, "un-mtdsg-IV-2")).toMatchObject({
      signedAt: "New York",
      signedOn: "1966-03-07",
      inForceFrom: "1969-01-04",
      status: "IN_FORCE",
    });
    expect(earlier.map(({ parties }) => parties.length)).toEqual([190, 178, 180, 129, 196, 194]);
  });
});
