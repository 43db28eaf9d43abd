import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

/** BACI's own numbers of countries, from its country list. */
export const decodeBaciCountries = (text: string): ReadonlyMap<string, string> =>
  new Map(
    (parse(text, { columns: true, bom: true }) as unknown as { country_code: string; iso_3digit_alpha: string }[]).map(
      (row) => [row.country_code, row.iso_3digit_alpha],
    ),
  );

/** Not in the list, or without an ISO code there: Italy is 380 in the figures and 381 in the list; "Other Asia, nes" is Taiwan in BACI. */
const OWN_NUMBERS: Readonly<Record<string, string>> = { "380": "ITA", "490": "TWN" };

/** `q` is padded with blanks and reads NA where no quantity could be reconciled. `v` is in thousand USD, `q` in tonnes. */
export const decodeBaci = (
  text: string,
  countries: ReadonlyMap<string, string>,
  alpha3Of: (code: string) => string | undefined,
): readonly TradeTableRow[] =>
  (
    parse(text, { columns: true, trim: true }) as unknown as {
      t: string;
      i: string;
      j: string;
      k: string;
      v: string;
      q: string;
    }[]
  ).map((row, index) => {
    const [reporter, partner] = [row.i, row.j].map((code) => alpha3Of(OWN_NUMBERS[code] ?? countries.get(code) ?? ""));
    if (!reporter || !partner)
      throw badData("baci", `row ${index + 2}`, "countries of BACI's list", `${row.i} to ${row.j}`);
    const value = Number(row.v);
    if (!Number.isFinite(value) || !/^\d{5,6}$/.test(row.k))
      throw badData("baci", `row ${index + 2}`, "a value and a six-digit code", `${row.v}, ${row.k}`);
    return {
      reporter,
      partner,
      commodity: row.k.padStart(6, "0"),
      flow: "EXPORT",
      period: row.t,
      valueUsd: Math.round(value * 1000),
      netWeightT: row.q === "NA" ? null : Number(row.q),
      url: null,
    };
  });
