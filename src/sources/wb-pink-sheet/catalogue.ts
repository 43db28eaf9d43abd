import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

/** `column` is the cleaned name in the workbook; `since` cuts off what is on another basis. */
export interface PinkSheetSeries {
  readonly entry: SeriesEntry;
  readonly column: string;
  readonly since?: string;
  /** Months the Bank's Description sheet calls estimates. */
  readonly estimated?: readonly (readonly [from: string, to: string])[];
}

const URL = "https://www.worldbank.org/en/research/commodity-markets";
const JAPAN = { code: "JPN", name: "Japan (export)" };
const pink = (code: string, rest: Omit<Parameters<typeof seriesEntry>[0], "id" | "sourceId">): SeriesEntry =>
  seriesEntry({
    ...rest,
    id: `wb-pink-sheet:${code}`,
    sourceId: "wb-pink-sheet",
    url: URL,
    aliases: [`wb:pink:${code}`, ...(rest.aliases ?? [])],
  });

const japanSteel = (code: string, title: string, product: string, column: string): PinkSheetSeries => ({
  column,
  entry: pink(code, {
    title,
    kind: "PRICE",
    unit: "USD/t",
    product,
    productMatch: "EXACT",
    region: JAPAN,
    incoterm: "FOB",
    assessment: "CONTRACT",
    basisNote:
      "Japanese producers' export contracts of 3 to 12 months, FOB mainly to Asia: a price moves in steps, not with the spot market. The Bank stopped the series in 2012.",
    discontinuedOn: "2012-07-01",
    aliases: [`COM/WLD_${code}`],
  }),
});

/** Columns under "Discontinued series" of the edition of 4 August 2020; gone from later ones. */
export const PINK_SHEET_STEEL: readonly PinkSheetSeries[] = [
  japanSteel(
    "STL_JP_HROLL",
    "Steel, hot rolled coil/sheet, Japan export",
    "HOT_ROLLED_COIL",
    "steel, hot rolled coilsheet",
  ),
  japanSteel(
    "STL_JP_CROLL",
    "Steel, cold rolled coil/sheet, Japan export",
    "COLD_ROLLED_COIL",
    "steel, cold rolled coilsheet",
  ),
  japanSteel("STL_JP_REBAR", "Steel rebar, Japan export", "REBAR", "steel rebar"),
  japanSteel("STL_JP_WIROD", "Steel wire rod, Japan export", "WIRE_ROD", "steel wire rod"),
  {
    column: "steel index",
    entry: pink("iSTL_JP_INDX", {
      title: "Steel products index, Japan export",
      kind: "INDEX",
      unit: "index",
      basePeriod: "2005=100",
      product: "STEEL_MILL_PRODUCTS",
      productMatch: "RELATED",
      region: JAPAN,
      basisNote: "Index of Japanese steel export prices; the Bank does not state the weights. Stopped in 2012.",
      discontinuedOn: "2012-07-01",
    }),
  },
];

const metal = (
  code: string,
  title: string,
  column: string,
  product: string,
  basisNote: string,
  breaks: SeriesEntry["breaks"] = [],
): PinkSheetSeries => ({
  column,
  entry: pink(code, {
    title,
    kind: "PRICE",
    unit: "USD/t",
    product,
    productMatch: "EXACT",
    region: { code: "LME", name: "London Metal Exchange" },
    assessment: "SPOT",
    basisNote,
    breaks,
  }),
});
const SETTLEMENT_2005 = [{ on: "2005-01", note: "Settlement price from here; cash price before." }];

