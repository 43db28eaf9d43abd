import type { DateText, LifecycleRecord } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";

type StepType = LifecycleRecord["type"];

/** One cell of a table of participants: what a state did and when; `words` are the cell's own where they say more. */
export interface Act {
  readonly type: StepType;
  readonly date: DateText;
  readonly words: string | null;
  /** In brackets, `[17 Dec 2002]`: undone since, on a day that only the notes below the table tell. */
  readonly withdrawn: boolean;
}

/** What the acts are called in the heads of columns: "Ratification, Acceptance(A), Consent to be bound(P)". */
const NAMES: readonly (readonly [RegExp, StepType])[] = [
  [/provisional(ly)? appli/i, "PROVISIONAL_APPLICATION"],
  [/definitive signature/i, "SIGNATURE"],
  [/ratification|formal confirmation/i, "RATIFICATION"],
  [/accession/i, "ACCESSION"],
  [/acceptance|consent to be bound/i, "ACCEPTANCE"],
  [/approval/i, "APPROVAL"],
  [/succession/i, "SUCCESSION"],
  [/denunciation|withdrawal/i, "WITHDRAWAL"],
];

/** After the date: `3 Oct 1994 a`. No letter is ratification or definitive signature, c a formal confirmation. */
const LETTERS: Readonly<Record<string, StepType>> = {
  "": "RATIFICATION",
  a: "ACCESSION",
  A: "ACCEPTANCE",
  AA: "APPROVAL",
  c: "RATIFICATION",
  d: "SUCCESSION",
  n: "PROVISIONAL_APPLICATION",
  p: "PROVISIONAL_APPLICATION",
  P: "ACCEPTANCE",
  s: "SIGNATURE",
};
/** Acts that share a type with another: the reader is told which it was. */
export const DEFINITIVE = "Definitive signature";
const IN_WORDS: Readonly<Record<string, string>> = { P: "Consent to be bound", s: DEFINITIVE };

export const actNamed = (words: string): StepType | null => NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** The letters that a head explains itself: "Acceptance(A), Provisional application(p)". */
const explained = (head: string): Readonly<Record<string, StepType>> =>
  Object.fromEntries(
    [...head.matchAll(/([A-Za-z ]+?)\s*\(([a-zA-Z]{1,2})\)/g)].flatMap(([, name, letter]) => {
      const type = actNamed(name!);
      return type ? [[letter!, type] as const] : [];
    }),
  );

/**
 * `12 Jun 1992`, `3 Oct 1994 a`, `[17 Dec 2002]`; footnote numbers may be glued to the year or the letter. Null is an empty cell. What cannot
 * be read keeps its words and is UNKNOWN: one odd cell is no reason to lose a treaty. `plain` is what a date without a letter means here.
 */
export const readAct = (cell: string, head = "", plain: StepType = "RATIFICATION"): Act | null => {
  const text = cell.replace(/\s+/g, " ").trim();
  if (/^[-–—\s]*$/.test(text)) return null;
  const withdrawn = /^\[.*\][\s\d,]*$/.test(text);
  const inner = withdrawn ? text.slice(1, text.indexOf("]")).trim() : text;
  const match = /^(\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})(?:\s+|(?=[a-zA-Z]))?([a-zA-Z]{0,2})[\d, ]*$/.exec(inner);
  const letter = match?.[2] ?? "";
  const date = match && textDate(match[1]!.replace(".", ""));
  const type = letter === "" ? plain : (explained(head)[letter] ?? LETTERS[letter]);
  if (!type || !date) return { type: "UNKNOWN", date: date ?? null, words: text, withdrawn };
  return { type, date, words: withdrawn ? text : (IN_WORDS[letter] ?? null), withdrawn };
};
