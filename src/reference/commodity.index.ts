import { keyOf } from "../kernel/index.js";
import { BASKETS } from "./baskets/index.js";
import { Commodity } from "./commodity.type.js";
import type { Basket, HsEdition, HsSection } from "./commodity.type.js";
import { EARLIER_CHAPTERS, EDITION_YEARS, HS_EDITIONS } from "./hs-editions.js";
import type { HsEditionId } from "./hs-editions.js";
import { nearest, normaliseName } from "./names.js";
import { unknownCode } from "./refusals.js";
import type { HsEarlierRecord, ReferenceTables } from "./tables.js";

const ACCEPTED = "an HS code of 2, 4 or 6 digits (7208), TOTAL, or the id of a basket (STEEL)";
const BASKET_IDS = "the id of a basket, e.g. STEEL";

export const parentOf = (code: string): string | null =>
  code === "TOTAL" ? null : code.length === 2 ? "TOTAL" : code.slice(0, -2);

/** Does one of two HS codes contain the other? */
export const codesOverlap = (a: string, b: string): boolean =>
  a === "TOTAL" || b === "TOTAL" || a.startsWith(b) || b.startsWith(a);

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text);

const basketId = (input: string): string =>
  input
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");

/** The Harmonized System and the baskets. Only the codes are read at the start; the rest when it is asked for. */
export class CommodityIndex {
  readonly #baskets: ReadonlyMap<string, Basket> = new Map(BASKETS.map((basket) => [basket.id, basket]));
  readonly #made = new Map<string, Commodity>();
  #codes: ReadonlyMap<string, string> | undefined;
  #below: ReadonlyMap<string, readonly string[]> | undefined;
  #earlier: ReadonlyMap<string, readonly HsEarlierRecord[]> | undefined;
  #added: ReadonlyMap<string, HsEditionId> | undefined;
  #sections: ReadonlyMap<string, HsSection> | undefined;
  #byEdition: ReadonlyMap<HsEditionId, ReadonlySet<string>> | undefined;

  constructor(private readonly tables: ReferenceTables) {}

