import type { CitationRecord, VotingRecord } from "../../agreements/agreements.records.js";
import { badData } from "../edge.js";
import type { VoteRow } from "./decode.js";

/** Two countries by calendar year of the roll call, over those in which both voted yes, no or abstained. */
export const votingByYear = (
  votes: readonly VoteRow[],
  rollCalls: ReadonlyMap<string, string>,
  pair: readonly [
    { readonly alpha2: string; readonly alpha3: string },
    { readonly alpha2: string; readonly alpha3: string },
  ],
  citation: CitationRecord,
): VotingRecord[] => {
  const votesOf = ({ alpha2 }: { readonly alpha2: string }) =>
    new Map(votes.filter(({ country }) => country === alpha2).map(({ rollCall, vote }) => [rollCall, vote]));
  const [first, second] = [votesOf(pair[0]), votesOf(pair[1])];
  const years = new Map<number, { rollCalls: number; same: number; opposite: number }>();
  for (const [rollCall, vote] of first) {
    const other = second.get(rollCall);
    if (!other) continue;
    const day = rollCalls.get(rollCall);
    if (!day) throw badData("un-ga-votes", `rcid ${rollCall}`, "a roll call with a date", undefined);
    const year = Number(day.slice(0, 4));
    const count = years.get(year) ?? { rollCalls: 0, same: 0, opposite: 0 };
    count.rollCalls += 1;
    if (vote === other) count.same += 1;
    else if (vote !== "abstain" && other !== "abstain") count.opposite += 1;
    years.set(year, count);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, count]) => ({ pair: [pair[0].alpha3, pair[1].alpha3], year, ...count, citation }));
};
