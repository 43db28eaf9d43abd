import { badInput } from "../kernel/index.js";
import type { CommodityIndex } from "./commodity.index.js";
import type { Basket } from "./commodity.type.js";
import { basketIn } from "./hs-basket.js";
import type { EditionChange } from "./hs-concordance.js";
import { HsConcordance } from "./hs-concordance.js";
import type { BasketMembers, CodeCorrespondence } from "./hs-concordance.type.js";
import type { HsEditionId } from "./hs-editions.js";
import { EARLIER_CHAPTERS, HS_EDITIONS } from "./hs-editions.js";
import type { ReferenceTables } from "./tables.js";

const HELD = "a code of chapters 26, 72 or 73, or a basket of such: earlier editions of other chapters are not held";

/** Codes, baskets and selections from one edition of the Harmonized System to another. Built on the first question. */
export class HsThroughTime {
  #concordance: HsConcordance | undefined;

  constructor(
    private readonly index: CommodityIndex,
    private readonly tables: ReferenceTables,
  ) {}

  get #links(): HsConcordance {
    return (this.#concordance ??= new HsConcordance(this.tables.concordance, (edition) =>
      this.index.subheadings(edition),
    ));
  }

  /** Of a six-digit code, or of every six-digit code under a coarser one or in a basket, as the first edition has them. */
  correspondences(code: string, from: HsEditionId, to: HsEditionId): readonly CodeCorrespondence[] {
    const asked = this.index.codesOf(code);
    if (!asked.every((own) => EARLIER_CHAPTERS.test(own))) throw badInput("code", HELD, code);
    const codes = [...this.#links.codesOf(from)].filter((own) => asked.some((prefix) => own.startsWith(prefix)));
    const stepsWithoutTable = this.#stepsWithoutTable(from, to);
    return this.#links.correspondences(codes, from, to).map((row) => ({
      ...row,
      from,
      to,
      note: row.basis === "TABLE" ? null : noteOf(row, from, to, stepsWithoutTable),
    }));
  }

  basketIn({ codes }: Basket, edition: HsEditionId): BasketMembers {
    const found = basketIn(this.#links, codes, edition);
    const others = edition === "H6" ? this.#leavesOf(codes.filter((code) => !EARLIER_CHAPTERS.test(code))) : [];
    const members = [...found.members, ...others.map((code) => ({ code, fit: "WHOLE" as const, share: 1 }))]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((member) => ({
        ...member,
        description: this.index.editions(member.code).find((held) => held.edition === edition)!.description,
      }));
    return { ...found, edition, members };
  }

  /** Null where nothing can be said: all goods, or codes of chapters that one edition only is held of. */
  change(commodities: readonly string[], from: HsEditionId, to: HsEditionId): EditionChange | null {
    const codes = commodities.flatMap((commodity) => this.index.codesOf(commodity));
    return codes.every((code) => EARLIER_CHAPTERS.test(code)) ? this.#links.change(codes, from, to) : null;
  }

  #leavesOf(codes: readonly string[]): readonly string[] {
    return codes.flatMap((code) => (code.length === 6 ? [code] : this.#leavesOf(this.index.children(code))));
  }

  #stepsWithoutTable(from: HsEditionId, to: HsEditionId): string {
    const [start, end] = [HS_EDITIONS.indexOf(from), HS_EDITIONS.indexOf(to)].sort((a, b) => a - b);
    return HS_EDITIONS.slice(start, end)
      .map((edition, at) => [edition, HS_EDITIONS[start! + at + 1]!] as const)
      .filter(([one, next]) => !this.#links.hasTable(one, next))
      .map(([one, next]) => `${one} and ${next}`)
      .join(", ");
  }
}

const noteOf = (
  {
    fromCode,
    toCode,
    relation,
  }: { readonly fromCode: string; readonly toCode: string | null; readonly relation: string },
  from: HsEditionId,
  to: HsEditionId,
  steps: string,
): string | null => {
  if (toCode === null)
    return `No counterpart of ${fromCode} (${from}) in ${to} is known: no table between ${steps} is held.`;
  if (relation === "UNKNOWN")
    return `No table between ${steps} is held, and codes beside these changed: ${toCode} (${to}) may hold other goods than ${fromCode} (${from}).`;
  return `No table between ${steps} is held: a code that both have, in a heading whose codes did not change, is taken for the same goods.`;
};
