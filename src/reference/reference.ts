import type { Basket, Commodity, ProductMatch } from "./commodity.type.js";
import type { Country } from "./country.type.js";

export interface GroupRecord {
  readonly id: string; // EU27, EAEU, CIS, SCO, BRICS, G20, SAARC, ECO, OIC, ASEAN …
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly { readonly code: string; readonly from: string | null; readonly to: string | null }[];
}

export interface ProductRecord {
  readonly id: string; // SteelProduct value: HOT_ROLLED_COIL
  readonly name: string;
  readonly aliases: readonly string[];
  readonly hs: readonly { readonly code: string; readonly match: ProductMatch; readonly note: string | null }[];
}

/**
 * Countries, groups, products and codes. Look-ups throw CODE_UNKNOWN or CODE_AMBIGUOUS (with candidates) naming `argument`;
 * everything downstream may rely on codes being checked.
 */
export interface Reference {
  country(input: string, argument?: string): Country;
  /** By alpha-3 already checked; undefined when unknown. */
  countryByCode(alpha3: string): Country | undefined;
  /** World and `X..` areas included. */
  countries(): readonly Country[];
  group(input: string, argument?: string): GroupRecord;
  groups(): readonly GroupRecord[];
  /** Members on a day (ISO), alpha-3, sorted. */
  membersOn(groupId: string, day: string): readonly string[];
  /** An HS code, TOTAL, or a basket id. */
  commodity(input: string, argument?: string): Commodity;
  basket(input: string, argument?: string): Basket;
  baskets(): readonly Basket[];
  basketsOf(code: string): readonly Basket[];
  /** Every HS code known, 2022 edition. */
  hasCode(code: string): boolean;
  children(code: string): readonly string[];
  /** The HS codes a commodity stands for: a basket's codes, else itself. */
  codesOf(commodity: string): readonly string[];
  /** Does one of two commodities contain goods of the other? (72 and 7204: yes; 7208 and 7209: no) */
  overlap(a: string, b: string): boolean;
  product(id: string, argument?: string): ProductRecord;
  products(): readonly ProductRecord[];
}
