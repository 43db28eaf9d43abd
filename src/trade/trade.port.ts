import type {
  CodedError,
  FigureStatus,
  Freshness,
  Frequency,
  MissingReason,
  Period,
  RequestContext,
} from "../kernel/index.js";
import type { HsEditionId } from "../reference/index.js";
import type { TradeFlow, Valuation } from "./trade.enums.js";

export type { TradeFlow, Valuation } from "./trade.enums.js";

/** World as a partner: an aggregate, never a country, never summed with partners. */
export const WORLD = "W00";

/** A rectangle of cells: every combination of its lists. All codes are checked. */
export interface TradeQuestion {
  readonly reporters: readonly string[]; // ISO alpha-3
  /** ISO alpha-3 or W00; "ALL" = every partner the publisher has, and World where it has one. */
  readonly partners: readonly string[] | "ALL";
  /** HS codes (2, 4, 6 digits), `TOTAL`, or basket ids: a source answers a basket from its members or from its own like group. */
  readonly commodities: readonly string[];
  readonly flow: TradeFlow;
  readonly from: Period;
  readonly to: Period;
  readonly frequency: Frequency;
  /** Ids of sources the caller will accept; empty = any, in the configured order. */
  readonly sources: readonly string[];
  /** Fiscal years were asked for by name: `from` and `to` are the years they begin in, and calendar years are no answer. */
  readonly fiscalYears?: boolean;
  /** Only what was published by the end of this past day. Asked of ports that keep vintages alone. */
  readonly asOf?: string | null;
}

/** One cell as its publisher reports it. A null number has a reason; 0 is a reported zero. */
export interface TradeRow {
  readonly partner: string;
  /** The commodity of the question, never finer: sums over members are the source's work, over one level only. */
  readonly commodity: string;
  /** Fiscal years stay fiscal years. */
  readonly period: Period;
  readonly valueUsd: number | null;
  readonly valueMissing: MissingReason | null;
  readonly netWeightT: number | null;
  readonly weightMissing: MissingReason | null;
  readonly status: readonly FigureStatus[];
  /** Of the weight, where it is not that of the value: a publisher that estimates weights does not estimate values. */
  readonly weightStatus?: readonly FigureStatus[];
  /** Published rows of the same reporter and partner that this one is a sum of; absent where it is as published, empty where they have no names of their own. */
  readonly parts?: readonly { readonly commodity: string; readonly period: Period }[];
  /** Pages the figure was quoted on, where they differ from row to row. */
  readonly pages?: readonly string[];
}

/** Where rows come from; turned into Provenance only when selected. */
export interface DatasetRef {
  readonly sourceId: string;
  readonly dataset: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string | null;
}

export interface Gap {
  readonly reason: MissingReason;
  readonly detail: string;
}

export interface StatedCaveat {
  readonly id: string;
  readonly text: string;
}

/** A figure as first released, and what later pages imply instead. */
export interface StatedRevision {
  readonly commodity: string;
  readonly partner: string;
  /** As published, also where the question asks for longer periods. */
  readonly period: Period;
  readonly measure: "VALUE" | "NET_WEIGHT";
  readonly reason: "LATER_PAGE" | "MISPRINT";
  /** US dollars or tonnes, as `measure` says. */
  readonly earlier: number | null;
  /** Null where pages disagree and give no number. */
  readonly later: number | null;
}

/** What one publisher has of one reporter. Two publishers are never in one answer. */
export interface ReporterAnswer {
  readonly reporter: string;
  readonly dataset: DatasetRef;
  readonly valuation: Valuation;
  /** By period, where the rows of one are valued otherwise than those of all; else `valuation`. */
  readonly valuations?: ReadonlyMap<string, Valuation>;
  /** One value made of both sides' reports: it mirrors nothing. */
  readonly reconciled?: boolean;
  readonly freshness: Freshness;
  readonly truncated: boolean;
  /** One a period of the question, in order; fiscal years where the publisher has those. */
  readonly periods: readonly Period[];
  /** Period → edition of the Harmonized System its rows are in, as the data set states it; several, oldest first, where months differ. Absent where none is stated. */
  readonly editions?: ReadonlyMap<string, readonly HsEditionId[]>;
  readonly rows: readonly TradeRow[];
  /** `commodity|period` that the publisher does not report at all. In all others a partner without a row did not trade. */
  readonly gaps: ReadonlyMap<string, Gap>;
  /** Partners the data set can know; null = every partner. World is listed where it is held. */
  readonly partnersHeld: readonly string[] | null;
  readonly caveats: readonly StatedCaveat[];
  /** Absent where nothing is known against the figures. */
  readonly revisions?: readonly StatedRevision[];
  /** Why parts of it are missing: told beside the data. */
  readonly failures?: readonly CodedError[];
}

export const valuationAt = ({ valuation, valuations }: ReporterAnswer, period: string): Valuation =>
  valuations?.get(period) ?? valuation;

export const gapKey = (commodity: string, period: Period): string => `${commodity}|${period.text}`;

/**
 * A source of trade figures. Gets all questions of one batch window at once, so that it can merge them. One entry a question in order,
 * each with one entry a reporter in order: an answer, null ("I hold nothing of it: ask the next"), or an Error for what failed.
 */
export interface TradePort {
  readonly sourceId: string;
  /** Knows when its data sets were published; a port over the network has today's alone. */
  readonly keepsVintages?: boolean;
  answer(
    questions: readonly TradeQuestion[],
    context: RequestContext,
  ): Promise<readonly (readonly (ReporterAnswer | null | Error)[])[]>;
}

/** A country's apparent use of steel (production + imports − exports), by year. One publisher, one basis: tonnes of crude steel equivalent. */
export interface ApparentUse {
  readonly dataset: DatasetRef;
  readonly freshness: Freshness;
  readonly crudeEquivalentT: ReadonlyMap<number, number>;
}

export interface ConsumptionPort {
  /** Whose trade may stand beside it: figures of another publisher are never joined to these. */
  readonly sourceId: string;
  /** In words, which countries and years are held. */
  readonly covers: string;
  /** Null where nothing is held of the country. */
  apparentUse(country: string, context: RequestContext): Promise<ApparentUse | null>;
}
