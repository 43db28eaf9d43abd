import { registerEnumType } from "type-graphql";

export const TradeFlow = { IMPORT: "IMPORT", EXPORT: "EXPORT" } as const;
export type TradeFlow = (typeof TradeFlow)[keyof typeof TradeFlow];
registerEnumType(TradeFlow, {
  name: "TradeFlow",
  description: "Direction as the reporter sees it.",
  valuesConfig: {
    IMPORT: { description: "Goods that enter the reporter, by origin." },
    EXPORT: { description: "Goods that leave the reporter, by last known destination." },
  },
});

export const Valuation = { CIF: "CIF", FOB: "FOB", UNKNOWN: "UNKNOWN" } as const;
export type Valuation = (typeof Valuation)[keyof typeof Valuation];
registerEnumType(Valuation, {
  name: "Valuation",
  description: "What a trade value includes.",
  valuesConfig: {
    CIF: { description: "Cost, insurance and freight up to the importer's border." },
    FOB: { description: "Free on board at the exporter's border." },
    UNKNOWN: { description: "Not stated by the publisher." },
  },
});

export const TradeDimension = {
  REPORTER: "REPORTER",
  PARTNER: "PARTNER",
  COMMODITY: "COMMODITY",
  PERIOD: "PERIOD",
} as const;
export type TradeDimension = (typeof TradeDimension)[keyof typeof TradeDimension];
registerEnumType(TradeDimension, {
  name: "TradeDimension",
  description: "What sums are kept apart by.",
  valuesConfig: {
    REPORTER: { description: "The country that reports." },
    PARTNER: { description: "The other side of the flow." },
    COMMODITY: { description: "The product or basket, as asked for." },
    PERIOD: { description: "The period, as the publisher has it." },
  },
});

export const TradeOrder = { VALUE: "VALUE", NET_WEIGHT: "NET_WEIGHT" } as const;
export type TradeOrder = (typeof TradeOrder)[keyof typeof TradeOrder];
registerEnumType(TradeOrder, {
  name: "TradeOrder",
  description: "What ranks and shares are taken of.",
  valuesConfig: {
    VALUE: { description: "Value in US dollars; net weight where no value is held at all." },
    NET_WEIGHT: { description: "Net weight in tonnes." },
  },
});
