import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

const UNITED_STATES = { code: "USA", name: "United States" };
const PPI = "Producer Price Index by Commodity: ";
const METALS = `${PPI}Metals and Metal Products: `;
const UNCONFIRMED = "The title is not confirmed by a second source.";

type Fit = Pick<SeriesEntry, "product" | "productMatch"> & Partial<Pick<SeriesEntry, "alsoFor" | "discontinuedOn">>;
const fit = (
  product: string,
  productMatch: SeriesEntry["productMatch"],
  rest: Omit<Fit, "product" | "productMatch"> = {},
): Fit => ({
  product,
  productMatch,
  ...rest,
});
/** The index of all mill products stands for each of them where no narrower one goes on (hot rolled sheet stopped in 2022). */
const MILL_PRODUCTS =
  "BILLET SLAB HOT_ROLLED_COIL PLATE COLD_ROLLED_COIL HOT_DIP_GALVANIZED TINPLATE REBAR WIRE_ROD MERCHANT_BAR SECTIONS SEAMLESS_PIPE WELDED_PIPE".split(
    " ",
  );
const NO_PRODUCT: Fit = { product: null, productMatch: null };

const index = (
  code: string,
  title: string,
  basePeriod: string | null,
  stands: Fit,
  note: string | null = null,
): SeriesEntry =>
  seriesEntry({
    id: `bls:${code}`,
    sourceId: "bls",
    title,
    kind: "INDEX",
    unit: "index",
    basePeriod,
    basisNote: note,
    region: UNITED_STATES,
    incoterm: code.startsWith("WPU1") ? "EXW" : null,
    assessment: "SURVEY",
    url: `https://data.bls.gov/timeseries/${code === "PPIACO" ? "WPU00000000" : code}`,
    aliases: [`fred:${code}`, ...(code === "PPIACO" ? ["bls:WPU00000000"] : [])],
    ...stands,
  });

/**
 * Bases were checked against the figures (June 1982, December 1986, December 2010 = 100; the mean of 1982, or of 2000, = 100). Titles: WPU101, WPU1012, WPU1017, WPU101703,
 * WPU101704 and WPU101707 in stored sources; WPU10, WPU051 and WPU1015 in BLS's own regional tables; WPU101702, 05, 06, 08 in public code that quotes the BLS catalogue.
 * Public scripts often name these wrongly: WPU1012 is scrap, not mill products; WPU101702 is semi-finished; WPU101707 is cold rolled, not hot rolled.
 */
