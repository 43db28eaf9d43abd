import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PeriodValues } from "../../series-entry.js";
import { sha256 } from "../table.js";

/** An older edition of one index, kept in the repository because the data folder has the newer one alone. */
const FILE = join(import.meta.dirname, "../../../../fixtures/vintages/bls-wpu101-2023-12.json");

const VINTAGE = z.object({
  series: z.string().startsWith("bls:"),
  licence: z.literal("public-domain"),
  vintage: z.string().regex(/^\d{4}-\d{2}$/),
  sha256OfCopy: z.string().length(64),
  firstYear: z.number().int(),
  years: z.array(z.array(z.number()).max(12)),
});

export interface OlderVintage {
  readonly code: string;
  readonly vintage: string;
  readonly values: PeriodValues;
}

/** Throws where the numbers are no longer those of the copy they were carried over from. */
export const readOlderVintage = (text: string = readFileSync(FILE, "utf8")): OlderVintage => {
  const { series, vintage, sha256OfCopy, firstYear, years } = VINTAGE.parse(JSON.parse(text));
  const code = series.slice("bls:".length);
  const months = years.flatMap((values, year) =>
    values.map((value, month) => [`${firstYear + year}-${String(month + 1).padStart(2, "0")}`, value] as const),
  );
  const copy = `"Date","${code}"\n${months.map(([month, value]) => `${month}-01,${value}\n`).join("")}`;
  if (sha256(copy) !== sha256OfCopy) throw new Error(`${series}, ${vintage}: not the numbers of the copy.`);
  return { code, vintage, values: new Map(months) };
};
