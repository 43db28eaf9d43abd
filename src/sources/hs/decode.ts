import { parse } from "csv-parse/sync";

/** One code of a list, description cleaned. */
export interface HsRow {
  readonly code: string;
  readonly description: string;
  readonly section: string | null;
}

/**
 * Descriptions differ by edition: "7208 - Flat-rolled…", "720825 - -- Of a thickness…", "720825 - Other, pickled :-- Of a thickness…",
 * a full stop at the end in H0 to H4 only. Cleaned, the same words of two editions are equal.
 */
export const cleanDescription = (code: string, text: string): string =>
  text
    .replace(new RegExp(`^${code}\\s+-\\s*`), "")
    .replace(/\s*:?\s*-{2,}\s*/g, (dashes, at: number) => (at === 0 ? "" : dashes.includes(":") ? ": " : " -- "))
    .replace(/^[-\s]+/, "")
    .replace(/\s+/g, " ")
    .replace(/(?<!etc|e\.g|n\.e\.c)\.$/, "")
    .trim();

/** datasets/harmonized-system `harmonized-system.csv`: section,hscode,description,parent,level (one chapter of 2023's file has level 5). */
export const decodeHsCsv = (text: string): HsRow[] =>
  parse(text, { columns: true, bom: true }).map((row) => {
    const { hscode, description, section } = row as Record<string, string>;
    return {
      code: hscode!,
      description: cleanDescription(hscode!, description!),
      section: section === "TOTAL" ? null : section!,
    };
  });

/** `hs-sections.csv`: section,name. */
export const decodeSectionsCsv = (text: string): { code: string; title: string }[] =>
  parse(text, { columns: true, bom: true, trim: true }).map((row) => {
    const { section, name } = row as Record<string, string>;
    return { code: section!, title: name!.charAt(0).toUpperCase() + name!.slice(1) };
  });

/** Rows of a nomenclature file of UN Comtrade (`H0.json` …): id, text. */
export const decodeEditionRows = (text: string): HsRow[] =>
  (JSON.parse(text) as { id: string; text: string }[]).map(({ id, text: words }) => ({
    code: id,
    description: cleanDescription(id, words),
    section: null,
  }));

/** `HS.json`, every code that any edition had; latest wording. */
export const decodeUnionRows = (text: string): HsRow[] =>
  decodeEditionRows(JSON.stringify((JSON.parse(text) as { results: unknown }).results));
