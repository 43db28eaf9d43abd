import type { HsEditionId } from "./hs-editions.js";
import { HS_EDITIONS } from "./hs-editions.js";
import type { HsLink, HsLinks } from "./hs-links.js";
import { byFrom, byTo, composed, inverted } from "./hs-links.js";
import type { HsConcordanceRecord } from "./tables.js";

export type CodeRelation = "ONE_TO_ONE" | "ONE_TO_MANY" | "MANY_TO_ONE" | "MANY_TO_MANY" | "UNKNOWN";
export type CorrespondenceBasis = "TABLE" | "SAME_CODE" | "NONE";

/** One code and one counterpart; `toCode` is null where none is known. */
export interface Correspondence {
  readonly fromCode: string;
  readonly toCode: string | null;
  readonly relation: CodeRelation;
  readonly weight: number | null;
  readonly basis: CorrespondenceBasis;
}

/** Can figures of a set of codes be compared across two editions? Names the codes that speak against it. */
export interface EditionChange {
  readonly kind: "NONE" | "MOVED" | "UNKNOWN";
  readonly codes: readonly string[];
}

const headingOf = (code: string): string => code.slice(0, 4);
const headingsOf = (codes: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const lists = new Map<string, string>();
  for (const code of [...codes].sort())
    lists.set(headingOf(code), `${lists.get(headingOf(code)) ?? ""} ${code}`.trim());
  return lists;
};

/**
 * Which codes of one edition hold the goods of which of another. Pure: of tables between neighbouring editions, and of the six-digit codes of
 * each. Where no table is held a code stands for itself if both editions have it, and nothing is made up for the others.
 */
export class HsConcordance {
  readonly #made = new Map<string, HsLinks>();

  constructor(
    private readonly records: readonly HsConcordanceRecord[],
    /** Six-digit codes of the chapters that every edition is held of. */
    readonly codesOf: (edition: HsEditionId) => ReadonlySet<string>,
  ) {}

  hasTable(from: HsEditionId, to: HsEditionId): boolean {
    return this.records.some((row) => (row.from === from && row.to === to) || (row.from === to && row.to === from));
  }

  links(from: HsEditionId, to: HsEditionId): HsLinks {
    const key = `${from}${to}`;
    const held = this.#made.get(key);
    if (held) return held;
    const [start, end] = [HS_EDITIONS.indexOf(from), HS_EDITIONS.indexOf(to)];
    const made =
      start > end
        ? inverted(this.links(to, from))
        : start === end
          ? this.#same(from)
          : end - start === 1
            ? this.#step(from, to)
            : composed(this.links(from, HS_EDITIONS[end - 1]!), this.links(HS_EDITIONS[end - 1]!, to));
    this.#made.set(key, made);
    return made;
  }

  /** In order of code; one entry with no counterpart for a code that none is known of. */
  correspondences(codes: readonly string[], from: HsEditionId, to: HsEditionId): readonly Correspondence[] {
    const { links, lostFrom, lostTo } = this.links(from, to);
    const [forward, backward] = [byFrom(links), byTo(links)];
    const relationOf = (link: HsLink): CodeRelation => {
      if (!link.certain || lostFrom.has(link.fromCode) || lostTo.has(link.toCode)) return "UNKNOWN";
      const splits = forward.get(link.fromCode)!.length > 1;
      const merges = backward.get(link.toCode)!.length > 1;
      return splits ? (merges ? "MANY_TO_MANY" : "ONE_TO_MANY") : merges ? "MANY_TO_ONE" : "ONE_TO_ONE";
    };
    return [...codes].sort().flatMap((fromCode): Correspondence[] => {
      const own = forward.get(fromCode) ?? [];
      if (own.length === 0) return [{ fromCode, toCode: null, relation: "UNKNOWN", weight: null, basis: "NONE" }];
      return [...own]
        .sort((a, b) => (a.toCode < b.toCode ? -1 : 1))
        .map((link) => {
          const relation = relationOf(link);
          const whole = relation === "ONE_TO_ONE" || relation === "MANY_TO_ONE";
          return {
            fromCode,
            toCode: link.toCode,
            relation,
            weight: relation === "UNKNOWN" ? null : whole ? 1 : link.weight,
            basis: link.bySameCode ? "SAME_CODE" : "TABLE",
          };
        });
    });
  }

  /** Did goods come into or leave what these codes (of 2, 4 or 6 digits) hold, between the two editions? */
  change(prefixes: readonly string[], from: HsEditionId, to: HsEditionId): EditionChange {
    const isOwn = (code: string): boolean => prefixes.some((prefix) => code.startsWith(prefix));
    const { links, lostFrom, lostTo } = this.links(from, to);
    const moved = new Set<string>();
    const unknown = new Set([...lostFrom, ...lostTo].filter(isOwn));
    for (const { fromCode, toCode, certain } of links) {
      const [leaves, comes] = [isOwn(fromCode), isOwn(toCode)];
      if (!leaves && !comes) continue;
      if (!certain) unknown.add(leaves ? fromCode : toCode);
      else if (leaves !== comes) moved.add(leaves ? fromCode : toCode);
    }
    if (moved.size > 0) return { kind: "MOVED", codes: [...moved].sort() };
    return { kind: unknown.size > 0 ? "UNKNOWN" : "NONE", codes: [...unknown].sort() };
  }

  #same(edition: HsEditionId): HsLinks {
    const links = [...this.codesOf(edition)].map((code) => alone(code, false, true));
    return { links, lostFrom: new Set(), lostTo: new Set() };
  }

  #step(from: HsEditionId, to: HsEditionId): HsLinks {
    const [before, after] = [this.codesOf(from), this.codesOf(to)];
    const rows = this.records.filter((row) => row.from === from && row.to === to);
    const tabled = rows.length > 0;
    const links: HsLink[] = rows.map(({ fromCode, toCode, weight, weightBack }) => ({
      fromCode,
      toCode,
      weight,
      weightBack,
      bySameCode: false,
      certain: true,
    }));
    const [placedFrom, placedTo] = [
      new Set(links.map(({ fromCode }) => fromCode)),
      new Set(links.map(({ toCode }) => toCode)),
    ];
    const [headingsBefore, headingsAfter] = [headingsOf(before), headingsOf(after)];
    for (const code of before)
      if (after.has(code) && !placedFrom.has(code) && !placedTo.has(code)) {
        const heading = headingOf(code);
        links.push(alone(code, !tabled, tabled || headingsBefore.get(heading) === headingsAfter.get(heading)));
      }
    // Codes of other chapters that goods were exchanged with: their own editions are not held, so no share is known.
    for (const code of this.#strangers())
      if (!placedFrom.has(code) && !placedTo.has(code))
        links.push({ ...alone(code, true, true), weight: null, weightBack: null });
    return {
      links,
      lostFrom: new Set([...before].filter((code) => !after.has(code) && !placedFrom.has(code))),
      lostTo: new Set([...after].filter((code) => !before.has(code) && !placedTo.has(code))),
    };
  }

  #strangers(): ReadonlySet<string> {
    const own = this.codesOf("H6");
    const codes = this.records.flatMap(({ fromCode, toCode }) => [fromCode, toCode]);
    const known = new Set(HS_EDITIONS.flatMap((edition) => [...this.codesOf(edition)]));
    return new Set(codes.filter((code) => !own.has(code) && !known.has(code)));
  }
}

const alone = (code: string, bySameCode: boolean, certain: boolean): HsLink => ({
  fromCode: code,
  toCode: code,
  weight: certain ? 1 : null,
  weightBack: certain ? 1 : null,
  bySameCode,
  certain,
});
