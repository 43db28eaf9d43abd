import { keyOf } from "../kernel/index.js";
import { Country } from "./country.type.js";
import type { CountryRecord } from "./country.type.js";
import { nearest, normaliseName } from "./names.js";
import type { Named } from "./names.js";
import { ambiguousCode, unknownCode } from "./refusals.js";

const ACCEPTED = "alpha-3 (PAK), alpha-2 (PK), M49 as text (586), or an unambiguous name";
/** Publishers' lists of English names use two bare words in one fixed meaning (WTO and UN: Congo; DESTA, HUGGO and GPTAD: Korea). */
const IN_LISTS: Readonly<Record<string, string>> = { congo: "COG", korea: "KOR" };

const candidateOf = ({ code, name }: Country) => ({ code, name });

/** Countries by code and by name. Names are normalised on the first question that is not a code. */
export class CountryIndex {
  readonly all: readonly Country[];
  readonly #byAlpha3: ReadonlyMap<string, Country>;
  readonly #byCode = new Map<string, Country[]>();
  #names: { readonly exact: ReadonlyMap<string, Country[]>; readonly list: readonly Named<Country>[] } | undefined;

  constructor(records: readonly CountryRecord[]) {
    this.all = records.map((record) => new Country(record));
    this.#byAlpha3 = new Map(this.all.map((country) => [country.code, country]));
    for (const country of this.all)
      for (const code of [country.code, country.alpha2, country.m49])
        if (code !== null) {
          const held = this.#byCode.get(code);
          if (held) held.push(country);
          else this.#byCode.set(code, [country]);
        }
  }

  byCode(alpha3: string): Country | undefined {
    return this.#byAlpha3.get(alpha3);
  }

  /** Every country that an input may mean: none, one, or several. */
  matches(input: string): readonly Country[] {
    const text = keyOf("Country", input.trim());
    const code = /^\d{1,3}$/.test(text) ? text.padStart(3, "0") : text.toUpperCase();
    const coded = this.#byCode.get(code);
    if (coded) return coded;
    const key = normaliseName(text);
    return this.#index().exact.get(key) ?? this.#byCode.get(key.toUpperCase()) ?? [];
  }

  resolve(input: string, argument: string, hint = ""): Country {
    const found = this.matches(input);
    if (found.length === 1) return found[0]!;
    if (found.length > 1) throw ambiguousCode(argument, "country", input, ACCEPTED, found.map(candidateOf));
    throw unknownCode(argument, "country", input, ACCEPTED, this.candidates(input).map(candidateOf), hint);
  }

  /** By a name as publishers' lists write it; undefined for blocs, organisations and unknown names. */
  named(name: string): Country | undefined {
    const found = this.matches(name);
    if (found.length === 1) return found[0];
    const fixed = IN_LISTS[normaliseName(name)];
    return fixed === undefined ? undefined : this.byCode(fixed);
  }

  candidates(input: string): Country[] {
    const key = normaliseName(input);
    const codes = key.length <= 3 ? this.all.map((item) => ({ key: item.code.toLowerCase(), item })) : [];
    return nearest([...codes, ...this.#index().list], key);
  }

  #index() {
    if (this.#names) return this.#names;
    const exact = new Map<string, Country[]>();
    const list: Named<Country>[] = [];
    for (const country of this.all)
      for (const name of [country.name, ...country.record.names]) {
        const key = normaliseName(name);
        const held = exact.get(key);
        if (held?.includes(country)) continue;
        if (held) held.push(country);
        else exact.set(key, [country]);
        list.push({ key, item: country });
      }
    return (this.#names = { exact, list });
  }
}
