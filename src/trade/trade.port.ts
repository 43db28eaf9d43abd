import type { Frequency, Freshness, FigureStatus, MissingReason, Period, RequestContext } from "../kernel/index.js";

export const TradeFlow = { IMPORT: "IMPORT", EXPORT: "EXPORT" } as const;
export type TradeFlow = (typeof TradeFlow)[keyof typeof TradeFlow];

/** World as a partner: an aggregate, never a country, never summed with partners. */
export const WORLD = "W00";

/** A rectangle of cells: every combination of its lists. One publisher answers all of it. */
export interface TradeQuestion {
  readonly reporters: readonly string[]; // ISO alpha-3, checked
  /** ISO alpha-3 or W00; "ALL" = every partner the publisher has, and World where it has one. */
  readonly partners: readonly string[] | "ALL";
  /** HS codes (2, 4, 6 digits), `TOTAL`, or basket ids: a source answers a basket from its members or from its own identical group. */
  readonly commodities: readonly string[];
  readonly flow: TradeFlow;
  readonly from: Period;
  readonly to: Period;
  readonly frequency: Frequency;
  /** Ids of sources the caller will accept, in order; empty = the configured order. */
  readonly sources: readonly string[];
}

export type Valuation = "CIF" | "FOB" | "UNKNOWN";

/** One cell as its publisher reports it. A null number has a reason; 0 is a reported zero. */
export interface TradeRow {
  readonly reporter: string;
  readonly partner: string;
  /** The commodity of the question that this row answers, never finer: sums over HS members are done by the source's normalise step. */
  readonly commodity: string;
  readonly flow: TradeFlow;
  /** Fiscal years stay fiscal years. */
  readonly period: Period;
  readonly valueUsd: number | null;
  readonly valueMissing: MissingReason | null;
  readonly netWeightT: number | null;
  readonly weightMissing: MissingReason | null;
  readonly valuation: Valuation;
  readonly status: readonly FigureStatus[];
  /** Index into `TradeAnswer.datasets`. */
  readonly dataset: number;
}

/** Where rows come from; turned into Provenance only when selected. */
export interface DatasetRef {
  readonly sourceId: string;
  readonly dataset: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string | null;
}

export interface MissingCells {
  readonly reason: MissingReason;
  readonly detail: string;
  /** Cells (reporter, partner or World, commodity, period) that are missing for this reason. */
  readonly cells: number;
}

export interface TradeAnswer {
  readonly rows: readonly TradeRow[];
  readonly datasets: readonly DatasetRef[];
  readonly freshness: Freshness;
  readonly truncated: boolean;
  /**
   * Which (reporter, commodity, period) the publisher reports at all, as `reporter|commodity|period`: a listed partner without a row
   * in a reported triple did not trade (a zero, answered); in a triple not listed it is missing.
   */
  readonly reported: ReadonlySet<string>;
  readonly missing: readonly MissingCells[];
  /** Ids and words of what a reader must know: basket match RELATED, fiscal years, which exporters are held … */
  readonly caveats: readonly { readonly id: string; readonly text: string }[];
}

/**
 * A source of trade figures. `answer` gets all questions of one batch window at once, so that it can merge them, and returns one entry a
 * question in order: an answer, null ("not mine: ask the next source"), or an Error for a question that failed.
 */
export interface TradePort {
  readonly sourceId: string;
  answer(
    questions: readonly TradeQuestion[],
    context: RequestContext,
  ): Promise<readonly (TradeAnswer | null | Error)[]>;
}
