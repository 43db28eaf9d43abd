import type { NodeFinder, SearchEntry, SourceCatalogue } from "../kernel/index.js";
import type { PricesService } from "../prices/index.js";
import type { Reference } from "../reference/index.js";
import type { ConsumptionPort, TradeService } from "../trade/index.js";
import { ClaimCheckService } from "./claims/claim-check.service.js";
import { CountryDependenceResolver } from "./dependence.resolver.js";
import { DependenceService } from "./dependence.service.js";
import { ImportSubstitutionService } from "./import-substitution.service.js";
import {
  AgreementLinksResolver,
  ClaimLinksResolver,
  FacilityLinksResolver,
  TradeLinksResolver,
} from "./links.resolver.js";
import type { Registers } from "./moment.js";
import { PriceWindowService } from "./price-window.service.js";
import { RealService } from "./real.service.js";
import { CountryScenarioResolver, FacilityScenarioResolver } from "./scenario.resolver.js";
import { ScenarioService } from "./scenario.service.js";
import { PriceTermsResolver, TradeTermsResolver } from "./terms.resolver.js";
import { TradeWindowService } from "./trade-window.service.js";
import { UnitValueService } from "./unit-value.service.js";
import {
  AgreementWindowResolver,
  EventWindowResolver,
  PriceWindowResolver,
  TradeWindowResolver,
} from "./windows.resolver.js";

export { ClaimCheck, ClaimVerdict } from "./claims/claim-check.type.js";
export { ApparentSteelUse, SteelDependence } from "./dependence.type.js";
export { ImportSubstitution } from "./import-substitution.type.js";
export { PriceWindow } from "./price-window.type.js";
export { RealPrice, TradeInTerms } from "./real.type.js";
export { SubstitutionScenario } from "./scenario.type.js";
export { TradeWindow } from "./trade-window.type.js";
export { UnitValueComparison } from "./unit-value.type.js";
export * from "./yields.js";

export interface LinksDeps {
  readonly trade: TradeService;
  /** Apparent use of steel; null where no source of it is in use. */
  readonly consumption?: ConsumptionPort | null;
  readonly prices: PricesService;
  readonly reference: Reference;
  readonly sources: SourceCatalogue;
  /** Where windows find the date of an event or agreement named by its id. */
  readonly registers?: Registers | null;
}

/** The fields that join subjects. Agreements, plants and statements arrive as the objects that the fields hang on. */
export const createLinks = ({ trade, consumption = null, prices, reference, sources, registers = null }: LinksDeps) => {
  const dependence = new DependenceService(trade, consumption, sources, reference);
  const service = {
    importSubstitution: new ImportSubstitutionService(trade, reference, sources),
    tradeWindow: new TradeWindowService(trade, reference, registers),
    unitValue: new UnitValueService(trade, prices, reference),
    priceWindow: new PriceWindowService(prices, registers),
    real: new RealService(prices),
    scenario: new ScenarioService(trade, reference, sources),
    dependence,
    claimCheck: new ClaimCheckService({ trade, reference, sources, dependence }),
  } as const;
  const nodeFinders: readonly NodeFinder[] = [
    { type: "ApparentSteelUse", find: (key, context) => service.dependence.apparentUse(key, context) },
  ];
  return {
    service,
    resolvers: [
      new FacilityLinksResolver(service.importSubstitution),
      new AgreementLinksResolver(service.tradeWindow),
      new TradeLinksResolver(service.unitValue),
      new CountryDependenceResolver(service.dependence),
      new ClaimLinksResolver(service.claimCheck),
      new TradeTermsResolver(service.real),
      new PriceTermsResolver(service.real),
      new TradeWindowResolver(service.tradeWindow),
      new PriceWindowResolver(service.priceWindow),
      new EventWindowResolver(service.tradeWindow, service.priceWindow),
      new AgreementWindowResolver(service.priceWindow),
      new FacilityScenarioResolver(service.scenario),
      new CountryScenarioResolver(service.scenario),
    ] as const,
    nodeFinders,
    searchEntries: (): readonly SearchEntry[] => [],
  };
};
