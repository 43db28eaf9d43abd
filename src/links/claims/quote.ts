import { Period } from "../../kernel/index.js";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH = new RegExp(`\\b(${MONTHS.join("|")})\\s+(\\d{4})\\b`, "gi");
const YEAR = /\bin (\d{4})\b(?!\s*[-–/])/gi;

/** The one month or year that an English quotation names, e.g. `in March 2025`; null where it names none, several, or a later one. */
export const periodNamed = (quote: string, until: Period): Period | null => {
  const months = [...quote.matchAll(MONTH)].map((match) =>
    Period.month(Number(match[2]), MONTHS.indexOf(match[1]!.toLowerCase()) + 1),
  );
  const found = months.length > 0 ? months : [...quote.matchAll(YEAR)].map((match) => Period.year(Number(match[1])));
  const [only] = found;
  return only && found.length === 1 && only.startMonthIndex <= until.startMonthIndex ? only : null;
};

export type Milestone = "CONSTRUCTION" | "OPERATING" | "STOPPED" | "CLOSED";

/** In this order: a text that says "ceased" speaks of the stop, whatever else it mentions. */
const WORDS: readonly (readonly [RegExp, readonly Milestone[]])[] = [
  [/\b(ceas|stopp?|halt|idle|shut ?down|mothball)/i, ["STOPPED"]],
  [/\b(clos|retire|scrapp)/i, ["CLOSED"]],
  [/\b(construct|foundation)/i, ["CONSTRUCTION"]],
  [/\b(commission|inaugurat|operati)/i, ["OPERATING"]],
  [/\b(buil[dt]|set up|establish)/i, ["CONSTRUCTION", "OPERATING"]],
];

/** The steps of a plant's life that an English quotation can mean; all of them where no word of it tells. */
export const milestonesNamed = (quote: string): readonly Milestone[] =>
  WORDS.find(([words]) => words.test(quote))?.[1] ?? ["CONSTRUCTION", "OPERATING", "STOPPED", "CLOSED"];
