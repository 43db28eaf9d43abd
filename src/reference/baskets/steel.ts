import type { Basket } from "../commodity.type.js";

/** Shapes of steel in every grade. The four share no code and together are STEEL. */
const SEMI = ["7206", "7207", "7218", "7224"];
const FLAT = ["7208", "7209", "7210", "7211", "7212", "7219", "7220", "7225", "7226"];
const LONG_OF_72 = ["7213", "7214", "7215", "7216", "7217", "7221", "7222", "7223", "7227", "7228", "7229"];
/** Of 7301 and 7302 only what a rolling mill makes: welded sections (730120) and switch gear (730230) are articles. */
const LONG = [...LONG_OF_72, "730110", "730210", "730240", "730290"];
const TUBES = ["7304", "7305", "7306"];

const STEEL_NOTE =
  "Semi-finished and finished steel of all grades, the range that worldsteel's trade totals speak of: headings 7206 to 7229, sheet piling 730110, " +
  "rails and other mill-made track material 730210, 730240, 730290, and steel tubes 7304 to 7306. " +
  "Not in it: pig iron, ferro-alloys, direct-reduced iron, scrap, powders (7201 to 7205), cast-iron tubes (7303), fittings (7307), structures and other articles. " +
  "worldsteel collects its totals by its own questionnaire, so a sum of these codes and its figure need not be equal.";

export const STEEL_BASKETS: readonly Basket[] = [
  {
    id: "STEEL",
    name: "Steel: semi-finished and finished",
    description: `${STEEL_NOTE} Equals STEEL_SEMI + STEEL_FLAT + STEEL_LONG + STEEL_TUBES.`,
    codes: [...SEMI, ...FLAT, ...LONG, ...TUBES].sort(),
  },
  {
    id: "STEEL_SEMI",
    name: "Semi-finished steel",
    description: "Ingots, billets, blooms and slabs of non-alloy, stainless and other alloy steel.",
    codes: SEMI,
  },
  {
    id: "STEEL_FLAT",
    name: "Flat steel products",
    description:
      "Plate, sheet, strip and coil of non-alloy, stainless and other alloy steel, hot or cold rolled, coated or not. By shape, so stainless is included; shares no code with STEEL_SEMI, STEEL_LONG, STEEL_TUBES.",
    codes: FLAT,
  },
  {
    id: "STEEL_LONG",
    name: "Long steel products",
    description:
      "Bars, wire rod, sections, wire, sheet piling, rails and track material of non-alloy, stainless and other alloy steel. By shape, so stainless is included; shares no code with STEEL_SEMI, STEEL_FLAT, STEEL_TUBES.",
    codes: LONG,
  },
  {
    id: "STEEL_TUBES",
    name: "Steel tubes and pipes",
    description:
      "Seamless and welded tubes, pipes and hollow profiles of steel; not cast iron (7303), not fittings (7307).",
    codes: TUBES,
  },
  {
    id: "STEEL_STAINLESS",
    name: "Stainless steel",
    description:
      "Stainless steel of every shape in chapter 72: headings 7218 to 7223. A grade, not a shape: it cuts across STEEL_SEMI, STEEL_FLAT and STEEL_LONG and must not be added to them. Stainless tubes are in STEEL_TUBES only, mixed with others.",
    codes: ["7218", "7219", "7220", "7221", "7222", "7223"],
  },
  {
    id: "STEEL_ALLOY_OTHER",
    name: "Other alloy steel",
    description:
      "Alloy steel that is not stainless, of every shape in chapter 72: headings 7224 to 7229. A grade: it cuts across the shapes.",
    codes: ["7224", "7225", "7226", "7227", "7228", "7229"],
  },
  {
    id: "STEEL_NON_ALLOY",
    name: "Non-alloy steel",
    description:
      "Iron and non-alloy steel of every shape in chapter 72: headings 7206 to 7217. A grade: it cuts across the shapes.",
    codes: ["7206", "7207", "7208", "7209", "7210", "7211", "7212", "7213", "7214", "7215", "7216", "7217"],
  },
  {
    id: "STEEL_HOT_ROLLED_COIL",
    name: "Hot-rolled coil and wide strip in coil",
    description:
      "Non-alloy coils 720825 to 720839 and alloy coils 722530, 600 mm or wider, without patterns in relief. Boron-added coil is declared under 722530, so both are counted.",
    codes: ["720825", "720826", "720827", "720836", "720837", "720838", "720839", "722530"],
  },
  {
    id: "STEEL_REBAR",
    name: "Reinforcing bar",
    description: "Ribbed bars in coil (721310) and in lengths (721420) of non-alloy steel.",
    codes: ["721310", "721420"],
  },
];

const SCRAP_NOTE = "Ferrous waste and scrap and remelting ingots, stainless and alloy scrap included: heading 7204.";

export const CHAPTER_BASKETS: readonly Basket[] = [
  { id: "STEEL_SCRAP", name: "Ferrous scrap", description: SCRAP_NOTE, codes: ["7204"] },
  {
    id: "STEEL_EXCL_SCRAP",
    name: "Iron and steel without scrap",
    description:
      "All of chapter 72 but heading 7204: pig iron, ferro-alloys and direct-reduced iron are in it, tubes and articles of chapter 73 are not. The group 'iron and steel' of the Pakistan Bureau of Statistics is related to it and not identical.",
    codes: ["7201", "7202", "7203", "7205", ...SEMI, ...FLAT, ...LONG_OF_72].sort(),
  },
  {
    id: "STEEL_AND_ARTICLES",
    name: "Iron and steel and articles of them",
    description:
      "Chapters 72 and 73 whole: raw materials such as scrap and pig iron, steel, tubes, structures, fasteners, household ware.",
    codes: ["72", "73"],
  },
  {
    id: "STEEL_ARTICLES",
    name: "Articles of iron or steel",
    description:
      "Chapter 73 without what STEEL takes from it: welded sections, switch gear, cast-iron tubes, fittings, structures, tanks, wire products, fasteners, other articles.",
    codes: [
      "730120",
      "730230",
      "7303",
      "7307",
      "7308",
      "7309",
      "7310",
      "7311",
      "7312",
      "7313",
      "7314",
      "7315",
      "7316",
      "7317",
      "7318",
      "7319",
      "7320",
      "7321",
      "7322",
      "7323",
      "7324",
      "7325",
      "7326",
    ],
  },
];
