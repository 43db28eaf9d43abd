import type {
  CodedError,
  FigureStatus,
  Frequency,
  Freshness,
  Licence,
  MissingReason,
  Period,
  RequestContext,
} from "../kernel/index.js";

export type SeriesKind = "PRICE" | "INDEX" | "UNIT_VALUE" | "FX_RATE" | "MACRO";

/** A series as its publisher describes it. Ids read `publisher:code`: `bls:WPU1017`, `wb-pink-sheet:STL_JP_HROLL`. */
export interface SeriesRecord {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly kind: SeriesKind;
  /** A SteelProduct id (`HOT_ROLLED_COIL`) or null for macro and exchange rates. */
  readonly product: string | null;
  readonly productMatch: "EXACT" | "NARROWER" | "WIDER" | "RELATED" | null;
  /** Other products the series is a benchmark for: bars, plates and shapes together also stand for rebar, as WIDER. */
  readonly alsoFor?: readonly { readonly product: string; readonly match: "NARROWER" | "WIDER" | "RELATED" }[];
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly incoterm: "EXW" | "FOB" | "CFR" | "CIF" | "DELIVERED" | null;
  readonly assessment: "CONTRACT" | "SPOT" | "SURVEY" | "FUTURES" | null;
  /** Unit code (kernel Unit), `index` with `basePeriod`. */
  readonly unit: string;
  readonly basePeriod: string | null; // "1982=100"
  readonly basisNote: string | null;
  readonly frequency: Frequency;
  readonly aggregation: "AVERAGE" | "END_OF_PERIOD" | "SUM";
  readonly seasonallyAdjusted: boolean;
  readonly start: string | null;
  readonly end: string | null;
  /** First day without figures, where the publisher has stopped the series. */
  readonly discontinuedOn: string | null;
  readonly breaks: readonly { readonly on: string; readonly note: string }[];
  readonly aliases: readonly string[]; // e.g. FRED's id, names analysts use
  readonly dataset: string;
  /** Its figures come over the network: an unknown `start` does not mean that none are held. */
  readonly isLive?: boolean;
  /** False: in no catalogue of ours, described by its publisher's own answer alone. */
  readonly catalogued?: boolean;
  /** Its own terms, where they are not those of its source. */
  readonly licence?: Licence;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string | null;
  /** When each vintage held was published, newest first; empty where only the newest is. */
  readonly vintages: readonly string[];
}

export interface SeriesObservation {
  readonly period: Period;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** In words, where the reason alone would leave the reader guessing: "discontinued 2022-02". */
  readonly detail?: string | null;
  readonly status: readonly FigureStatus[];
}

export interface ObservationsAnswer {
  readonly observations: readonly SeriesObservation[]; // ascending, in the published frequency
  readonly freshness: Freshness;
  /** When these figures were fetched, where that differs from what the catalogue says. */
  readonly retrievedAt?: string | null;
  /** The vintage that answers, where it is not the one of the catalogue. */
  readonly record?: SeriesRecord;
  /** Why parts of it are missing: told beside the data. */
  readonly failures?: readonly CodedError[];
}

export interface SeriesQuestion {
  readonly id: string;
  readonly from: Period;
  readonly to: Period;
  /** Only what was published by the end of this past day. Asked of ports that keep vintages alone. */
  readonly asOf?: string | null;
}

/** A source of price series. One entry a request in order; null = the series is not mine. */
export interface PricePort {
  readonly sourceId: string;
  /** Knows when its figures were published; a port over the network has today's alone. */
  readonly keepsVintages?: boolean;
  catalogue(): Promise<readonly SeriesRecord[]>;
  /**
   * A series that is in no catalogue, as its publisher describes it; null where the id is none of this source's. Throws CODE_UNKNOWN with the
   * publisher's words, REFUSED_FREQUENCY for days and weeks, LIMIT_UPSTREAM_CALLS and UPSTREAM_*. Where a plan is asked for it guesses.
   */
  describe?(id: string, context: RequestContext): Promise<SeriesRecord | null>;
  observations(
    requests: readonly SeriesQuestion[],
    context: RequestContext,
  ): Promise<readonly (ObservationsAnswer | null | Error)[]>;
}
