import { sorted } from "./lists.js";
import type { Block, Partners, TradeCaps, TradeCell, TradeWant } from "./types.js";

/** Sets of partners by number, so that they can be compared and joined cheaply. 0 is ALL. */
class PartnerSets {
  readonly #sets: Partners[] = ["ALL"];
  readonly #ids = new Map<string, number>();
  readonly #unions = new Map<string, number>();

  constructor(private readonly most: number) {}

  get(id: number): Partners {
    return this.#sets[id]!;
  }
  /** More partners than the limit are ALL. */
  idOf(partners: Partners): number {
    if (partners === "ALL" || partners.length > this.most) return 0;
    const list = sorted(partners);
    const key = list.join(",");
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#sets.push(list) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }
  union(a: number, b: number): number {
    if (a === b || a === 0) return a;
    if (b === 0) return b;
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    let id = this.#unions.get(key);
    if (id === undefined) this.#unions.set(key, (id = this.idOf([...this.get(a), ...this.get(b)])));
    return id;
  }
}

interface Row {
  readonly frequency: string;
  readonly reporter: string;
  readonly flow: string;
  readonly period: string;
  /** Commodity → set of partners. */
  readonly needs: Map<string, number>;
}

export const mostListed = (caps: TradeCaps): number =>
  caps.canWildcardPartners || caps.allPartners ? (caps.maxListedPartners ?? 15) : Infinity;

/** Wanted and not held, as rectangles that hold nothing else; `cells` counts them. */
export const wantedBlocks = (
  wants: readonly TradeWant[],
  caps: TradeCaps,
  held?: (cell: TradeCell) => boolean,
): { readonly blocks: readonly Block[]; readonly cells: number } => {
  const sets = new PartnerSets(mostListed(caps));
  const rows = new Map<string, Row>();
  for (const want of wants) addWant(want, rows, sets, held);
  let cells = 0;
  for (const { needs } of rows.values())
    for (const need of needs.values()) cells += need === 0 ? 1 : sets.get(need).length;
  return { blocks: rectangles([...rows.values()], sets), cells };
};

const addWant = (
  want: TradeWant,
  rows: Map<string, Row>,
  sets: PartnerSets,
  held: ((cell: TradeCell) => boolean) | undefined,
): void => {
  const { frequency } = want;
  const whole = want.partners === "ALL" ? 0 : sets.idOf([...new Set(want.partners)]);
  const partners = want.partners === "ALL" ? ["ALL"] : [...new Set(want.partners)];
  if (partners.length === 0) return;
  for (const reporter of want.reporters)
    for (const flow of want.flows)
      for (const period of want.periods) {
        const key = `${frequency}|${reporter}|${flow}|${period}`;
        let row = rows.get(key);
        for (const commodity of want.commodities) {
          let need = whole;
          if (held) {
            const missing = partners.filter(
              (partner) => !held({ frequency, reporter, partner, commodity, flow, period }),
            );
            if (missing.length === 0) continue;
            if (want.partners !== "ALL" && missing.length < partners.length) need = sets.idOf(missing);
          }
          if (!row) rows.set(key, (row = { frequency, reporter, flow, period, needs: new Map() }));
          const before = row.needs.get(commodity);
          row.needs.set(commodity, before === undefined ? need : sets.union(before, need));
        }
      }
};

/** Rows with the same commodities become lists of periods, these lists of flows, these lists of reporters: exact, no cell too many. */
const rectangles = (rows: readonly Row[], sets: PartnerSets): readonly Block[] => {
  const signatures = new Map<string, number>();
  const sign = (list: readonly string[]): number => {
    const text = list.join(",");
    let id = signatures.get(text);
    if (id === undefined) signatures.set(text, (id = signatures.size));
    return id;
  };
  let blocks = rows.flatMap(({ frequency, reporter, flow, period, needs }): Block[] => {
    const byNeed = new Map<number, string[]>();
    for (const [commodity, need] of needs) {
      const list = byNeed.get(need);
      if (list) list.push(commodity);
      else byNeed.set(need, [commodity]);
    }
    return [...byNeed].map(([need, commodities]) => ({
      frequency,
      partners: sets.get(need),
      commodities: sorted(commodities),
      reporters: [reporter],
      flows: [flow],
      periods: [period],
    }));
  });
  for (const along of ["periods", "flows", "reporters"] as const) {
    const groups = new Map<string, { first: Block; list: string[] }>();
    for (const block of blocks) {
      const key = [
        block.frequency,
        block.partners === "ALL" ? 0 : sets.idOf(block.partners),
        sign(block.commodities),
        ...(["periods", "flows", "reporters"] as const)
          .filter((list) => list !== along)
          .map((list) => sign(block[list])),
      ].join("|");
      const group = groups.get(key);
      if (group) group.list.push(block[along][0]!);
      else groups.set(key, { first: block, list: [block[along][0]!] });
    }
    blocks = [...groups.values()].map(({ first, list }) => ({ ...first, [along]: sorted(list) }));
  }
  return blocks;
};
