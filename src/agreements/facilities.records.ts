import type { MissingReason } from "../kernel/index.js";
import type { CitationRecord, ConflictRecord, DateText } from "./agreements.records.js";

export type FacilityStatus =
  | "ANNOUNCED"
  | "CONSTRUCTION"
  | "OPERATING"
  | "OPERATING_PRE_RETIREMENT"
  | "MOTHBALLED"
  | "MOTHBALLED_PRE_RETIREMENT"
  | "RETIRED"
  | "CANCELLED"
  | "UNKNOWN";

export interface FacilityRecord {
  readonly key: string; // `pakistan-steel-mills`, `gem-P100000120781`
  readonly sourceId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string; // ISO alpha-3
  readonly place: {
    readonly name: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly accuracy: "EXACT" | "APPROXIMATE" | null;
  };
  readonly owners: readonly { readonly name: string; readonly share: number | null }[];
  readonly status: FacilityStatus;
  readonly statusHistory: readonly {
    readonly status: FacilityStatus;
    readonly from: DateText;
    readonly citation: CitationRecord;
  }[];
  /** Nominal capacities as their source states them, thousand tonnes a year by product and status. */
  readonly capacities: readonly {
    readonly product: "CRUDE_STEEL" | "IRON" | "COKE" | "SINTER" | "PELLETS" | "OTHER";
    readonly route: string | null; // BOF, EAF, BF, DRI …
    readonly status: FacilityStatus;
    readonly ktPerYear: number | null;
    readonly missing: MissingReason | null;
    readonly asOf: DateText;
    readonly citation: CitationRecord;
  }[];
  readonly production: readonly {
    readonly product: string;
    readonly year: number;
    readonly kt: number | null;
    readonly citation: CitationRecord;
  }[];
  readonly products: readonly string[];
  /** Keys of the same plant in other registers. */
  readonly sameAs: readonly string[];
  readonly conflicts: readonly ConflictRecord[];
  readonly citations: readonly CitationRecord[];
}
