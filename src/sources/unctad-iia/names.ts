/** Names that only these pages print: alpha-3 codes, or `group:` ids; an economic union that is no group of ours is its states. */
export const IIA_NAMES: Readonly<Record<string, readonly string[]>> = {
  "BLEU (Belgium-Luxembourg Economic Union)": ["BEL", "LUX"],
  "EU (European Union)": ["group:EU"],
};
