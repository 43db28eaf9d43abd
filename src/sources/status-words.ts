import type { AgreementStatus } from "../agreements/agreements.records.js";

/** States that a register's list of words does not have yet, by what they say. */
const WORDS: readonly (readonly [RegExp, AgreementStatus])[] = [
  [/\binitial+ed\b/i, "INITIALLED"],
  [/\bsupersed|\breplaced\b/i, "SUPERSEDED"],
  [/\bsuspen/i, "SUSPENDED"],
  [/\bprovisional/i, "PROVISIONALLY_APPLIED"],
];

export const statusByWords = (words: string): AgreementStatus =>
  WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? "UNKNOWN";
