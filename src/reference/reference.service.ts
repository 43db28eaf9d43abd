import { CodedError } from "../kernel/index.js";
import type { Candidate } from "../kernel/index.js";
import { BASKETS } from "./baskets/index.js";
import { CommodityIndex, codesOverlap } from "./commodity.index.js";
import { CommoditySearch } from "./commodity.search.js";
import type { Basket, Commodity } from "./commodity.type.js";
import { CountryIndex } from "./country.index.js";
import type { Country } from "./country.type.js";
import { GroupIndex } from "./group.index.js";
import type { CountryGroup } from "./group.type.js";
import type { HsEditionId } from "./hs-editions.js";
import { HsThroughTime } from "./hs-time.js";
import { findProduct, productsOf } from "./product.index.js";
import { PRODUCTS } from "./products/index.js";
import type { GroupRecord, ProductRecord, Reference } from "./reference.js";
import type { ReferenceTables } from "./tables.js";

/** The reference over the tables. Each part is built on its first question, so that a start pays for none of it. */
export class ReferenceService implements Reference {
  #countries: CountryIndex | undefined;
  #groups: GroupIndex | undefined;
  readonly #commodities: CommodityIndex;
  readonly #search: CommoditySearch;
  readonly #time: HsThroughTime;

  constructor(private readonly tables: ReferenceTables) {
    this.#commodities = new CommodityIndex(tables);
    this.#search = new CommoditySearch(this.#commodities);
    this.#time = new HsThroughTime(this.#commodities, tables);
  }

  get #places(): CountryIndex {
    return (this.#countries ??= new CountryIndex(this.tables.countries));
  }
  get #blocs(): GroupIndex {
    return (this.#groups ??= new GroupIndex(this.tables.groups));
  }

  country(input: string, argument = "code"): Country {
    return this.#places.resolve(input, argument, this.#groupHint(input));
  }

  countriesOf(inputs: readonly string[], argument = "codes"): readonly Country[] {
    const found: Country[] = [];
    const refused: CodedError[] = [];
    inputs.forEach((input, index) => {
      try {
        const country = this.country(input, `${argument}[${index}]`);
        if (!found.includes(country)) found.push(country);
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        refused.push(error);
      }
    });
    if (refused.length === 0) return found;
    if (refused.length === 1) throw refused[0]!;
    const ambiguous = refused.every(({ code }) => code === "CODE_AMBIGUOUS");
    const candidates = refused.flatMap(({ extensions }): readonly Candidate[] => extensions.candidates ?? []);
    throw new CodedError(
      ambiguous ? "CODE_AMBIGUOUS" : "CODE_UNKNOWN",
      refused.map(({ message }) => message).join(" "),
      {
        argument,
        received: refused.map(({ extensions }) => extensions.received),
        ...(refused[0]!.extensions.accepted === undefined ? {} : { accepted: refused[0]!.extensions.accepted }),
        candidates: candidates.filter(({ code }, at) => candidates.findIndex((other) => other.code === code) === at),
      },
    );
  }

  countryByCode(alpha3: string): Country | undefined {
    return this.#places.byCode(alpha3);
  }
  countryNamed(name: string): Country | undefined {
    return this.#places.named(name);
  }
  countries(): readonly Country[] {
    return this.#places.all;
  }

  group(input: string, argument = "id"): GroupRecord {
    return this.#blocs.resolve(input, argument);
  }
  groupNamed(name: string): GroupRecord | undefined {
    return this.#blocs.find(name);
  }
  groups(): readonly GroupRecord[] {
    return this.#blocs.records;
  }
  groupType(record: GroupRecord): CountryGroup {
    return this.#blocs.type(record);
  }
  membersOn(groupId: string, day: string): readonly string[] {
    return this.#blocs.membersOn(groupId, day);
  }
  groupsOf(alpha3: string, day: string): readonly GroupRecord[] {
    return this.groups().filter(({ id }) => this.membersOn(id, day).includes(alpha3));
  }
  party(input: string, argument = "code"): Country | CountryGroup {
    const group = this.#places.matches(input).length === 0 ? this.groupNamed(input) : undefined;
    return group ? this.groupType(group) : this.country(input, argument);
  }

  commodity(input: string, argument = "code"): Commodity {
    return this.#commodities.resolve(input, argument);
  }
  basket(input: string, argument = "id"): Basket {
    return this.#commodities.basket(input, argument);
  }
  baskets(): readonly Basket[] {
    return BASKETS;
  }
  basketsOf(code: string): readonly Basket[] {
    return BASKETS.filter(({ codes }) => codes.some((held) => code.startsWith(held)));
  }
  hasCode(code: string): boolean {
    return this.#commodities.has(code);
  }
  children(code: string): readonly string[] {
    return this.#commodities.children(code);
  }
  codesOf(commodity: string): readonly string[] {
    return this.#commodities.codesOf(commodity);
  }
  overlap(a: string, b: string): boolean {
    const others = this.codesOf(b);
    return this.codesOf(a).some((one) => others.some((other) => codesOverlap(one, other)));
  }
  section(code: string) {
    return this.#commodities.section(code);
  }
  editions(code: string) {
    return this.#commodities.editions(code);
  }
  lacks(edition: HsEditionId, code: string) {
    return this.#commodities.lacks(edition, code);
  }
  concordance(commodity: string, from: HsEditionId, to: HsEditionId) {
    return this.#time.correspondences(commodity, from, to);
  }
  basketIn(basket: string, edition: HsEditionId) {
    return this.#time.basketIn(this.basket(basket), edition);
  }
  editionChange(commodities: readonly string[], from: HsEditionId, to: HsEditionId) {
    return this.#time.change(commodities, from, to);
  }
  findCommodities(text: string | null, level: number | null): readonly Commodity[] {
    return this.#search.find(text, level);
  }

  /** Code and trade words of a commodity, for the free-text search. */
  wordsOf(code: string): string {
    return this.#search.words(code);
  }

  product(id: string, argument = "product"): ProductRecord {
    return findProduct(id, argument);
  }
  products(): readonly ProductRecord[] {
    return PRODUCTS;
  }
  productsOf(code: string) {
    return productsOf(code);
  }

  #groupHint(input: string): string {
    const group = this.#places.matches(input).length === 0 ? this.groupNamed(input) : undefined;
    return group ? ` ${group.id} is a group of countries: see group(id: "${group.id}").` : "";
  }
}
