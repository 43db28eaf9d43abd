import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord, CitationRecord } from "../../src/agreements/agreements.records.js";
import { decodeAlliances, decodeMembers } from "../../src/sources/atop/decode.js";
import { normaliseAtop } from "../../src/sources/atop/normalise.js";
import { decodeRollCalls, decodeVotes } from "../../src/sources/un-ga-votes/decode.js";
import { votingByYear } from "../../src/sources/un-ga-votes/normalise.js";
import { byKey, codesOf, faultOf, unresolved } from "../support/register.js";
import { hasSharedData, sharedText } from "../support/shared-data.js";

const citation: CitationRecord = {
  sourceId: "un-ga-votes",
  dataset: "test",
  url: null,
  publisher: null,
  publishedOn: null,
  retrievedOn: null,
};
const edition = { dataset: "test", publishedOn: null, retrievedOn: null };
const PAIR = [
  { alpha2: "PK", alpha3: "PAK" },
  { alpha2: "RU", alpha3: "RUS" },
] as const;

describe("votes", () => {
  const votes = (lines: string) => decodeVotes(`rcid,country,country_code,vote\n${lines}`);
  const calls = decodeRollCalls("rcid,date\n1,1971-01-01\n2,1971-12-31\n3,1971-06-01\n4,1972-01-01\n5,1972-02-01\n");
  test("only roll calls where both voted count; yes against no is opposite, an abstention is neither", () => {
    const rows = votes(
      "1,P,PK,yes\n1,R,RU,yes\n2,P,PK,yes\n2,R,RU,no\n3,P,PK,abstain\n3,R,RU,no\n4,P,PK,no\n5,P,PK,abstain\n5,R,RU,abstain\n",
    );
    expect(
      votingByYear(rows, calls, PAIR, citation).map(({ pair, year, rollCalls, same, opposite }) => [
        pair.join("-"),
        year,
        rollCalls,
        same,
        opposite,
      ]),
    ).toEqual([
      ["PAK-RUS", 1971, 3, 1, 1],
      ["PAK-RUS", 1972, 1, 1, 0],
    ]);
  });
  test.each<[string, () => unknown, string]>([
    ["a vote", () => votes("1,P,PK,maybe\n"), 'row 2, "vote"'],
    ["a date", () => decodeRollCalls("rcid,date\n1,11111\n"), 'row 2, "date"'],
    ["a roll call without a day", () => votingByYear(votes("9,P,PK,no\n9,R,RU,no\n"), calls, PAIR, citation), "rcid 9"],
    ["another table", () => decodeVotes("a,b\n1,2\n"), "the first line"],
  ])("%s that is not known is refused", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe("alliances", () => {
  const A = "atopid,begyr,begmo,begday,endyr,endmo,endday,ineffect,defense,offense,neutral,nonagg,consul\n";
  const M = "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase\n";
  const read = (alliances: string, members: string, cows: readonly number[] = [365]) =>
    normaliseAtop(decodeAlliances(A + alliances), decodeMembers(M + members), cows, edition);
  test("0 is no date; phases of a member are one membership; unknown codes keep their number", () => {
    const [record] = read(
      "77,1996,4,26,0,0,0,1,0,0,0,1,1\n",
      "77,365,1996,4,26,2001,6,15,1\n77,365,2001,6,15,0,0,0,2\n77,770,2015,6,0,0,0,0,2\n77,998,1996,4,26,2000,0,0,1\n",
    );
    expect(record).toMatchObject({ key: "atop-77", signedOn: "1996-04-26", terminatedOn: null, status: "IN_FORCE" });
    expect(record!.parties.map(({ actor, from, to }) => [JSON.stringify(actor), from, to])).toEqual([
      ['{"kind":"COUNTRY","code":"RUS"}', null, null],
      ['{"kind":"COUNTRY","code":"PAK"}', "2015-06", null],
      ['{"kind":"NAMED","name":"COW 998"}', null, "2000"],
    ]);
    expect(record!.summary).toContain("non-aggression, consultation");
  });
  test("only alliances with all the states asked for", () => {
    const rows = ["77,1996,4,26,0,0,0,1,0,0,0,1,1\n", "77,365,1996,4,26,0,0,0,1\n"] as const;
    expect(read(...rows, [365, 770])).toEqual([]);
    expect(read(...rows, [365])).toHaveLength(1);
  });
  test("numbers that are none are refused", async () => {
    expect(await faultOf(() => decodeMembers(`${M}77,Russia,1996,4,26,0,0,0,1\n`))).toBe(
      'UPSTREAM_BAD_DATA row 2, "member"',
    );
    expect(await faultOf(() => decodeAlliances(`${A}77,x,4,26,0,0,0,1,0,0,0,1,1\n`))).toBe(
      'UPSTREAM_BAD_DATA row 2, "begyr"',
    );
  });
});

describe.skipIf(!hasSharedData)("the files as found", () => {
  const file = (path: string) => sharedText(`agreements/data/${path}`);
  let records: AgreementRecord[] = [];
  beforeAll(() => {
    const alliances = decodeAlliances(file("atop/atop5_1a.csv"));
    const members = decodeMembers(file("atop/atop5_1m.csv"));
    expect([alliances.length, members.length]).toEqual([789, 2510]);
    records = normaliseAtop(alliances, members, [365, 770], edition);
  });
  test("two alliances with Pakistan and Russia", () => {
    expect(records.map(({ key, signedOn }) => [key, signedOn])).toEqual([
      ["atop-3755", "1976-02-24"],
      ["atop-4810", "1996-04-26"],
    ]);
    const from = (key: string, code: string) =>
      byKey(records, key).parties.find(({ actor }) => actor.kind === "COUNTRY" && actor.code === code)?.from;
    expect([from("atop-3755", "PAK"), from("atop-3755", "RUS"), from("atop-4810", "PAK")]).toEqual([
      "2004-07-02",
      "2004-11-29",
      "2015-06-10",
    ]);
    expect(records.map((record) => codesOf(record).length)).toEqual([34, 8]);
    expect(unresolved(records)).toEqual([]);
  });
  test("Pakistan and Russia in the General Assembly, 12,182 votes", () => {
    const votes = decodeVotes(file("un-ga-votes/un_votes.PK-RU.csv"));
    const calls = decodeRollCalls(file("un-ga-votes/un_roll_calls.csv"));
    expect([votes.length, calls.size]).toEqual([12_182, 6203]);
    const years = votingByYear(votes, calls, PAIR, citation);
    const of = (year: number) =>
      years.filter((row) => row.year === year).map(({ rollCalls, same, opposite }) => [rollCalls, same, opposite])[0];
    expect([of(1947), of(1971), of(1990), of(2018), of(2020)]).toEqual([
      [31, 10, 12],
      [110, 80, 10],
      [84, 77, 0],
      [93, 63, 7],
      [1, 1, 0],
    ]);
    expect([years.length, years[0]!.year, years.some(({ year }) => year === 1964)]).toEqual([73, 1947, false]);
  });
});
