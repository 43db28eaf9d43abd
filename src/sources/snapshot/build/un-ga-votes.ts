import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeRollCalls, decodeVotes } from "../../un-ga-votes/decode.js";
import { votingByYear } from "../../un-ga-votes/normalise.js";
import { unGaVotes } from "../../un-ga-votes/record.js";
import { VOTING_COLUMNS, votingCells } from "../facilities.rows.js";
import { fileMeta } from "./agreement-files.js";
import type { PartFile } from "./part.js";

const meta = {
  path: "agreements/un-ga-votes.json",
  record: unGaVotes,
  dataset: "Roll calls of 1946 to 14 January 2020, votes of Pakistan and of the USSR and Russia, counted by year",
  url: unGaVotes.homepage,
  publishedOn: "2020",
  retrievedOn: null,
};

export const unGaVotesPart = (dataDir: string): PartFile => {
  const read = (file: string) => readFileSync(join(dataDir, "agreements/data/un-ga-votes", file), "utf8");
  const citation = { ...meta, sourceId: unGaVotes.id, publisher: null };
  const pair = [
    { alpha2: "PK", alpha3: "PAK" },
    { alpha2: "RU", alpha3: "RUS" },
  ] as const;
  const years = votingByYear(
    decodeVotes(read("un_votes.PK-RU.csv")),
    decodeRollCalls(read("un_roll_calls.csv")),
    pair,
    citation,
  );
  return { ...fileMeta(meta), columns: VOTING_COLUMNS, rows: years.map(votingCells) };
};
