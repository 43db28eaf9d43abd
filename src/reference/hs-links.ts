/** Two six-digit codes of two editions that share goods. */
export interface HsLink {
  readonly fromCode: string;
  readonly toCode: string;
  /** Share of `fromCode` that goes to `toCode`, and of `toCode` that comes from `fromCode`; null where no table says. */
  readonly weight: number | null;
  readonly weightBack: number | null;
  /** False where a table says so at every step; true where the same code was taken for the same goods. */
  readonly bySameCode: boolean;
  /** False where the code's heading was rearranged between editions that no table is held of: same code, perhaps other goods. */
  readonly certain: boolean;
}

/** All links from one edition to another, and the codes of either side that some link of is not known. */
export interface HsLinks {
  readonly links: readonly HsLink[];
  readonly lostFrom: ReadonlySet<string>;
  readonly lostTo: ReadonlySet<string>;
}

export const inverted = ({ links, lostFrom, lostTo }: HsLinks): HsLinks => ({
  links: links.map((link) => ({
    ...link,
    fromCode: link.toCode,
    toCode: link.fromCode,
    weight: link.weightBack,
    weightBack: link.weight,
  })),
  lostFrom: lostTo,
  lostTo: lostFrom,
});

const listBy = (links: readonly HsLink[], side: "fromCode" | "toCode"): ReadonlyMap<string, readonly HsLink[]> => {
  const lists = new Map<string, HsLink[]>();
  for (const link of links) {
    const held = lists.get(link[side]);
    if (held) held.push(link);
    else lists.set(link[side], [link]);
  }
  return lists;
};
export const byFrom = (links: readonly HsLink[]) => listBy(links, "fromCode");
export const byTo = (links: readonly HsLink[]) => listBy(links, "toCode");

const product = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b);
const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** Two steps as one: weights are multiplied along a way and added over ways, as if every part of a code split in the same shares. */
export const composed = (first: HsLinks, second: HsLinks): HsLinks => {
  const next = byFrom(second.links);
  const links = new Map<string, HsLink>();
  for (const one of first.links)
    for (const two of next.get(one.toCode) ?? []) {
      const key = `${one.fromCode}|${two.toCode}`;
      const held = links.get(key);
      const way = {
        fromCode: one.fromCode,
        toCode: two.toCode,
        weight: product(one.weight, two.weight),
        weightBack: product(one.weightBack, two.weightBack),
        bySameCode: one.bySameCode || two.bySameCode,
        certain: one.certain && two.certain,
      };
      links.set(
        key,
        held
          ? {
              ...way,
              weight: sum(held.weight, way.weight),
              weightBack: sum(held.weightBack, way.weightBack),
              bySameCode: held.bySameCode || way.bySameCode,
              certain: held.certain || way.certain,
            }
          : way,
      );
    }
  return {
    links: [...links.values()],
    lostFrom: new Set([
      ...first.lostFrom,
      ...first.links.filter(({ toCode }) => second.lostFrom.has(toCode)).map(({ fromCode }) => fromCode),
    ]),
    lostTo: new Set([
      ...second.lostTo,
      ...second.links.filter(({ fromCode }) => first.lostTo.has(fromCode)).map(({ toCode }) => toCode),
    ]),
  };
};
