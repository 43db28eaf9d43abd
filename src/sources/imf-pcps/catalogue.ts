import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

type Stated = Parameters<typeof seriesEntry>[0];
export interface PcpsSeries {
  readonly code: string;
  readonly start: string | null;
  readonly entry: SeriesEntry;
  /** Third part of the key; an index has no dollars. */
  readonly transformation: "USD" | "INDEX";
}

const LME = { code: "LME", name: "London Metal Exchange" };
const EUROPE = { code: "NWE", name: "North-west Europe" };

/** Ids of the mirrors that were met on FRED. */
const ON_FRED = new Set(["PIORECR", "PNICK", "PZINC", "PCOALAU", "PTIN"]);

const price = (code: string, title: string, start: string | null, rest: Partial<Stated>): PcpsSeries => ({
  code,
  start,
  transformation: "USD",
  entry: seriesEntry({
    id: `imf-pcps:${code}`,
    sourceId: "imf-pcps",
    title,
    kind: "PRICE",
    unit: "USD/t",
    assessment: "SPOT",
    aliases: [
      `imf:PCPS:${code}:${rest.kind === "INDEX" ? "INDEX" : "USD"}:M`,
      ...(ON_FRED.has(code) ? [`fred:${code}USDM`] : []),
    ],
    url: "https://data.imf.org/en/datasets/IMF.RES:PCPS",
    ...rest,
  }),
});
const metal = (code: string, title: string, product: string, basisNote: string): PcpsSeries =>
  price(code, title, "1990-01", { product, productMatch: "EXACT", region: LME, basisNote });
const alloy = (code: string, title: string, rest: Partial<Stated>): PcpsSeries =>
  price(code, title, "2012-06", { region: EUROPE, incoterm: "CIF", ...rest });
const fuel = (code: string, title: string, unit: string, basisNote: string): PcpsSeries =>
  price(code, title, null, { unit, basisNote });

const WEIGHT_UNSTATED = "USD, weight not stated";
const index = (code: string, title: string, basisNote: string): PcpsSeries => ({
  ...price(code, title, null, { kind: "INDEX", unit: "index", basePeriod: "2016=100", assessment: null, basisNote }),
  transformation: "INDEX",
});

/** Codes and texts of CL_PCPS_INDICATOR (PCPS 9.0.0). No steel, no scrap, no coking coal is among its 136. */
export const PCPS_CATALOGUE: readonly PcpsSeries[] = [
  price("PIORECR", "Iron ore, fines 62% Fe, spot, CFR Tianjin", "1990-01", {
    product: "IRON_ORE",
    productMatch: "EXACT",
    region: { code: "CHN", name: "China (import)" },
    incoterm: "CFR",
    basisNote: "US dollars per tonne, China import. Before 2008-12 on another basis, unlike the World Bank's.",
    breaks: [{ on: "2008-12", note: "62 % Fe, CFR Tianjin, from here; earlier figures are on another basis." }],
  }),
  price("PCOALAU", "Coal, Australian, thermal, FOB Newcastle/Port Kembla", "1990-01", {
    product: "COAL",
    productMatch: "NARROWER",
    alsoFor: [{ product: "COKING_COAL", match: "RELATED" }],
    region: { code: "AUS", name: "Australia (export)" },
    incoterm: "FOB",
    basisNote:
      "Thermal coal, 12,000 btu/lb, less than 1 % sulphur, 14 % ash: not the coking coal a blast furnace buys.",
  }),
  price("PCOALSA", "Coal, South African, export price", "1990-01", {
    product: "COAL",
    productMatch: "NARROWER",
    alsoFor: [{ product: "COKING_COAL", match: "RELATED" }],
    region: { code: "ZAF", name: "South Africa (export)" },
    basisNote: "Thermal coal.",
  }),
  metal("PNICK", "Nickel, LME", "NICKEL", "Melting grade, CIF European ports."),
  metal("PZINC", "Zinc, LME", "ZINC", "High grade, 98 % pure."),
  metal("PTIN", "Tin, LME", "TIN", "Standard grade."),
  metal("PALUM", "Aluminium, LME", "ALUMINIUM", "99.5 % minimum purity, CIF UK ports."),
  metal("PCOPP", "Copper, LME", "COPPER", "Grade A cathode, CIF European ports."),
  metal("PLEAD", "Lead, LME", "LEAD", "99.97 % pure, CIF European ports."),
  price("PLMMODY", "Molybdenum in roasted concentrate, LME", "2010-05", {
    product: "FERRO_ALLOYS",
    productMatch: "RELATED",
    region: LME,
    basisNote: "Metal content of concentrate with 57 to 63 % molybdenum; an alloying metal, not a ferro-alloy.",
  }),
  alloy("PMANGELE", "Manganese, electrolytic, CIF north-west Europe", {
    product: "FERRO_MANGANESE",
    productMatch: "RELATED",
    basisNote: "Electrolytic metal, not ferro-manganese.",
  }),
  alloy("PSILLUMP", "Silicon, lumps, CIF north-west Europe", {
    product: "FERRO_SILICON",
    productMatch: "RELATED",
    basisNote: "Silicon metal, not ferro-silicon.",
  }),
  alloy("PVANPENT", "Vanadium pentoxide, CIF north-west Europe", {
    unit: WEIGHT_UNSTATED,
    product: "FERRO_ALLOYS",
    productMatch: "RELATED",
    basisNote: "The oxide that ferro-vanadium is made of. The Fund states US dollars and not for which weight.",
  }),
  price("PCHROM", "Chromium, 99.2 %, coarse particles", "2012-06", {
    unit: WEIGHT_UNSTATED,
    product: "FERRO_CHROMIUM",
    productMatch: "RELATED",
    basisNote: "Metal, not ferro-chromium. The Fund states US dollars and not for which weight.",
  }),
  price("PCOBA", "Cobalt, LME, at least 99.80 %", null, {
    unit: "USD for a pound or a tonne: the Fund's texts disagree",
    region: LME,
    basisNote:
      "The Fund's name says US dollars per pound, its description US dollars per ton: not converted on the strength of either.",
  }),
  index(
    "PMETA",
    "Base metals price index",
    "Aluminium, cobalt, copper, iron ore, lead, molybdenum, nickel, tin, uranium and zinc; no steel in it.",
  ),
  index("PINDU", "Industrial inputs price index", "Agricultural raw materials and base metals; no steel in it."),
  fuel("PNGASUS", "Natural gas, Henry Hub", "USD/mmbtu", "Spot, Louisiana; what gas-fired direct reduction pays."),
  fuel("PNGASEU", "Natural gas, Netherlands TTF", "USD/mmbtu", "Forward, day ahead."),
  fuel("PNGASJP", "Liquefied natural gas, Asia", "USD/mmbtu", "Import price."),
  fuel("POILBRE", "Crude oil, Dated Brent", "USD/bbl", "Light blend, 38 API, FOB United Kingdom."),
  fuel("POILDUB", "Crude oil, Dubai", "USD/bbl", "As named in the Fund's list of codes."),
  fuel("POILWTI", "Crude oil, West Texas Intermediate", "USD/bbl", "As named in the Fund's list of codes."),
  fuel("POPEC", "Crude oil, OPEC basket", "USD/bbl", "As named in the Fund's list of codes."),
  fuel("PHEATOIL", "Heating oil", "USc/gal", "As named in the Fund's list of codes."),
];
