import type { Basket, Commodity, HsEdition, HsSection, ProductMatch } from "./commodity.type.js";
import type { Country } from "./country.type.js";
import type { CountryGroup } from "./group.type.js";
import type { EditionChange } from "./hs-concordance.js";
import type { BasketMembers, CodeCorrespondence } from "./hs-concordance.type.js";
import type { HsEditionId } from "./hs-editions.js";
import type { SteelProduct } from "./products/steel-product.js";

export interface GroupRecord {
  readonly id: string; // EU, EU27, EAEU, CIS, SCO, BRICS, G20, SAARC, ECO, OIC, ASEAN …
  readonly name: string;
  readonly aliases: readonly string[];
  /** What the list counts and what it leaves out. */
  readonly note: string;
  /** Dates are ISO days, or years and months where no more is known; `to` is the last day. */
  readonly members: readonly { readonly code: string; readonly from: string | null; readonly to: string | null }[];
}

export interface ProductRecord {
  readonly id: SteelProduct;
  readonly name: string;
  readonly aliases: readonly string[];
  /** EXACT or NARROWER codes hold this product only; WIDER ones hold other goods too; RELATED ones are not it. */
  readonly hs: readonly { readonly code: string; readonly match: ProductMatch; readonly note: string | null }[];
  /** Do the EXACT and NARROWER codes together hold all of the product? */
  readonly complete: boolean;
}

/**
 * Countries, groups, products and codes. Look-ups throw CODE_UNKNOWN or CODE_AMBIGUOUS (with candidates) naming `argument`;
 * everything downstream may rely on codes being checked.
 */
export interface Reference {
  /** Alpha-2, alpha-3, M49 (also unpadded), a known name in any of 27 languages, or `Country:PAK`. */
  country(input: string, argument?: string): Country;
  /** Many at once, in the order given, each once; one error names every input that is not a country. */
  countriesOf(inputs: readonly string[], argument?: string): readonly Country[];
  /** By alpha-3 already checked; undefined when unknown. */
  countryByCode(alpha3: string): Country | undefined;
  /** For sources: a name as publishers' lists write it (a bare "Congo" is COG, "Korea" is KOR there); undefined when it is no country. */
  countryNamed(name: string): Country | undefined;
  /** World, `X..` areas and former states included. */
  countries(): readonly Country[];
  group(input: string, argument?: string): GroupRecord;
  /** For sources: by id, name or alias; undefined when it is no group. */
  groupNamed(name: string): GroupRecord | undefined;
  groups(): readonly GroupRecord[];
  /** The GraphQL object of a group, one instance each. */
  groupType(record: GroupRecord): CountryGroup;
  /** Members on a day (ISO), alpha-3, sorted. */
  membersOn(groupId: string, day: string): readonly string[];
  /** Groups a country belongs to on a day. */
  groupsOf(alpha3: string, day: string): readonly GroupRecord[];
  /** A country or a group, for arguments that take either. */
  party(input: string, argument?: string): Country | CountryGroup;
  /** An HS code (of 2022 or of an earlier edition), TOTAL, or a basket id. */
  commodity(input: string, argument?: string): Commodity;
  basket(input: string, argument?: string): Basket;
  baskets(): readonly Basket[];
  /** Baskets that hold all goods of the code. */
  basketsOf(code: string): readonly Basket[];
  /** Is it an HS 2022 code of 2, 4 or 6 digits, or TOTAL? */
  hasCode(code: string): boolean;
  /** The HS 2022 codes one level below; chapters for TOTAL; a basket's own codes. */
  children(code: string): readonly string[];
  /** The HS codes a commodity stands for: a basket's codes, else itself. */
  codesOf(commodity: string): readonly string[];
  /** Does one of two commodities contain goods of the other? (72 and 7204: yes; 7208 and 7209: no) */
  overlap(a: string, b: string): boolean;
  section(code: string): HsSection | null;
  editions(code: string): readonly HsEdition[];
  /** Is it known that the edition does not have the six-digit code? False also where that is not known. */
  lacks(edition: HsEditionId, code: string): boolean;
  /** Counterparts of the six-digit codes that a commodity stands for in `from`. Chapters 26, 72, 73; BAD_USER_INPUT for others. */
  concordance(commodity: string, from: HsEditionId, to: HsEditionId): readonly CodeCorrespondence[];
  basketIn(basket: string, edition: HsEditionId): BasketMembers;
  /** Did goods come into or leave what the commodities hold? Null where that cannot be said of them. */
  editionChange(commodities: readonly string[], from: HsEditionId, to: HsEditionId): EditionChange | null;
  /** Codes and baskets whose words or code fit the text, best first. */
  findCommodities(text: string | null, level: number | null): readonly Commodity[];
  product(id: string, argument?: string): ProductRecord;
  products(): readonly ProductRecord[];
  /** Products a code holds, and how it fits each. */
  productsOf(code: string): readonly { product: ProductRecord; match: ProductMatch; note: string | null }[];
}
