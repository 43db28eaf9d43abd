import { BASKETS } from "./baskets/index.js";
import type { Commodity } from "./commodity.type.js";
import type { CommodityIndex } from "./commodity.index.js";
import { normaliseName } from "./names.js";
import { PRODUCTS } from "./products/index.js";

interface Line {
  readonly code: string;
  readonly level: number | null;
  readonly words: string;
}

/** Words of the trade that lead to a code: "HRC", "rebar". */
const tradeWords = (): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const { name, aliases, hs } of PRODUCTS)
    for (const { code, match } of hs)
      if (match === "EXACT" || match === "NARROWER")
        words.set(code, [words.get(code) ?? "", name, ...aliases].join(" "));
  return words;
};

/** Finds codes by words: every word of the text must begin a word of the description. Built on the first search. */
export class CommoditySearch {
  #lines: readonly Line[] | undefined;
  #trade: ReadonlyMap<string, string> | undefined;

  constructor(private readonly index: CommodityIndex) {}

  /** Baskets first, then by how early the words stand, then by code. All codes where no text is given. */
  find(text: string | null, level: number | null): readonly Commodity[] {
    const wanted =
      text === null
        ? []
        : normaliseName(text)
            .split(" ")
            .filter((word) => word !== "");
    const found: { line: Line; score: number }[] = [];
    for (const line of this.#all()) {
      if (level !== null && line.level !== level) continue;
      let score = 0;
      for (const word of wanted) {
        const at = line.words.indexOf(` ${word}`);
        if (at < 0) score = Infinity;
        else score += at + (line.words.charAt(at + word.length + 1) === " " ? 0 : 20);
        if (score === Infinity) break;
      }
      if (score < Infinity) found.push({ line, score: line.level === null ? -1 : score });
    }
    if (wanted.length > 0) found.sort((a, b) => a.score - b.score || (a.line.level ?? 0) - (b.line.level ?? 0));
    return found.map(({ line }) => this.index.find(line.code)!);
  }

  /** What leads to a code besides its description: the code and the words of the trade. */
  words(code: string): string {
    this.#trade ??= tradeWords();
    return `${code.replace(/_/g, " ")} ${this.#trade.get(code) ?? ""}`.trim();
  }

  #all(): readonly Line[] {
    if (this.#lines) return this.#lines;
    const trade = (this.#trade ??= tradeWords());
    const lines: Line[] = BASKETS.map(({ id, name }) => ({
      code: id,
      level: null,
      words: ` ${normaliseName(`${id.replace(/_/g, " ")} ${name}`)} `,
    }));
    for (const [code, description] of this.index.codes)
      lines.push({
        code,
        level: code.length,
        words: ` ${code} ${normaliseName(`${description} ${trade.get(code) ?? ""}`)} `,
      });
    return (this.#lines = lines);
  }
}
