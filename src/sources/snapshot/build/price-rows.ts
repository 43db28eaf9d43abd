import { Period } from "../../../kernel/index.js";
import type { PeriodValues, SeriesEntry } from "../../series-entry.js";
import type { PriceRow } from "../prices.rows.js";
import { PRICE_COLUMNS, priceCells } from "../prices.rows.js";
import type { PartFile } from "./part.js";

interface Options {
  readonly since?: string;
  readonly flags?: PriceRow["flags"];
}

/** Dense from the first to the last period that holds a number; periods between them without one are null. */
export const priceRow = (
  entry: SeriesEntry,
  values: PeriodValues | null,
  { since, flags = [] }: Options = {},
): PriceRow => {
  const held = [...(values ?? [])]
    .filter(([period, value]) => value !== null && (since === undefined || period >= since))
    .map(([period]) => period)
    .sort();
  if (held.length === 0) {
    const lastKnown = entry.discontinuedOn && Period.parse(entry.discontinuedOn.slice(0, 7)).plus(-1).text;
    return { ...entry, first: null, lastKnown, flags: [], values: [] };
  }
  const periods = Period.range(Period.parse(held[0]!), Period.parse(held.at(-1)!), entry.frequency, 5000);
  return {
    ...entry,
    first: held[0]!,
    lastKnown: null,
    flags: [...breakFlags(entry, held), ...flags],
    values: periods.map((period) => values?.get(period.text) ?? null),
  };
};

/** The first figure on the new basis carries BREAK; a break at the very start has nothing before it. */
const breakFlags = (entry: SeriesEntry, held: readonly string[]): PriceRow["flags"] =>
  entry.breaks.flatMap(({ on }) => {
    const first = held.find((period) => period >= on);
    return first !== undefined && first !== held[0] ? [[first, first, "BREAK"] as const] : [];
  });

/** Months of a series that the file's own newest `count` months fall into: still to be revised when it was saved. */
export const provisional = (values: PeriodValues, newest: string, count: number): PriceRow["flags"] => {
  const from = Period.parse(newest).plus(1 - count).text;
  const last = lastHeld(values);
  return last !== null && last >= from ? [[from, last, "PROVISIONAL"]] : [];
};

export const lastHeld = (values: PeriodValues): string | null =>
  [...values].reduce<string | null>(
    (last, [period, value]) => (value !== null && period > (last ?? "") ? period : last),
    null,
  );

export const priceFile = (meta: Omit<PartFile, "part" | "columns" | "rows">, rows: readonly PriceRow[]): PartFile => ({
  ...meta,
  part: "prices",
  columns: PRICE_COLUMNS,
  rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).map(priceCells),
});

export const licenceOf = (record: {
  readonly id: string;
  readonly provider: string;
  readonly licence: { readonly id: string; readonly attribution: string };
}): Pick<PartFile, "source" | "publisher" | "licence" | "attribution"> => ({
  source: record.id,
  publisher: record.provider,
  licence: record.licence.id,
  attribution: record.licence.attribution,
});
