import { createRequire } from "node:module";
import { normaliseName } from "../../../reference/index.js";
import { ALIASES, AMBIGUOUS_WORDS, DISPLAY_NAMES } from "../../un-m49/names.js";
import { OTHER_PLACES, TERRITORIES } from "../../un-m49/places.js";
import { unM49 } from "../../un-m49/record.js";
import type { SnapshotPart } from "./part.js";

const LANGUAGES = "en fr es ru ar zh ur hi de pt tr fa id ja ko it bn uk vi pl nl kk uz ky tg ps ms".split(" ");
/** The package numbers Kosovo by itself (XKK, 983); XKX is what the World Bank, the EU and the IMF use, and M49 has no number for it. */
const KOSOVO = "XKX";

const load = createRequire(import.meta.url);
type Names = Readonly<Record<string, string | readonly string[]>>;

interface Draft {
  readonly alpha3: string;
  readonly alpha2: string | null;
  readonly m49: string | null;
  readonly name: string;
  readonly kind: string;
  readonly names: string[];
}

const isoDrafts = (): Draft[] => {
  const codes = load("i18n-iso-countries/codes.json") as [string, string, string][];
  const english = (load("i18n-iso-countries/langs/en.json") as { countries: Names }).countries;
  const listed = (names: Names, alpha2: string): readonly string[] => {
    const found = names[alpha2];
    return found === undefined ? [] : typeof found === "string" ? [found] : found;
  };
  const others = LANGUAGES.map(
    (language) => (load(`i18n-iso-countries/langs/${language}.json`) as { countries: Names }).countries,
  );
  return codes.map(([alpha2, code, numeric]) => {
    const alpha3 = code === "XKK" ? KOSOVO : code;
    return {
      alpha3,
      alpha2,
      m49: alpha3 === KOSOVO ? null : numeric,
      name: DISPLAY_NAMES[alpha3] ?? listed(english, alpha2)[0]!,
      kind: TERRITORIES.has(alpha3) ? "TERRITORY" : "COUNTRY",
      names: others.flatMap((names) => listed(names, alpha2)),
    };
  });
};

/**
 * Names that only a foreign list has and that another country holds in English or as an alias are dropped; a word that two hold alike
 * stays with both, so that it is refused as ambiguous.
 */
export const countryDrafts = (): Draft[] => {
  const drafts = [...isoDrafts(), ...OTHER_PLACES.map((place) => ({ ...place, names: [...place.names] }))];
  const codes = new Set(drafts.flatMap(({ alpha2, alpha3 }) => [alpha2, alpha3]));
  const ambiguous = new Map(Object.entries(AMBIGUOUS_WORDS).map(([word, held]) => [normaliseName(word), held]));
  const own = new Map<string, string>();
  for (const draft of drafts)
    for (const name of [draft.name, ...(ALIASES[draft.alpha3]?.split("|") ?? [])])
      own.set(normaliseName(name), draft.alpha3);
  return drafts
    .map((draft) => {
      const kept = new Map<string, string>();
      const wanted = [draft.name, ...(ALIASES[draft.alpha3]?.split("|") ?? []), ...draft.names];
      for (const name of wanted) {
        const key = normaliseName(name);
        const holder = own.get(key);
        // Vietnamese "Bỉ", "Nga", "Mỹ" are codes of Burundi, Nigeria and Malaysia once their marks are gone.
        if (key === "" || codes.has(key.toUpperCase()) || ambiguous.has(key)) continue;
        if (holder !== undefined && holder !== draft.alpha3) continue;
        if (!kept.has(key)) kept.set(key, name);
      }
      for (const [word, held] of Object.entries(AMBIGUOUS_WORDS))
        if (held.includes(draft.alpha3)) kept.set(normaliseName(word), word);
      return { ...draft, names: [...kept.values()].filter((name) => name !== draft.name) };
    })
    .sort((a, b) => (a.alpha3 < b.alpha3 ? -1 : 1));
};

export const referenceCountries: SnapshotPart = () =>
  Promise.resolve([
    {
      path: "reference/countries.json",
      part: "reference",
      source: unM49.id,
      dataset: "ISO 3166-1 and UN M49 codes, former states, names in 27 languages",
      publisher: unM49.provider,
      licence: unM49.licence.id,
      attribution: unM49.licence.attribution,
      url: unM49.homepage,
      publishedOn: null,
      retrievedOn: null,
      columns: ["alpha3", "alpha2", "m49", "name", "kind", "names"],
      rows: countryDrafts().map((row) => [row.alpha3, row.alpha2, row.m49, row.name, row.kind, row.names]),
    },
  ]);
