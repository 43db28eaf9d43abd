import type { DateText } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";
import type { TreatyTitle } from "./decode.js";

const DAY = /\d{1,2} [A-Z][a-z]+ \d{4}/;
const firstDay = (text: string): DateText => textDate(DAY.exec(text)?.[0] ?? "");

/** "Not yet in force: [see article XIV]. This Treaty will enter into force 180 days after 1 January 2030": a day, but not of entry into force. */
const NOT_YET = /not (yet )?in force|^\W*see (article|paragraph)/i;
const TO_COME = /\b(will|shall|would|may) (be |enter )/i;

/**
 * "22 January 2021, in accordance with article 15 (it shall enter into force …)"; "provisionally on 1 October 2003 and definitively on
 * 2 November 2005". Words without a day say nothing: what else is known of the treaty then stands.
 */
const entryIn = (label: string, words: string): Pick<TreatyTitle, "inForce" | "provisional"> => {
  const dated = /^\W*\d/.test(words);
  const notYet = NOT_YET.test(label) || (!dated && (NOT_YET.test(words) || TO_COME.test(words)));
  if (/provisional/i.test(words) && !(notYet && TO_COME.test(words.split(/provisional/i)[0]!))) {
    const [before, after] = words.split(/definitive(?:ly)?/i) as [string, string | undefined];
    // "1 October 2003, provisionally, and 2 November 2005, definitively": the day stands before its word.
    const [first, second] = [...before.matchAll(new RegExp(DAY, "g"))].map(([text]) => textDate(text));
    const inForce = after === undefined ? null : (firstDay(after) ?? second ?? null);
    return { inForce, ...(first ? { provisional: first } : {}) };
  }
  if (notYet) return { inForce: null };
  const day = firstDay(words);
  return day ? { inForce: day } : {};
};

/** "195": the XML counts where the page says "Parties : 195". */
const counted = (label: string, text: string): string => (/^\d+$/.test(text) ? `${label} : ${text}.` : text);

export const statusText = (signatories: string, parties: string): string =>
  [counted("Signatories", signatories), counted("Parties", parties).replace(/(: \d+)\.$/, "$1")]
    .filter((part) => part !== "")
    .join(" ");

export interface TreatyWords {
  readonly name: string;
  readonly conclusion: string;
  /** "Entry into force" or "Not yet in force", then the rest. */
  readonly entry: readonly [label: string, words: string];
  readonly registration: string;
  readonly status: string;
}

export const titleOf = (number: string, words: TreatyWords): TreatyTitle => {
  const name = words.name.replace(/^\d+\.\s*(?:[a-z]\)\s*)?/, "");
  if (name === "") throw badData("un-mtdsg", "the title", "the name of a treaty", words.name);
  const day = firstDay(words.conclusion);
  if (!day) throw badData("un-mtdsg", "the conclusion", "a place and a day", words.conclusion);
  const registered = firstDay(words.registration);
  return {
    number,
    name,
    place: /^([^,\d]+),/.exec(words.conclusion)?.[1]?.trim() ?? null,
    date: day,
    ...entryIn(...words.entry),
    registration: registered ? { date: registered, text: words.registration } : null,
    status: words.status || null,
  };
};
