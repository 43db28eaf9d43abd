import type { Period } from "../../kernel/index.js";

/** https://comtradedeveloper.un.org, measured by its users (docs/upstream.md). URLs over about 2,000 characters met 414 in May 2026. */
export const COMTRADE_CAPS = {
  withKey: { rows: 100_000, periods: 12, urlLength: 2_000 },
  preview: { rows: 500, periods: 1, urlLength: 2_000 },
} as const;

export const COMTRADE_KEY_HEADER = "Ocp-Apim-Subscription-Key";

export interface ComtradeQuery {
  readonly frequency: "A" | "M";
  readonly reporters: readonly number[];
  /** "ALL" = all partners and World in one answer, by leaving partnerCode out. */
  readonly partners: readonly number[] | "ALL";
  /** Codes, `TOTAL`, or prefixes such as `72*`. */
  readonly commodities: readonly string[];
  readonly flows: readonly ("M" | "X")[];
  readonly periods: readonly Period[];
}

export const comtradePeriod = (period: Period): string => period.text.replace("-", "");

/**
 * `partner2Code=0&motCode=0&customsCode=C00` always: without them about nine rows come for each partner and fill the cap.
 * Commas stay raw; the key goes into a header, never here.
 */
export const comtradeRequest = (query: ComtradeQuery, withKey: boolean) =>
  ({
    method: "GET",
    path: `${withKey ? "/data/v1/get" : "/public/v1/preview"}/C/${query.frequency}/HS`,
    query: {
      reporterCode: query.reporters.join(","),
      period: query.periods.map(comtradePeriod).join(","),
      ...(query.partners === "ALL" ? {} : { partnerCode: query.partners.join(",") }),
      partner2Code: "0",
      cmdCode: query.commodities.join(","),
      flowCode: query.flows.join(","),
      customsCode: "C00",
      motCode: "0",
      includeDesc: "false",
    },
  }) as const;

/** One call answers for all reporters which of them have published the periods, and when. Needs no key. */
export const comtradeAvailabilityRequest = (frequency: "A" | "M", periods: readonly Period[]) =>
  ({
    method: "GET",
    path: `/public/v1/getDa/C/${frequency}/HS`,
    query: { period: periods.map(comtradePeriod).join(",") },
  }) as const;
