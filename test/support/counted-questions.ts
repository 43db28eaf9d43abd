import { comtradeCodes } from "./comtrade.js";
import { reference } from "./reference.js";

const headings = ["72", "73"].flatMap((chapter) => reference.children(chapter));
const sixDigits = headings.flatMap((heading) => reference.children(heading));
const REPORTERS = ["PAK", "IND", "CHN", "RUS", "UKR", "TUR", "JPN", "KOR", "DEU", "USA"];
const PARTNERS = ["BRA", "ZAF", "IRN", "ARE", "SAU", "VNM", "FRA", "ITA", "GBR", "CAN"];

const TRADE = `query ($reporters: [CountryCode!]!, $partners: [CountryCode!], $commodities: [CommodityCode!]!, $from: Period!, $to: Period!) {
  imports: trade(reporters: $reporters, partners: $partners, commodities: $commodities, flow: IMPORT, from: $from, to: $to) { coverage { answeredCells } }
}`;
const BOTH = TRADE.replace(
  "\n}",
  `\n  exports: trade(reporters: $reporters, partners: $partners, commodities: $commodities, flow: EXPORT, from: $from, to: $to) { coverage { answeredCells } }\n}`,
);
const pakistan = (commodities: readonly string[], to = "2024") => ({
  reporters: ["PAK"],
  commodities,
  from: "2013",
  to,
});

/** Calls that the planner promises with a key of UN Comtrade; the last three follow each other on one store. */
export const COUNTED_QUESTIONS: readonly (readonly [
  name: string,
  query: string,
  variables: Record<string, unknown>,
  keepsStore: boolean,
  calls: number,
])[] = [
  [`Pakistan × all partners × ${headings.length} headings × 2013–2024 × imports`, TRADE, pakistan(headings), false, 1],
  [`the same, ${sixDigits.length} six-digit codes`, TRADE, pakistan(sixDigits), false, 2],
  [
    `10 reporters × 10 partners × ${headings.length} headings × 12 years × both flows`,
    BOTH,
    { reporters: REPORTERS, partners: PARTNERS, commodities: headings, from: "2013", to: "2024" },
    false,
    1,
  ],
  ["Pakistan × all partners × chapters 72, 73 × 2013–2024 × imports", TRADE, pakistan(["72", "73"]), false, 1],
  ["asked again", TRADE, pakistan(["72", "73"]), true, 0],
  ["with one more year", TRADE, pakistan(["72", "73"], "2025"), true, 1],
];

/** Countries that report today. */
export const IMPORTERS = reference
  .countries()
  .map(({ code }) => code)
  .filter((code) => comtradeCodes.reporterCode(code) !== undefined)
  .slice(0, 50);

/**
 * Questions of `NestedSuppliers` over 50 importers: the fewest calls there can be are reckoned apart from the planner. `fill`: how many cells of
 * the source have rows; where a reporter has none of a period, the list of availability is asked too.
 */
export const NESTED = [
  { commodities: ["72", "73"], from: "2020", to: "2022", fill: 1 },
  { commodities: headings, from: "2023", to: "2024", fill: 0.1 },
] as const;
