import type { Basket } from "../commodity.type.js";

/** What steel is made of. The first five share no code; STEELMAKING_INPUTS is all of them with scrap. */
export const INPUT_BASKETS: readonly Basket[] = [
  {
    id: "IRON_ORE",
    name: "Iron ore",
    description: "Iron ores and concentrates, fines, lump and pellets, roasted pyrites included: heading 2601.",
    codes: ["2601"],
  },
  {
    id: "PIG_IRON_DRI",
    name: "Pig iron and direct-reduced iron",
    description: "Pig iron and spiegeleisen (7201), sponge iron and hot-briquetted iron (7203).",
    codes: ["7201", "7203"],
  },
  {
    id: "FERRO_ALLOYS",
    name: "Ferro-alloys",
    description: "Ferro-manganese, ferro-silicon, ferro-chromium, ferro-nickel and the others of heading 7202.",
    codes: ["7202"],
  },
  {
    id: "COKING_COAL_AND_COKE",
    name: "Coking coal and coke",
    description:
      "Bituminous coal 270112 and coke 2704. The Harmonized System has no code for coking coal alone: 270112 holds thermal coal too.",
    codes: ["270112", "2704"],
  },
  {
    id: "MANGANESE_ORE",
    name: "Manganese ore",
    description: "Manganese ores and concentrates: heading 2602.",
    codes: ["2602"],
  },
  {
    id: "STEELMAKING_INPUTS",
    name: "Raw materials of steelmaking",
    description:
      "Iron ore, manganese ore, bituminous coal and coke, pig iron, ferro-alloys, direct-reduced iron and scrap.",
    codes: ["2601", "2602", "270112", "2704", "7201", "7202", "7203", "7204"],
  },
];
