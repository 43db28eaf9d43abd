import type * as records from "./agreements.records.js";
import { enumType } from "./enum-type.js";

export const OrganisationKind = enumType<records.OrganisationRecord["kind"]>(
  "OrganisationKind",
  "What an organisation is.",
  {
    MINISTRY: "Ministry or other department of a government.",
    COMPANY: "Company.",
    STATE_COMPANY: "Company owned by a state.",
    INTERGOVERNMENTAL: "Body of several states, such as a joint commission.",
    AGENCY: "Public agency, council or committee.",
    COURT: "Court.",
    MEDIA: "Publisher.",
    OTHER: "Anything else.",
  },
);

export const IdentityState = enumType<records.PersonRecord["identity"]>("IdentityState", "Is it known who this is?", {
  RESOLVED: "Known.",
  UNRESOLVED: "A published name that could not be tied to a known person; see `candidate`.",
});

export const ClaimMetric = enumType<records.ClaimRecord["metric"]>("ClaimMetric", "What a statement is about.", {
  CAPACITY: "Yearly capacity of a plant.",
  PRODUCTION: "Output.",
  IMPORT_SHARE_REPLACED: "Share of imports that domestic output would replace.",
  IMPORTS_VOLUME: "Quantity of imports.",
  IMPORT_BILL: "Value of imports.",
  EXPORTS: "Exports.",
  DEMAND: "Demand or the gap between demand and supply.",
  COST: "Cost or price of a plant or project.",
  INVESTMENT: "Investment.",
  DEBT_OR_LOSSES: "Debt or losses.",
  LAND_AREA: "Area of land.",
  EMPLOYMENT: "Jobs.",
  AGE_OR_DATE: "Age or a date.",
  RESERVES: "Mineral reserves.",
  TRADE_TURNOVER: "Trade between two countries, both ways.",
  OTHER: "Anything else.",
});

export const QuantityQualifier = enumType<records.QuantityRecord["qualifier"]>(
  "QuantityQualifier",
  "How a quantity was put.",
  {
    EXACT: "As a plain number.",
    ABOUT: "About, around, some.",
    OVER: "More than, at least: a lower bound.",
    UP_TO: "Up to, at most: an upper bound.",
    RANGE: "From `low` to `high`.",
    WORDS: "In words only.",
  },
);

export const DocumentKind = enumType<records.DocumentRecord["kind"]>("DocumentKind", "What a document is.", {
  NEWS: "News story.",
  PRESS_RELEASE: "Press release of an authority or company.",
  DATASET: "Dataset.",
  TREATY_TEXT: "Text of an instrument.",
  COURT_RULING: "Court ruling.",
  REFERENCE_WORK: "Encyclopaedia or similar.",
  OTHER: "Anything else.",
});

export const DiplomaticEventKind = enumType<records.EventRecord["kind"]>("DiplomaticEventKind", "What happened.", {
  SIGNING: "An instrument was signed.",
  MEETING: "Meeting.",
  VISIT: "Visit.",
  COMMISSION_SESSION: "Session of a joint commission.",
  STATEMENT: "Public statement.",
  COURT_RULING: "Court ruling.",
  DECISION: "Decision of an authority.",
  CONSTRUCTION: "Construction step.",
  COMMISSIONING: "A plant or unit went into operation.",
  SHUTDOWN: "A plant stopped.",
  CLOSURE: "A plant was closed for good.",
  TENDER: "Tender.",
  OTHER: "Anything else.",
});

export const FacilityStatus = enumType<records.FacilityStatus>(
  "FacilityStatus",
  "State of a plant, in the words of Global Energy Monitor's trackers.",
  {
    ANNOUNCED: "Planned.",
    CONSTRUCTION: "Being built.",
    OPERATING: "Operating.",
    OPERATING_PRE_RETIREMENT: "Operating, retirement announced.",
    MOTHBALLED: "Stopped, could be started again.",
    MOTHBALLED_PRE_RETIREMENT: "Stopped, retirement announced.",
    RETIRED: "Closed for good.",
    CANCELLED: "Never built.",
    UNKNOWN: "Not known.",
  },
);

export const CapacityProduct = enumType<records.FacilityRecord["capacities"][number]["product"]>(
  "CapacityProduct",
  "What a capacity is of.",
  {
    CRUDE_STEEL: "Crude steel.",
    IRON: "Pig iron or direct reduced iron.",
    COKE: "Coke.",
    SINTER: "Sinter.",
    PELLETS: "Iron ore pellets.",
    OTHER: "Anything else.",
  },
);

export const PlaceAccuracy = enumType<"EXACT" | "APPROXIMATE">("PlaceAccuracy", "How exact coordinates are.", {
  EXACT: "Of the site.",
  APPROXIMATE: "Of the town or area.",
});