  /** HS 2022: code → description, in order of code. */
  get codes(): ReadonlyMap<string, string> {
    return (this.#codes ??= new Map(this.tables.hs.map(({ code, description }) => [code, description])));
  }

  has(code: string): boolean {
    return code === "TOTAL" || this.codes.has(code);
  }

  resolve(input: string, argument: string): Commodity {
    const text = keyOf("Basket", keyOf("Commodity", input.trim()));
    const digits = text.replace(/[\s.]/g, "");
    const found = this.find(/^\d+$/.test(digits) ? digits : basketId(text));
    if (found) return found;
    if (/^\d+$/.test(digits)) throw this.#unknownDigits(input, digits, argument);
    const near = nearest(
      [...this.#baskets.values()].flatMap((item) =>
        [item.id, item.name].map((name) => ({ key: normaliseName(name), item })),
      ),
      normaliseName(text),
    ).map(({ id, name }) => ({ code: id, name }));
    throw unknownCode(
      argument,
      "product code or basket",
      input,
      ACCEPTED,
      near,
      " Words are found by commodities(text:).",
    );
  }

  find(code: string): Commodity | undefined {
    const made = this.#made.get(code);
    if (made) return made;
    const basket = this.#baskets.get(code);
    const description = code === "TOTAL" ? "All commodities" : (this.codes.get(code) ?? this.#lastWording(code));
    if (!basket && description === undefined) return undefined;
    const level = code === "TOTAL" ? 0 : (code.length as 2 | 4 | 6);
    const commodity = new Commodity(
      basket ?? {
        code,
        level,
        description: description!,
        parent: parentOf(code),
        section: this.section(code)?.code ?? null,
        current: this.has(code),
      },
    );
    this.#made.set(code, commodity);
    return commodity;
  }

  basket(input: string, argument: string): Basket {
    const id = basketId(keyOf("Basket", keyOf("Commodity", input.trim())));
    const found = this.#baskets.get(id);
    if (found) return found;
    const names = [...this.#baskets.values()].map((item) => ({ key: normaliseName(item.id), item }));
    const near = nearest(names, normaliseName(id)).map((basket) => ({ code: basket.id, name: basket.name }));
    throw unknownCode(argument, "basket", input, BASKET_IDS, near);
  }

  children(code: string): readonly string[] {
    const basket = this.#baskets.get(code);
    if (basket) return basket.codes;
    if (!this.#below) {
      const below = new Map<string, string[]>();
      for (const child of this.codes.keys()) {
        const parent = parentOf(child)!;
        const held = below.get(parent);
        if (held) held.push(child);
        else below.set(parent, [child]);
      }
      this.#below = below;
    }
    return this.#below.get(code) ?? [];
  }

  codesOf(code: string): readonly string[] {
    return this.#baskets.get(code)?.codes ?? [code];
  }

  section(code: string): HsSection | null {
    if (!this.#sections)
      this.#sections = new Map(
        this.tables.sections.flatMap(({ code: roman, title, chapters }) =>
          chapters.map((chapter): [string, HsSection] => [chapter, { code: roman, title }]),
        ),
      );
    return /^\d/.test(code) ? (this.#sections.get(code.slice(0, 2)) ?? null) : null;
  }

  editions(code: string): readonly HsEdition[] {
    const earlier = this.#earlierOf(code).flatMap(({ editions, description }) =>
      editions.map((edition) => ({ edition, year: EDITION_YEARS[edition], description })),
    );
    const current = this.codes.get(code);
    if (current !== undefined) earlier.push({ edition: "H6", year: EDITION_YEARS.H6, description: current });
    return earlier.sort((a, b) => a.year - b.year);
  }

  /** Six-digit codes of chapters 26, 72 and 73 in an edition. */
  subheadings(edition: HsEditionId): ReadonlySet<string> {
    return this.#subheadings.get(edition)!;
  }

  /** Is it known that an edition does not have a six-digit code? Of other chapters than those held whole, lists of H4 to H6 are. */
  lacks(edition: HsEditionId, code: string): boolean {
    if (code.length !== 6) return false;
    if (EARLIER_CHAPTERS.test(code)) return !this.subheadings(edition).has(code);
    if (edition === "H6") return !this.has(code);
    if (edition !== "H4" && edition !== "H5") return false;
    if (!this.has(code)) return !this.#earlierOf(code).some(({ editions }) => editions.includes(edition));
    this.#added ??= new Map(this.tables.added.map(({ code: own, since }) => [own, since]));
    const since = this.#added.get(code);
    return since !== undefined && since > edition;
  }

  get #subheadings(): ReadonlyMap<HsEditionId, ReadonlySet<string>> {
    if (!this.#byEdition) {
      const codes = new Map(HS_EDITIONS.map((edition) => [edition, new Set<string>()]));
      for (const { code, editions } of this.tables.earlier)
        if (code.length === 6 && EARLIER_CHAPTERS.test(code))
          for (const edition of editions) codes.get(edition)!.add(code);
      for (const code of this.codes.keys())
        if (code.length === 6 && EARLIER_CHAPTERS.test(code)) codes.get("H6")!.add(code);
      this.#byEdition = codes;
    }
    return this.#byEdition;
  }

  #earlierOf(code: string): readonly HsEarlierRecord[] {
    if (!this.#earlier) {
      const earlier = new Map<string, HsEarlierRecord[]>();
      for (const row of this.tables.earlier) earlier.set(row.code, [...(earlier.get(row.code) ?? []), row]);
      this.#earlier = earlier;
    }
    return this.#earlier.get(code) ?? [];
  }

  /** Codes that an edition before 2022 had: data of those years use them. */
  #lastWording(code: string): string | undefined {
    return this.editions(code).at(-1)?.description ?? this.#earlierOf(code)[0]?.description;
  }

  #unknownDigits(input: string, digits: string, argument: string) {
    const near = new Set<string>();
    if (digits.length % 2 === 1 && this.has(`0${digits}`)) near.add(`0${digits}`);
    if (digits.length > 6 && this.has(digits.slice(0, 6))) near.add(digits.slice(0, 6));
    let ancestor = digits.slice(0, Math.min(digits.length - 1, 6));
    while (ancestor !== "" && !this.has(ancestor)) ancestor = ancestor.slice(0, -1);
    if (ancestor !== "") {
      near.add(ancestor);
      const own = [...this.children(ancestor)];
      own.sort((a, b) => Math.abs(Number(a) - Number(digits)) - Math.abs(Number(b) - Number(digits)));
      for (const code of own) if (near.size < 5) near.add(code);
    }
    const candidates = [...near].slice(0, 5).map((code) => ({ code, name: shortened(this.codes.get(code)!) }));
    const hint = digits.length > 6 ? " Codes of more than 6 digits are national and differ by country." : "";
    return unknownCode(argument, "product code", input, ACCEPTED, candidates, hint);
  }
}
