/** Codes are texts as the source writes them; what they mean is the adapter's business. */
export type Partners = readonly string[] | "ALL";

/** A rectangle of wanted cells: every combination of its lists. Wants of different frequency never share a call. */
export interface TradeWant {
  readonly frequency: string;
  readonly reporters: readonly string[];
  /** "ALL": every partner the source has, with World. */
  readonly partners: Partners;
  readonly commodities: readonly string[];
  readonly flows: readonly string[];
  readonly periods: readonly string[];
}

/** One wanted cell; partner "ALL" is all partners of the other four together. */
export interface TradeCell {
  readonly frequency: string;
  readonly reporter: string;
  readonly partner: string;
  readonly commodity: string;
  readonly flow: string;
  readonly period: string;
}

/** A short text that stands for many codes (`72*`), and the codes that come back for it, of every level. */
export interface CommodityPrefix {
  readonly text: string;
  readonly covers: readonly string[];
}

/** What one call to a source may be. */
export interface TradeCaps {
  /** At so many rows an answer is cut, and nothing in it says so. */
  readonly rowCap: number;
  /** Estimated rows stay under it: below `rowCap`, for the estimate is one. */
  readonly rowTarget: number;
  readonly maxPeriods: number;
  readonly maxUrlLength: number;
  /** Length of the URL with every list empty. */
  readonly baseUrlLength: number;
  /** The code of World, asked for beside every list of partners so that shares have a denominator; null where the source has none. */
  readonly world: string | null;
  readonly canWildcardPartners: boolean;
  /** Needed where partners cannot be left out; also used to split an answer cut at one cell. */
  readonly allPartners?: readonly string[];
  /** More partners than this are asked for as ALL. Default 15. */
  readonly maxListedPartners?: number;
  /** Partners an ordinary reporter has. Default 120. */
  readonly typicalPartners?: number;
  /** Share of reporter × partner × period that has a row. Default by level: 1 for TOTAL, 0.6, 0.35 and 0.15 for 2, 4 and 6 digits. */
  readonly fill?: (commodity: string, frequency: string) => number;
  readonly prefixes?: readonly CommodityPrefix[];
}

/** One call: the product of its lists. */
export interface TradeRequest {
  readonly frequency: string;
  readonly reporters: readonly string[];
  /** World is in the list. */
  readonly partners: Partners;
  /** As sent; may hold prefixes. */
  readonly commodities: readonly string[];
  /** The codes for which the answer is complete. */
  readonly covers: readonly string[];
  readonly flows: readonly string[];
  readonly periods: readonly string[];
  readonly estimatedRows: number;
  readonly urlLength: number;
}

export interface TradePlan {
  readonly requests: readonly TradeRequest[];
  /** Wanted and not held; ALL counts as one. */
  readonly cells: number;
  readonly estimatedRows: number;
}

/** A rectangle on its way to requests. Lists are sorted; partners are without World. */
export interface Block {
  readonly frequency: string;
  readonly reporters: readonly string[];
  readonly partners: Partners;
  readonly commodities: readonly string[];
  readonly flows: readonly string[];
  readonly periods: readonly string[];
}
