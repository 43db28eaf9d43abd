import { registerEnumType } from "type-graphql";

export const SeriesKind = {
  PRICE: "PRICE",
  INDEX: "INDEX",
  UNIT_VALUE: "UNIT_VALUE",
  FX_RATE: "FX_RATE",
  MACRO: "MACRO",
} as const;
export type SeriesKind = (typeof SeriesKind)[keyof typeof SeriesKind];
registerEnumType(SeriesKind, {
  name: "SeriesKind",
  description: "What the numbers of a series are.",
  valuesConfig: {
    PRICE: { description: "Money a unit of mass, e.g. USD/t." },
    INDEX: { description: "A price index: only its movement means something, e.g. `1982=100`." },
    UNIT_VALUE: { description: "Customs value divided by weight: not a price of one product." },
    FX_RATE: { description: "Local currency per another, e.g. `PKR/USD`." },
    MACRO: { description: "Of a whole economy: GDP, an output index, an interest rate." },
  },
});

export const Incoterm = { EXW: "EXW", FOB: "FOB", CFR: "CFR", CIF: "CIF", DELIVERED: "DELIVERED" } as const;
export type Incoterm = (typeof Incoterm)[keyof typeof Incoterm];
registerEnumType(Incoterm, {
  name: "Incoterm",
  description: "What a price includes. FOB and CIF differ by freight and insurance: never subtract one from the other.",
  valuesConfig: {
    EXW: { description: "At the mill's gate." },
    FOB: { description: "On board at the port of loading." },
    CFR: { description: "FOB with freight to the port of arrival." },
    CIF: { description: "CFR with insurance; how imports are valued in trade statistics." },
    DELIVERED: { description: "At the buyer's place." },
  },
});

export const PriceAssessment = {
  CONTRACT: "CONTRACT",
  SPOT: "SPOT",
  SURVEY: "SURVEY",
  FUTURES: "FUTURES",
} as const;
export type PriceAssessment = (typeof PriceAssessment)[keyof typeof PriceAssessment];
registerEnumType(PriceAssessment, {
  name: "PriceAssessment",
  description: "How the price was found.",
  valuesConfig: {
    CONTRACT: { description: "Contracts of several months: moves in steps." },
    SPOT: { description: "Prompt deals or settlement prices." },
    SURVEY: { description: "Asked of producers, as for a producer price index." },
    FUTURES: { description: "Traded for later delivery." },
  },
});

export const Aggregation = { AVERAGE: "AVERAGE", END_OF_PERIOD: "END_OF_PERIOD", SUM: "SUM" } as const;
export type Aggregation = (typeof Aggregation)[keyof typeof Aggregation];
registerEnumType(Aggregation, {
  name: "Aggregation",
  description: "How a longer period is made of shorter ones.",
  valuesConfig: {
    AVERAGE: { description: "Mean of the periods held: right for prices, indices and rates (FRED: avg)." },
    END_OF_PERIOD: { description: "The last period held (FRED: eop)." },
    SUM: { description: "Sum of the periods held: right for flows only (FRED: sum)." },
  },
});

export const TransformKind = {
  LEVEL: "LEVEL",
  INDEX: "INDEX",
  CHANGE: "CHANGE",
  CHANGE_FROM_YEAR_AGO: "CHANGE_FROM_YEAR_AGO",
  PERCENT_CHANGE: "PERCENT_CHANGE",
  PERCENT_CHANGE_FROM_YEAR_AGO: "PERCENT_CHANGE_FROM_YEAR_AGO",
  COMPOUNDED_ANNUAL_RATE: "COMPOUNDED_ANNUAL_RATE",
  CONTINUOUS_CHANGE: "CONTINUOUS_CHANGE",
  CONTINUOUS_ANNUAL_RATE: "CONTINUOUS_ANNUAL_RATE",
  NATURAL_LOG: "NATURAL_LOG",
  lin: "lin",
  chg: "chg",
  ch1: "ch1",
  pch: "pch",
  pc1: "pc1",
  pca: "pca",
  cch: "cch",
  cca: "cca",
  log: "log",
} as const;
export type TransformKind = (typeof TransformKind)[keyof typeof TransformKind];
registerEnumType(TransformKind, {
  name: "TransformKind",
  description:
    "What to make of the levels. FRED's codes mean the same as the long names. x is a period, p the one before, y the same a year before, n periods a year.",
  valuesConfig: {
    LEVEL: { description: "As published (`lin`)." },
    INDEX: { description: "x ÷ value of `base` × 100." },
    CHANGE: { description: "x − p (`chg`)." },
    CHANGE_FROM_YEAR_AGO: { description: "x − y (`ch1`)." },
    PERCENT_CHANGE: { description: "(x ÷ p − 1) × 100 (`pch`)." },
    PERCENT_CHANGE_FROM_YEAR_AGO: { description: "(x ÷ y − 1) × 100 (`pc1`)." },
    COMPOUNDED_ANNUAL_RATE: { description: "((x ÷ p)^n − 1) × 100 (`pca`)." },
    CONTINUOUS_CHANGE: { description: "(ln x − ln p) × 100 (`cch`)." },
    CONTINUOUS_ANNUAL_RATE: { description: "(ln x − ln p) × 100 × n (`cca`)." },
    NATURAL_LOG: { description: "ln x (`log`)." },
    lin: { description: "FRED's code for LEVEL." },
    chg: { description: "FRED's code for CHANGE." },
    ch1: { description: "FRED's code for CHANGE_FROM_YEAR_AGO." },
    pch: { description: "FRED's code for PERCENT_CHANGE." },
    pc1: { description: "FRED's code for PERCENT_CHANGE_FROM_YEAR_AGO." },
    pca: { description: "FRED's code for COMPOUNDED_ANNUAL_RATE." },
    cch: { description: "FRED's code for CONTINUOUS_CHANGE." },
    cca: { description: "FRED's code for CONTINUOUS_ANNUAL_RATE." },
    log: { description: "FRED's code for NATURAL_LOG." },
  },
});
