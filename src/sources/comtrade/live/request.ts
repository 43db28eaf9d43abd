import type { Upstream } from "../../../http/index.js";
import type { PlannedCall } from "../../../kernel/index.js";
import { Period } from "../../../kernel/index.js";
import type { TradeCaps, TradeRequest } from "../../../planner/index.js";
import { WORLD } from "../../../trade/trade.port.js";
import type { ComtradeCodeBook } from "../codes.js";
import type { ComtradeAsked } from "../normalise.js";
import { COMTRADE_CAPS, comtradeRequest } from "../request.js";

/** Rows are estimated: a part of the cap is left for the error, less where an answer that was cut costs no quota. */
const ROW_TARGET = { withKey: 0.8, preview: 0.9 };

const EMPTY = { frequency: "A", reporters: [], partners: [], commodities: [], flows: [], periods: [] } as const;

export const comtradeCaps = (upstream: Upstream, withKey: boolean): TradeCaps => {
  const { rows, periods, urlLength } = withKey ? COMTRADE_CAPS.withKey : COMTRADE_CAPS.preview;
  return {
    rowCap: rows,
    rowTarget: rows * (withKey ? ROW_TARGET.withKey : ROW_TARGET.preview),
    maxPeriods: periods,
    maxUrlLength: urlLength,
    baseUrlLength: upstream.urlLength(comtradeRequest(EMPTY, withKey)),
    world: WORLD,
    canWildcardPartners: true,
  };
};

/** A period as Comtrade writes it. */
export const periodOf = (text: string): Period =>
  text.length === 4 ? Period.year(Number(text)) : Period.month(Number(text.slice(0, 4)), Number(text.slice(4)));

const firstYearOf = (request: TradeRequest): number =>
  Math.min(...request.periods.map((period) => Number(period.slice(0, 4))));

const reporterNumbers = (request: TradeRequest, codes: ComtradeCodeBook): readonly number[] =>
  request.reporters.flatMap((code) => codes.reporterCodes(code, firstYearOf(request)));

/** What the rows of an answer are held against. */
export const askedIn = (request: TradeRequest, codes: ComtradeCodeBook): ComtradeAsked => ({
  reporters: new Set(reporterNumbers(request, codes)),
  flows: new Set(request.flows),
  commodities: new Set(request.covers),
  periods: new Set(request.periods),
});

/** The planner's texts are alpha-3; Comtrade's own numbers are made at the last moment, those of ended states in their years. */
export const toHttp = (request: TradeRequest, codes: ComtradeCodeBook, withKey: boolean) => {
  const periods = request.periods.map(periodOf);
  const firstYear = firstYearOf(request);
  return comtradeRequest(
    {
      frequency: request.frequency as "A" | "M",
      reporters: reporterNumbers(request, codes),
      partners:
        request.partners === "ALL" ? "ALL" : request.partners.flatMap((code) => codes.partnerCodes(code, firstYear)),
      commodities: request.commodities,
      flows: request.flows as readonly ("M" | "X")[],
      periods,
    },
    withKey,
  );
};

export const plannedCall = (
  request: TradeRequest,
  upstream: Upstream,
  codes: ComtradeCodeBook,
  withKey: boolean,
): PlannedCall => {
  const { reporters, partners, covers, flows, periods, estimatedRows } = request;
  return {
    sourceId: upstream.sourceId,
    method: "GET",
    url: upstream.urlOf(toHttp(request, codes, withKey)),
    cells:
      reporters.length * covers.length * flows.length * periods.length * (partners === "ALL" ? 1 : partners.length),
    estimatedRows,
  };
};