export const PINK_SHEET_INPUTS: readonly PinkSheetSeries[] = [
  {
    column: "iron ore, cfr spot",
    since: "2008-12",
    entry: pink("IRON_ORE", {
      title: "Iron ore, fines 62% Fe, spot, CFR China",
      kind: "PRICE",
      unit: "USD/dmt",
      product: "IRON_ORE",
      productMatch: "EXACT",
      region: { code: "CHN", name: "China (import)" },
      incoterm: "CFR",
      assessment: "SPOT",
      basisNote:
        "US dollars per dry tonne of fines with 62 % Fe, although the sheet's unit row says $/dmtu. Offered from 2008-12 only: 2006 to 2008-11 is spot ore of 63.5 % Fe, and up to 2005 the same column holds US cents per dry tonne unit of annual contracts.",
      breaks: [
        {
          on: "2008-12",
          note: "62 % Fe, CFR China from here; earlier figures are on other bases and are not offered.",
        },
      ],
      aliases: ["iron ore 62 Fe CFR China"],
    }),
  },
  {
    column: "coal, australian",
    entry: pink("COAL_AUS", {
      title: "Coal, Australian, thermal, FOB Newcastle",
      kind: "PRICE",
      unit: "USD/t",
      product: "COAL",
      productMatch: "NARROWER",
      alsoFor: [{ product: "COKING_COAL", match: "RELATED" }],
      region: { code: "AUS", name: "Australia (export)" },
      incoterm: "FOB",
      assessment: "FUTURES",
      basisNote: "Thermal coal, 6,000 kcal/kg: an energy price beside steel, not the coking coal a blast furnace buys.",
      breaks: [
        { on: "2002-01", note: "6,300 kcal/kg GAR, Newcastle/Port Kembla from here; 6,667 kcal/kg before." },
        { on: "2015-01", note: "6,000 kcal/kg spot, Newcastle, from here." },
        { on: "2022-02", note: "Futures price from here; spot before." },
      ],
    }),
  },
  {
    column: "coal, south african",
    estimated: [
      ["2022-06", "2022-11"],
      ["2023-03", "2023-04"],
      ["2023-06", "2023-09"],
      ["2023-12", "2024-05"],
    ],
    entry: pink("COAL_SAFRICA", {
      title: "Coal, South African, thermal, FOB Richards Bay",
      kind: "PRICE",
      unit: "USD/t",
      product: "COAL",
      productMatch: "NARROWER",
      alsoFor: [{ product: "COKING_COAL", match: "RELATED" }],
      region: { code: "ZAF", name: "South Africa (export)" },
      incoterm: "FOB",
      assessment: "SPOT",
      basisNote:
        "Thermal coal, 6,000 kcal/kg NAR, one month forward. Eighteen months of 2022 to 2024 are the Bank's estimates and are flagged so.",
      breaks: [
        { on: "2002-01", note: "6,200 kcal/kg from here; 6,390 kcal/kg before." },
        { on: "2006-01", note: "Thermal NAR from here." },
        { on: "2017-02", note: "Netback assessment to December 2017." },
        { on: "2018-01", note: "6,000 kcal/kg, one month forward, from here." },
      ],
    }),
  },
  metal("NICKEL", "Nickel, LME", "nickel", "NICKEL", "Cathodes, 99.8 %, settlement price.", SETTLEMENT_2005),
  metal("ZINC", "Zinc, LME", "zinc", "ZINC", "High grade, 99.95 %, settlement price.", [
    { on: "1990-04", note: "Settlement price, high grade from here; cash price, special high grade before." },
  ]),
  metal("TIN", "Tin, LME", "tin", "TIN", "Refined, 99.85 %, settlement price."),
  metal(
    "ALUMINUM",
    "Aluminium, LME",
    "aluminum",
    "ALUMINIUM",
    "High grade ingots, 99.7 %, settlement price.",
    SETTLEMENT_2005,
  ),
  metal("COPPER", "Copper, LME", "copper", "COPPER", "Grade A cathodes, settlement price."),
  metal("LEAD", "Lead, LME", "lead", "LEAD", "Refined, 99.97 %, settlement price."),
];

const index = (code: string, title: string, column: string, basisNote: string): PinkSheetSeries => ({
  column,
  entry: pink(code, { title, kind: "INDEX", unit: "index", basePeriod: "2010=100", basisNote }),
});

/** From the sheet "Monthly Indices". */
export const PINK_SHEET_INDICES: readonly PinkSheetSeries[] = [
  index("iMETMIN", "Metals and minerals price index", "metals & minerals", "Iron ore and base metals; no steel in it."),
  index("iBASEMET", "Base metals price index (without iron ore)", "base metals (ex. iron ore)", "No steel in it."),
];
