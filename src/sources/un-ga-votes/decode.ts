import { csvRows } from "../csv-rows.js";
import { badData } from "../edge.js";

const SOURCE = "un-ga-votes";
const VOTES = ["yes", "abstain", "no"] as const;
export type Vote = (typeof VOTES)[number];

export interface VoteRow {
  readonly rollCall: string;
  readonly country: string; // alpha-2; RU is the USSR until 1991
  readonly vote: Vote;
}

/** Only votes are rows: who was absent or no member has none. */
export const decodeVotes = (text: string): readonly VoteRow[] =>
  csvRows(SOURCE, text, ["rcid", "country_code", "vote"]).map((cells, index) => {
    const vote = VOTES.find((word) => word === cells["vote"]);
    if (!vote) throw badData(SOURCE, `row ${index + 2}, "vote"`, VOTES.join(", "), cells["vote"]);
    return { rollCall: cells["rcid"]!, country: cells["country_code"]!, vote };
  });

/** Day of each roll call. */
export const decodeRollCalls = (text: string): ReadonlyMap<string, string> =>
  new Map(
    csvRows(SOURCE, text, ["rcid", "date"]).map((cells, index) => {
      const day = cells["date"]!;
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw badData(SOURCE, `row ${index + 2}, "date"`, "a day", day);
      return [cells["rcid"]!, day];
    }),
  );
