import fc from "fast-check";
import isoCodes from "i18n-iso-countries/codes.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { normaliseName } from "../../src/reference/index.js";
import { candidateCodes, refusalOf } from "../support/refusal.js";
import { reference } from "../support/reference.js";

const all = reference.countries();
const one = fc.constantFrom(...all);
const iso = isoCodes as [string, string, string][];

describe("codes", () => {
  test("every entry of ISO 3166-1 is there, by alpha-2, alpha-3 and M49", () => {
    expect(iso.length).toBe(250);
    for (const [alpha2, alpha3, m49] of iso) {
      const country = reference.country(alpha2);
      expect(country.code).toBe(alpha3 === "XKK" ? "XKX" : alpha3);
      expect(reference.country(alpha3)).toBe(country);
      if (alpha3 !== "XKK") expect(reference.country(m49)).toBe(country);
    }
  });

  test("alpha-2, alpha-3, M49, the name and the id mean the same place, whatever the case and the padding", () => {
    fc.assert(
      fc.property(one, fc.boolean(), (country, lower) => {
        const write = (text: string) => (lower ? text.toLowerCase() : text);
        const forms = [country.code, country.name, country.id];
        if (country.alpha2 !== null && country.alpha2 !== "CS") forms.push(country.alpha2);
        if (country.m49 !== null) forms.push(country.m49, String(Number(country.m49)));
        for (const form of forms)
          expect(reference.country(form === country.id ? form : write(form)).code).toBe(country.code);
      }),
      { numRuns: 600 },
    );
  });

  test("a name in any language means its own country or is refused as ambiguous", () => {
    for (const country of all)
      for (const name of country.record.names) {
        const named = reference.countryNamed(name);
        if (named?.code === country.code) continue;
        expect(refusalOf(() => reference.country(name)).code, name).toBe("CODE_AMBIGUOUS");
      }
  });

  test("no name is written like another place's code", () => {
    const codes = new Map(all.flatMap((country) => [country.code, country.alpha2].map((code) => [code, country.code])));
    for (const country of all)
      for (const name of [country.name, ...country.record.names]) {
        const owner = codes.get(normaliseName(name).toUpperCase());
        expect(owner === undefined || owner === country.code, `${name} of ${country.code}`).toBe(true);
      }
  });

  test("codes are unique and kinds are stated", () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    const numbers = all.flatMap(({ m49 }) => (m49 === null ? [] : [m49]));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(reference.country("World").code).toBe("W00");
    expect(reference.country("World").kind).toBe("WORLD");
    for (const code of ["SUN", "YUG", "CSK", "DDR"]) expect(reference.country(code).kind).toBe("FORMER");
    expect(reference.country("XNS").kind).toBe("AREA");
    expect(all.filter(({ kind }) => kind === "COUNTRY").length).toBe(195);
  });
});

