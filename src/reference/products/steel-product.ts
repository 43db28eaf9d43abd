import { registerEnumType } from "type-graphql";

/** Id → description. The order is that of the works: inputs, crude, semi-finished, flat, long, tubes, groups, metals. */
const PRODUCTS = {
  IRON_ORE: "Iron ore, fines and pellets.",
  MANGANESE_ORE: "Manganese ore.",
  COKING_COAL: "Metallurgical coal.",
  COAL: "Coal of any kind, thermal included.",
  COKE: "Coke and semi-coke.",
  PIG_IRON: "Pig iron.",
  DIRECT_REDUCED_IRON: "Sponge iron and hot-briquetted iron (DRI, HBI).",
  FERRO_ALLOYS: "Ferro-alloys of every kind.",
  FERRO_MANGANESE: "Ferro-manganese.",
  FERRO_SILICON: "Ferro-silicon.",
  FERRO_CHROMIUM: "Ferro-chromium.",
  SCRAP: "Ferrous scrap of every kind.",
  SCRAP_HMS: "Heavy melting scrap, HMS 1&2.",
  SCRAP_SHREDDED: "Shredded scrap.",
  SCRAP_STAINLESS: "Stainless scrap.",
  CRUDE_STEEL: "Steel as cast, the measure of capacity and output; not a traded product.",
  BILLET: "Billets and blooms.",
  SLAB: "Slabs.",
  HOT_ROLLED_COIL: "Hot-rolled coil (HRC).",
  PLATE: "Heavy and medium plate.",
  COLD_ROLLED_COIL: "Cold-rolled coil and sheet (CRC).",
  HOT_DIP_GALVANIZED: "Hot-dip galvanised sheet (HDG, GI).",
  ELECTRO_GALVANIZED: "Electro-galvanised sheet (EG).",
  ALUMINIUM_ZINC_COATED: "Sheet coated with aluminium-zinc (GL).",
  PREPAINTED: "Pre-painted sheet (PPGI).",
  TINPLATE: "Tinplate.",
  ELECTRICAL_STEEL: "Silicon-electrical steel.",
  REBAR: "Reinforcing bar.",
  WIRE_ROD: "Wire rod.",
  MERCHANT_BAR: "Merchant bar.",
  COLD_FINISHED_BAR: "Cold-finished bar.",
  SECTIONS: "Angles, shapes and sections, beams.",
  WIRE: "Wire.",
  RAILS: "Rails.",
  STAINLESS_FLAT: "Stainless flat products.",
  STAINLESS_LONG: "Stainless long products.",
  SEAMLESS_PIPE: "Seamless tubes and pipes.",
  WELDED_PIPE: "Welded tubes and pipes.",
  STRUCTURES: "Steel structures and their parts.",
  STEEL_MILL_PRODUCTS: "Steel mill products: semi-finished and finished steel of every kind.",
  IRON_AND_STEEL: "Iron and steel as a whole, raw materials of chapter 72 included.",
  NICKEL: "Nickel, unwrought.",
  ZINC: "Zinc, unwrought.",
  TIN: "Tin, unwrought.",
  ALUMINIUM: "Aluminium, unwrought.",
  COPPER: "Copper, refined, unwrought.",
  LEAD: "Lead, unwrought.",
} as const;

export type SteelProduct = keyof typeof PRODUCTS;
export const SteelProduct = Object.fromEntries(Object.keys(PRODUCTS).map((id) => [id, id])) as {
  readonly [Id in SteelProduct]: Id;
};
registerEnumType(SteelProduct, {
  name: "SteelProduct",
  description: "A product of the steel trade or an input of it, as price series name them.",
  valuesConfig: Object.fromEntries(Object.entries(PRODUCTS).map(([id, description]) => [id, { description }])),
});
