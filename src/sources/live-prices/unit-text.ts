import { Unit } from "../../kernel/index.js";
import type { About } from "./open-ids.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const BASE = /\b(?:([A-Z][a-z]{2})[a-z]*\.?\s+)?((?:19|20)\d{2})(?:-((?:19|20)\d{2}|\d{2}(?!\d)))?\s*=\s*100\b/;
const MAX_LETTERS = 60;

export const NO_UNIT = "unknown unit";

/**
 * Unit and kind in a publisher's words: `Index 1982=100`, `Percent`, `Billions of Dollars`. Words that are not one of our codes stay words, so
 * that nothing is ever converted on the strength of them.
 */
export const unitOfText = (text: string | null): Pick<About, "kind" | "unit" | "basePeriod"> => {
  const words = (text ?? "").replace(/\s+/g, " ").trim();
  const base = BASE.exec(words);
  if (base || /^index\b/i.test(words)) return { kind: "INDEX", unit: "index", basePeriod: base ? baseOf(base) : null };
  if (/^(percent|per cent|%)$/i.test(words)) return { kind: "MACRO", unit: "%", basePeriod: null };
  return { kind: "MACRO", unit: asWords(words), basePeriod: null };
};

const baseOf = ([, name, year, digits]: RegExpExecArray): string => {
  // The mean of several years, as the US consumer prices have it.
  if (digits && (digits.length === 4 || Number(digits) > 12)) return `${year}-${digits}=100`;
  const month = name ? MONTHS.indexOf(name.toLowerCase()) + 1 : Number(digits ?? 0);
  return month > 0 ? `${year}-${String(month).padStart(2, "0")}=100` : `${year}=100`;
};

/** "GDP", "t" or "USD/lb" would read as a code of ours, and be converted. */
const asWords = (words: string): string => {
  if (words === "") return NO_UNIT;
  const short = words.length > MAX_LETTERS ? `${words.slice(0, MAX_LETTERS - 1)}…` : words;
  return Unit.of(short).dimension === "OTHER" && short !== "index" ? short : `as published: ${short}`;
};