describe("names of statistics offices and registers", () => {
  test.each([
    ["Korea, South", "KOR"],
    ["KOREA RP", "KOR"],
    ["KOREA DP RP", "PRK"],
    ["PAKISTAN IR", "PAK"],
    ["RUSSIA", "RUS"],
    ["Russian Federation", "RUS"],
    ["U ARAB EMTS", "ARE"],
    ["UAE", "ARE"],
    ["Viet Nam", "VNM"],
    ["VIETNAM SOC REP", "VNM"],
    ["Türkiye", "TUR"],
    ["Turkey", "TUR"],
    ["UK", "GBR"],
    ["U K", "GBR"],
    ["U S A", "USA"],
    ["U.S.A.", "USA"],
    ["CHINA P RP", "CHN"],
    ["CONGO P REP", "COG"],
    ["Congo, Dem. Rep.", "COD"],
    ["Côte d’Ivoire", "CIV"],
    ["COTE D' IVOIRE", "CIV"],
    ["Iran, Islamic Republic of", "IRN"],
    ["Chinese Taipei", "TWN"],
    ["Other Asia, nes", "TWN"],
    ["Hong Kong, China", "HKG"],
    ["Kuwait, the State of", "KWT"],
    ["Dem. People's Rep. of Korea", "PRK"],
    ["The Bahamas", "BHS"],
    ["Guinea", "GIN"],
    ["Niger", "NER"],
    ["Dominica", "DMA"],
    ["UNSPECIFIED", "XNS"],
    ["Soviet Union", "SUN"],
    ["Пакистан", "PAK"],
    ["پاکستان", "PAK"],
    ["पाकिस्तान", "PAK"],
    ["巴基斯坦", "PAK"],
    ["Россия", "RUS"],
    ["روسیه", "RUS"],
  ])("%s is %s", (name, code) => expect(reference.country(name).code).toBe(code));

  test.each([
    ["Korea", ["KOR", "PRK"]],
    ["Congo", ["COD", "COG"]],
    ["Virgin Islands", ["VGB", "VIR"]],
    ["CS", ["CSK", "SCG"]],
  ])("%s is refused as ambiguous", (name, codes) => {
    const refusal = refusalOf(() => reference.country(name, "importer"));
    expect(refusal.code).toBe("CODE_AMBIGUOUS");
    expect(refusal.extensions.argument).toBe("importer");
    expect(candidateCodes(refusal)).toEqual(codes);
  });

  test("publishers' lists fix two bare words; blocs and unknown names are no country", () => {
    expect(reference.countryNamed("Congo")?.code).toBe("COG");
    expect(reference.countryNamed("Korea")?.code).toBe("KOR");
    expect(reference.countryNamed("Eurasian Economic Union (EAEU) ")).toBeUndefined();
    expect(reference.countryNamed("Atlantis")).toBeUndefined();
  });
});

describe("refusals", () => {
  test.each([
    ["Pakstan", "PAK"],
    ["Russain Federation", "RUS"],
    ["PKA", "PAK"],
    ["Kazakstan", "KAZ"],
    ["united", "USA"],
  ])("%s names the nearest, %s first", (input, nearest) => {
    const refusal = refusalOf(() => reference.country(input));
    expect(refusal.code).toBe("CODE_UNKNOWN");
    expect(refusal.extensions.received).toBe(input);
    expect(candidateCodes(refusal)[0]).toBe(nearest);
    expect(candidateCodes(refusal).length).toBeLessThanOrEqual(5);
    expect(refusal.message).toContain(nearest);
  });

  test.each(["842", "251", "699", "757", "579", "490"])("%s is Comtrade's own number and no code here", (number) => {
    expect(refusalOf(() => reference.country(number)).code).toBe("CODE_UNKNOWN");
  });

  test("a group asked as a country says where it is", () => {
    expect(refusalOf(() => reference.country("EU27")).message).toContain('group(id: "EU27")');
  });

  test("any text is an answer or a coded refusal, quickly", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }), (text) => {
        try {
          reference.country(text);
        } catch (error) {
          expect(["CODE_UNKNOWN", "CODE_AMBIGUOUS"]).toContain((error as { code?: string }).code);
        }
      }),
    );
  });

  test("several at once keep their order, each once, and one error names every bad code", () => {
    expect(reference.countriesOf(["ZAF", "PAK", "pk", "India"]).map(({ code }) => code)).toEqual(["ZAF", "PAK", "IND"]);
    const refusal = refusalOf(() => reference.countriesOf(["PAK", "Pakstan", "IND", "Korea"]));
    expect(refusal.code).toBe("CODE_UNKNOWN");
    expect(refusal.extensions.received).toEqual(["Pakstan", "Korea"]);
    expect(refusal.message).toContain("codes[1]");
    expect(refusal.message).toContain("codes[3]");
    expect(candidateCodes(refusal)).toEqual(["PAK", "KOR", "PRK"]);
  });
});
