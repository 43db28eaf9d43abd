import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConversionWeight } from "../../hs/concordance.js";
import { decodeConversionWeights } from "../../hs/concordance.js";
import { hsConcordance } from "../../hs/record.js";
import type { Cell } from "../table.js";
import type { SnapshotPart } from "./part.js";

/** Steps between editions that a table is held of. */
const STEPS = [
  ["H2", "H3"],
  ["H3", "H4"],
  ["H4", "H5"],
] as const;
/** Of these steps the way back has a table of its own. */
const BACK = new Set(["H4"]);
const CHAPTERS = /^(26|72|73)/;

const pairKey = ({ fromCode, toCode }: ConversionWeight): string => `${fromCode}|${toCode}`;

/**
 * Rows of the codes that changed: a code that stands for itself alone, before and after, has no row. Codes of other chapters are kept where
 * goods moved between them and chapters 26, 72 or 73.
 */
const changed = (all: readonly ConversionWeight[]): readonly ConversionWeight[] => {
  const own = all.filter(({ fromCode, toCode }) => CHAPTERS.test(fromCode) || CHAPTERS.test(toCode));
  const moved = own.filter(({ fromCode, toCode }) => fromCode !== toCode);
  const sources = new Set(moved.map(({ fromCode }) => fromCode));
  const targets = new Set(moved.map(({ toCode }) => toCode));
  return all.filter(({ fromCode, toCode }) => sources.has(fromCode) || targets.has(toCode));
};

export const referenceConcordance: SnapshotPart = (dataDir) => {
  const read = (from: string, to: string) => {
    const file = `trade/reference/hs-concordance/conversion_weights_${from}_to_${to}.csv`;
    return decodeConversionWeights(readFileSync(join(dataDir, file), "utf8"), from, to);
  };
  const rows = STEPS.flatMap(([from, to]): (readonly Cell[])[] => {
    const links = changed(read(from, to));
    const back = new Map(
      (BACK.has(from) ? read(to, from) : []).map((row) => [`${row.toCode}|${row.fromCode}`, row.weight]),
    );
    return [...links]
      .sort((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1))
      .map((row) => [from, to, row.fromCode, row.toCode, row.weight, back.get(pairKey(row)) ?? null]);
  });
  return Promise.resolve([
    {
      path: "reference/hs-concordance.json",
      part: "reference",
      source: hsConcordance.id,
      dataset: "Codes of chapters 26, 72 and 73 that changed between H2, H3, H4 and H5, with conversion weights",
      publisher: hsConcordance.provider,
      licence: hsConcordance.licence.id,
      attribution: hsConcordance.licence.attribution,
      url: hsConcordance.homepage,
      publishedOn: null,
      retrievedOn: null,
      columns: ["from", "to", "fromCode", "toCode", "weight", "weightBack"],
      rows,
    },
  ]);
};
