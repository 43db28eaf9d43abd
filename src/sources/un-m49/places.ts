import type { CountryKind } from "../../reference/index.js";

/** Places outside ISO 3166-1 that statistics and registers use. M49 numbers as the United Nations gave them. */
export const OTHER_PLACES: readonly {
  readonly alpha3: string;
  readonly alpha2: string | null;
  readonly m49: string | null;
  readonly name: string;
  readonly kind: CountryKind;
  readonly names: readonly string[];
}[] = [
  place(
    "W00",
    null,
    "001",
    "World",
    "WORLD",
    "WLD|All countries|Whole world|Monde|Mundo|Мир|Весь мир|العالم|世界|دنیا|विश्व|Welt",
  ),
  place(
    "SUN",
    "SU",
    "810",
    "USSR",
    "FORMER",
    "Soviet Union|Union of Soviet Socialist Republics|U.S.S.R.|Fmr USSR|Former USSR|USSR (...1990)|СССР|Советский Союз|URSS|UdSSR|苏联|سوویت یونین|سوویت اتحاد",
  ),
  place(
    "YUG",
    "YU",
    "890",
    "Yugoslavia",
    "FORMER",
    "Socialist Federal Republic of Yugoslavia|SFR Yugoslavia|Yugoslavia, Socialist Federal Republic of|Yugoslavia (former)|Fmr Yugoslavia|Former Yugoslavia|Югославия",
  ),
  place("CSK", "CS", "200", "Czechoslovakia", "FORMER", "Fmr Czechoslovakia|Former Czechoslovakia|Чехословакия"),
  place(
    "DDR",
    "DD",
    "278",
    "German Democratic Republic",
    "FORMER",
    "Fmr Dem. Rep. of Germany|Deutsche Demokratische Republik|ГДР",
  ),
  place("SCG", "CS", "891", "Serbia and Montenegro", "FORMER", "Serbia & Montenegro"),
  place("ANT", "AN", "530", "Netherlands Antilles", "FORMER", "Neth. Antilles"),
  place(
    "YMD",
    "YD",
    "720",
    "Democratic Yemen",
    "FORMER",
    "Dem. Yemen|South Yemen|People's Democratic Republic of Yemen|Yemen, Democratic",
  ),
  place("VDR", "VD", "866", "Democratic Republic of Viet-Nam", "FORMER", "Dem. Rep. of Vietnam|North Vietnam"),
  place("PCI", "PC", "582", "Pacific Islands (Trust Territory)", "FORMER", ""),
  place("NTZ", "NT", "536", "Neutral Zone", "FORMER", "Neutral Zone (Iraq and Saudi Arabia)"),
  place("ATB", null, "080", "British Antarctic Territory", "FORMER", "Br. Antarctic Terr."),
  place("MID", "MI", "488", "Midway Islands", "FORMER", ""),
  place("WAK", "WK", "872", "Wake Island", "FORMER", ""),
  // ISO leaves XAA to XZZ to users; the rests of statistics ("nes") have no code of their own. One each: two under one code would be one cell twice.
  place("XBL", null, "058", "Belgium-Luxembourg", "FORMER", "Belgium-Luxembourg (...1998)|BLX|Belgium and Luxembourg"),
  place(
    "XSU",
    null,
    null,
    "Southern African Customs Union as one reporter",
    "FORMER",
    "Southern African Customs Union (...1999)",
  ),
  place(
    "XNS",
    null,
    null,
    "Areas not elsewhere specified",
    "AREA",
    "Areas, nes|Area nes|Unspecified|Not specified|Not elsewhere specified",
  ),
  place("XAF", null, null, "Other Africa, not elsewhere specified", "AREA", "Other Africa, nes"),
  place("XAM", null, null, "Rest of America, not elsewhere specified", "AREA", "Rest of America, nes"),
  place("XBK", null, null, "Bunkers", "AREA", "Bunkers and stores"),
  place("XCA", null, null, "African CAMEU region, not elsewhere specified", "AREA", "Africa CAMEU region, nes"),
  place("XCB", null, null, "Caribbean, not elsewhere specified", "AREA", "Caribbean, nes"),
  place("XCI", null, "830", "Channel Islands", "AREA", "CHI"),
  place("XCM", null, null, "Central American Common Market, not elsewhere specified", "AREA", "CACM, nes"),
  place("XEE", null, null, "Eastern Europe, not elsewhere specified", "AREA", "Eastern Europe, nes"),
  place(
    "XEF",
    null,
    null,
    "EFTA countries, not elsewhere specified",
    "AREA",
    "Europe EFTA, nes|Europe EFTA, not elsewhere specified",
  ),
  place(
    "XEN",
    null,
    null,
    "European Union, not elsewhere specified",
    "AREA",
    "Europe EU, nes|Europe EU, not elsewhere specified",
  ),
  place("XFZ", null, null, "Free zones", "AREA", "Free zone"),
  place("XLA", null, null, "Latin American Integration Association, not elsewhere specified", "AREA", "LAIA, nes"),
  place("XNF", null, null, "Northern Africa, not elsewhere specified", "AREA", "Northern Africa, nes"),
  place(
    "XNM",
    null,
    null,
    "North and Central America, not elsewhere specified",
    "AREA",
    "North America and Central America, nes",
  ),
  place("XOC", null, null, "Oceania, not elsewhere specified", "AREA", "Oceania, nes"),
  place("XOE", null, null, "Other Europe, not elsewhere specified", "AREA", "Other Europe, nes"),
  place("XSC", null, null, "Special categories", "AREA", ""),
  place("XZZ", null, null, "Area not known", "AREA", "Unknown area"),
  place("XWA", null, null, "Western Asia, not elsewhere specified", "AREA", "Western Asia, nes"),
];

/** ISO 3166-1 entries that are not members or observers of the United Nations; the word says nothing on status. */
export const TERRITORIES: ReadonlySet<string> = new Set(
  (
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY " +
    "MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VGB VIR WLF XKX"
  ).split(" "),
);

function place(
  alpha3: string,
  alpha2: string | null,
  m49: string | null,
  name: string,
  kind: CountryKind,
  names: string,
) {
  return { alpha3, alpha2, m49, name, kind, names: names === "" ? [] : names.split("|") };
}