export const BLS_CATALOGUE: readonly SeriesEntry[] = [
  index(
    "WPU101",
    `${METALS}Iron and Steel`,
    "1982=100",
    fit("IRON_AND_STEEL", "EXACT", { alsoFor: [{ product: "STEEL_MILL_PRODUCTS", match: "WIDER" }] }),
    "Mill products with ores, scrap, foundry products and ferro-alloys.",
  ),
  index("WPU1011", `${METALS}Iron Ores`, "1982=100", fit("IRON_ORE", "EXACT"), UNCONFIRMED),
  index("WPU1012", `${METALS}Iron and Steel Scrap`, "1982=100", fit("SCRAP", "EXACT")),
  index(
    "WPU101211",
    `${METALS}Carbon Steel Scrap`,
    "1986-12=100",
    fit("SCRAP", "NARROWER", {
      alsoFor: [
        { product: "SCRAP_HMS", match: "WIDER" },
        { product: "SCRAP_SHREDDED", match: "WIDER" },
      ],
    }),
    UNCONFIRMED,
  ),
  index(
    "WPU101212",
    `${METALS}Stainless and Alloy Steel Scrap`,
    "1986-12=100",
    fit("SCRAP_STAINLESS", "WIDER", { alsoFor: [{ product: "SCRAP", match: "NARROWER" }] }),
    `${UNCONFIRMED} No figures from 1996-07 to 2006-08.`,
  ),
  index("WPU1015", `${METALS}Foundry and Forge Shop Products`, "1982=100", NO_PRODUCT),
  index(
    "WPU1017",
    `${METALS}Steel Mill Products`,
    "1982=100",
    fit("STEEL_MILL_PRODUCTS", "EXACT", { alsoFor: MILL_PRODUCTS.map((product) => ({ product, match: "WIDER" })) }),
  ),
  index(
    "WPU101702",
    `${METALS}Semifinished Steel Mill Products`,
    "1982-06=100",
    fit("BILLET", "WIDER", { alsoFor: [{ product: "SLAB", match: "WIDER" }] }),
    "Ingots, billets and slabs together.",
  ),
  index(
    "WPU101703",
    `${METALS}Hot Rolled Steel Sheet and Strip, including Tin Mill Products`,
    "1982-06=100",
    fit("HOT_ROLLED_COIL", "WIDER", {
      discontinuedOn: "2022-03-01",
      alsoFor: [{ product: "TINPLATE", match: "WIDER" }],
    }),
    "Stopped after 2022-02.",
  ),
  index(
    "WPU10170301",
    `${METALS}Hot Rolled Steel Sheet and Strip`,
    "2003-12=100",
    fit("HOT_ROLLED_COIL", "EXACT", { discontinuedOn: "2022-03-01" }),
    `Stopped after 2022-02. ${UNCONFIRMED}`,
  ),
  index(
    "WPU101704",
    `${METALS}Hot Rolled Steel Bars, Plates, and Structural Shapes`,
    "1982-06=100",
    fit("MERCHANT_BAR", "WIDER", {
      alsoFor: [
        { product: "REBAR", match: "WIDER" },
        { product: "PLATE", match: "WIDER" },
        { product: "SECTIONS", match: "WIDER" },
      ],
    }),
  ),
  index("WPU101705", `${METALS}Steel Wire`, "1982-06=100", fit("WIRE", "EXACT"), "No figures from 2004-01 to 2004-06."),
  index(
    "WPU10170502",
    `${METALS}Steel Wire, Stainless Steel`,
    "2010-12=100",
    fit("STAINLESS_LONG", "NARROWER", { alsoFor: [{ product: "WIRE", match: "NARROWER" }] }),
  ),
  index(
    "WPU101706",
    `${METALS}Steel Pipe and Tube`,
    "1982-06=100",
    fit("WELDED_PIPE", "WIDER", { alsoFor: [{ product: "SEAMLESS_PIPE", match: "WIDER" }] }),
  ),
  index(
    "WPU10170674",
    `${METALS}Steel Pipe and Tube, Stainless Steel`,
    "2010-12=100",
    fit("WELDED_PIPE", "RELATED", { alsoFor: [{ product: "SEAMLESS_PIPE", match: "RELATED" }] }),
    UNCONFIRMED,
  ),
  index("WPU101707", `${METALS}Cold Rolled Steel Sheet and Strip`, "1982-06=100", fit("COLD_ROLLED_COIL", "EXACT")),
  index(
    "WPU101708",
    `${METALS}Cold Finished Steel Bars and Bar Shapes`,
    "1982-06=100",
    fit("COLD_FINISHED_BAR", "EXACT"),
  ),
  index("WPU10", `${PPI}Metals and Metal Products`, "1982=100", NO_PRODUCT),
  index(
    "WPU051",
    `${PPI}Fuels and Related Products and Power: Coal`,
    "1982=100",
    fit("COAL", "EXACT", { alsoFor: [{ product: "COKING_COAL", match: "RELATED" }] }),
  ),
  index("WPU0531", `${PPI}Fuels and Related Products and Power: Natural Gas`, "1982=100", NO_PRODUCT, UNCONFIRMED),
  index("PPIACO", `${PPI}All Commodities`, "1982=100", NO_PRODUCT, "FRED's id; BLS calls it WPU00000000."),
  index(
    "IR",
    "Import Price Index (End Use): All Commodities",
    "2000=100",
    NO_PRODUCT,
    "Quarterly in character before 1989: other months hold no figure.",
  ),
];

/** Asked live alone: no file of them is on hand. What is adjusted is the twin of the WPU of the same number. */
export const BLS_LIVE_ONLY: readonly SeriesEntry[] = [
  index(
    "PCU331110331110",
    "Producer Price Index by Industry: Iron and Steel Mills and Ferroalloy Manufacturing",
    null,
    fit("STEEL_MILL_PRODUCTS", "WIDER"),
    `What the industry sells, not one commodity. Its base is not stated here. ${UNCONFIRMED}`,
  ),
  ...(
    [
      ["WPS101", "Iron and Steel", fit("IRON_AND_STEEL", "EXACT")],
      ["WPS1012", "Iron and Steel Scrap", fit("SCRAP", "EXACT")],
    ] as const
  ).map(([code, title, stands]) => ({
    ...index(code, `${METALS}${title}, seasonally adjusted`, "1982=100", stands, UNCONFIRMED),
    incoterm: "EXW" as const,
    seasonallyAdjusted: true,
  })),
];

/** A producer price index is final four months after its first release (figures of WPU101 for 2023-08 to 2023-11 moved between two editions, none older). */
export const BLS_PROVISIONAL_MONTHS = 4;
