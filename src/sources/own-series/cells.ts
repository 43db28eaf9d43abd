import type { Frequency } from "../../kernel/index.js";
import { CodedError, Period, Unit } from "../../kernel/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import type { Reference } from "../../reference/index.js";
import { badData } from "../edge.js";

export const SOURCE = "own-series";

/** A line of the file by column, with its number for messages. */
export interface OwnLine {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export const refuse = (line: OwnLine, column: string, expected: string): CodedError =>
  badData(SOURCE, `line ${line.number}, "${column}"`, expected, line.cells[column]);

const cellOf = ({ cells }: OwnLine, column: string): string => (cells[column] ?? "").trim();

const DATE = "a date such as 2024, 2024-Q1, 2024-03 or 2024-03-31 (taken as its month)";

export const periodOf = (line: OwnLine): Period => {
  const text = cellOf(line, "date").replace(/^(\d{4}) ?Q([1-4])$/i, "$1-Q$2");
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) {
    const date = new Date(`${text}T00:00:00Z`);
    // 2024-02-31 becomes a day of March: only days that exist are taken.
    if (Number.isNaN(date.valueOf()) || !date.toISOString().startsWith(text)) throw refuse(line, "date", DATE);
    return Period.containing(date, "MONTHLY");
  }
  if (!/^\d{4}(-Q[1-4]|-\d{2})?$/i.test(text)) throw refuse(line, "date", DATE);
  try {
    return Period.parse(text);
  } catch {
    throw refuse(line, "date", DATE);
  }
};

/** Empty is a period without a figure. A comma could be a thousand or a decimal: better a refusal than a guess. */
export const valueOf = (line: OwnLine): number | null => {
  const text = cellOf(line, "value");
  if (text === "") return null;
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number > 0 && number < 1e12))
    throw refuse(
      line,
      "value",
      "a number above 0 with a point for decimals and nothing for thousands, e.g. 1234.5; empty where there is none",
    );
  return number;
};

export const productOf = (line: OwnLine, reference: Pick<Reference, "product">): string => {
  const text = cellOf(line, "product");
  try {
    return reference.product(text, "product").id;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const near = error.extensions.candidates?.map(({ code }) => code) ?? [];
    const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : "";
    throw refuse(line, "product", `a product such as HOT_ROLLED_COIL or a name of the trade such as HRC${hint}`);
  }
};

const INCOTERMS = ["EXW", "FOB", "CFR", "CIF", "DELIVERED"] as const;
/** As the trade writes them: at the buyer's place, duty paid or not; cost and freight. */
const ALSO: Readonly<Record<string, (typeof INCOTERMS)[number]>> = {
  DAP: "DELIVERED",
  DDP: "DELIVERED",
  DPU: "DELIVERED",
  "C&F": "CFR",
  CNF: "CFR",
};

export const incotermOf = (line: OwnLine): SeriesRecord["incoterm"] => {
  const text = cellOf(line, "incoterm").toUpperCase();
  const found = ALSO[text] ?? INCOTERMS.find((term) => term === text);
  if (text !== "" && !found)
    throw refuse(line, "incoterm", `${[...INCOTERMS, ...Object.keys(ALSO)].join(", ")}, or nothing`);
  return found ?? null;
};

/** A country by code or name, else the region in the file's own words. */
export const regionOf = (
  line: OwnLine,
  reference: Pick<Reference, "countryByCode" | "countryNamed">,
): SeriesRecord["region"] => {
  const text = cellOf(line, "region");
  if (text === "") return null;
  const country = reference.countryByCode(text.toUpperCase()) ?? reference.countryNamed(text);
  if (country) return { code: country.code, name: country.name };
  const code = text.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  return { code: code.replace(/^_|_$/g, "") || text, name: text };
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
/** Metric tonnes all of them; `ton` alone could be a short one. */
const TONNES = /^(mt|tonnes?|metric (?:tons?|tonnes?))$/i;
const UNITS =
  "t (also mt, tonne), kg, lb, cwt, st, lt, dmt or dmtu with a currency, USD/t in one, or an index such as 2015=100";

/** `t` and `USD`, or `USD/t` with the same currency or none; `2015=100` is an index and has no currency. */
export const unitOf = (line: OwnLine): { readonly unit: string; readonly basePeriod: string | null } => {
  const [unit, currency] = [cellOf(line, "unit"), cellOf(line, "currency")];
  const base = /^(?:index[ ,]*)?(\d{4}(?:-\d{2})?=100)$/i.exec(unit)?.[1];
  if (base) {
    if (currency !== "") throw refuse(line, "currency", "nothing beside an index");
    return { unit: "index", basePeriod: base };
  }
  const [top, written = ""] = unit.includes("/") ? unit.split("/", 2) : [currency, unit];
  const per = TONNES.test(written) ? "t" : written;
  const money = top === "USc" ? "USD" : (top ?? "");
  if (!CURRENCIES.has(money)) throw refuse(line, unit.includes("/") ? "unit" : "currency", "a currency such as USD");
  if (unit.includes("/") && currency !== "" && currency !== money)
    throw refuse(line, "currency", `${money}, as in the unit, or nothing`);
  const code = `${top}/${per}`;
  const known = per === "dmtu" || per === "dmt" || isMass(per);
  if (!known) throw refuse(line, "unit", UNITS);
  return { unit: code, basePeriod: null };
};

const isMass = (code: string): boolean => Unit.of(code).dimension === "MASS";

export const FREQUENCY_NAME: Readonly<Record<Frequency, string>> = {
  MONTHLY: "months",
  QUARTERLY: "quarters",
  ANNUAL: "years",
};
