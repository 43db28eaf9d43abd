import type { CountryRecord } from "./country.type.js";
import type { HsEditionId } from "./hs-editions.js";
import type { GroupRecord } from "./reference.js";

export interface HsRecord {
  readonly code: string;
  readonly description: string;
}
export interface HsSectionRecord {
  readonly code: string; // I to XXI
  readonly title: string;
  readonly chapters: readonly string[];
}
/** A wording that stood in one or more editions before 2022. */
export interface HsEarlierRecord {
  readonly code: string;
  readonly description: string;
  readonly editions: readonly HsEditionId[]; // H0 … H5
}
/** Two codes of neighbouring editions that share goods; codes that stand for themselves alone have no row. */
export interface HsConcordanceRecord {
  readonly from: HsEditionId;
  readonly to: HsEditionId;
  readonly fromCode: string;
  readonly toCode: string;
  /** Share of `fromCode`'s trade that goes to `toCode`, from 0 to 1, as estimated by the table's makers. */
  readonly weight: number;
  /** The same the other way round; null where no table of the way back is held. */
  readonly weightBack: number | null;
}
/** As the snapshot stores a group: members are [code, from, to]. */
export interface GroupRow extends Omit<GroupRecord, "members"> {
  readonly members: readonly (readonly [string, string | null, string | null])[];
}

/** A subheading of HS 2022, chapters 26, 72 and 73 apart, that HS 2012 did not have. */
export interface HsAddedRecord {
  readonly code: string;
  readonly since: "H5" | "H6";
}

/** What the reference stands on. Each table is read when first needed, so give getters where reading costs. */
export interface ReferenceTables {
  readonly countries: readonly CountryRecord[];
  readonly groups: readonly GroupRow[];
  readonly hs: readonly HsRecord[]; // HS 2022 at 2, 4, 6 digits, without TOTAL
  readonly sections: readonly HsSectionRecord[];
  readonly earlier: readonly HsEarlierRecord[];
  readonly added: readonly HsAddedRecord[];
  readonly concordance: readonly HsConcordanceRecord[];
}
