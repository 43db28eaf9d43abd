import type { Period } from "../../../kernel/index.js";
import type { HsEditionId } from "../../../reference/index.js";
import { isHsEdition } from "../../../reference/index.js";
import type { ReportedRow } from "./answer.js";
import type { Publishing } from "./publishing.js";
import type { AskedPeriod } from "./question.js";

/**
 * The edition of each period asked for, as its rows state it, or the list of availability where it has none: several, oldest first, where its
 * months differ.
 */
export const editionsIn = (
  rows: readonly ReportedRow[],
  periods: readonly AskedPeriod[],
  publishing: Publishing,
): ReadonlyMap<string, readonly HsEditionId[]> => {
  const stated = new Map<string, Set<string>>();
  for (const { at, edition } of rows) {
    const held = stated.get(at.text);
    if (held) held.add(edition);
    else stated.set(at.text, new Set([edition]));
  }
  const released = (part: Period) => [publishing.releaseOf(part)?.[3] ?? []].flat();
  return new Map(
    periods.flatMap(({ period, published }): [string, readonly HsEditionId[]][] => {
      const editions = new Set(published.flatMap((part) => [...(stated.get(part.text) ?? released(part))]));
      return editions.size === 0 ? [] : [[period.text, [...editions].filter(isHsEdition).sort()]];
    }),
  );
};
