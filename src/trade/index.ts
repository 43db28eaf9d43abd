import type { NodeFinder } from "../kernel/index.js";
import { AdvantageResolver } from "./advantage.resolver.js";
import { ConcentrationResolver, TradeAnalysisResolver } from "./analysis.resolver.js";
import { TradeEditionsResolver } from "./hs-editions.resolver.js";
import { TradeRevisionsResolver } from "./revisions.resolver.js";
import { CountryTradeResolver, TradeResolver } from "./trade.resolver.js";
import type { TradeDeps } from "./trade.service.js";
import { TradeService } from "./trade.service.js";

export type { TradeCredential } from "./absence.js";
export { importDependency, selfSufficiency } from "./analysis/dependence.js";
export { editionChangesIn } from "./hs-breaks.js";
export type { AskedTrade } from "./question.js";
export * from "./trade-aggregate.type.js";
export * from "./trade-observation.type.js";
export * from "./trade-selection.type.js";
export * from "./trade.enums.js";
export type {
  ApparentUse,
  ConsumptionPort,
  DatasetRef,
  Gap,
  ReporterAnswer,
  StatedCaveat,
  TradePort,
  TradeQuestion,
  TradeRow,
} from "./trade.port.js";
export { gapKey, WORLD } from "./trade.port.js";
export { TradeService } from "./trade.service.js";

/** Trade and what it puts into the graph. Nothing is read before the first question. */
export const createTrade = (deps: TradeDeps) => {
  const service = new TradeService(deps);
  const nodeFinders: readonly NodeFinder[] = [
    { type: "TradeObservation", find: (key, context) => service.observation(key, context) },
  ];
  return {
    service,
    resolvers: [
      new TradeResolver(service),
      new TradeAnalysisResolver(service),
      new ConcentrationResolver(),
      new AdvantageResolver(service, deps.reference),
      new CountryTradeResolver(service),
      new TradeEditionsResolver(deps.reference),
      new TradeRevisionsResolver(deps.reference),
    ] as const,
    nodeFinders,
    searchEntries: () => [],
  };
};
