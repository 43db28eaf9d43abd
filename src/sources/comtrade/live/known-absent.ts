import type { Held } from "../../../cache/index.js";
import type { Period } from "../../../kernel/index.js";
import type { AvailabilityList } from "./availability.js";
import { periodKey } from "./availability.js";
import type { CellRows } from "./cell.js";
import type { WantedCell } from "./wanted.js";

/** Cells without rows here whose reporter has not released the period, by the list of availability as it is held: no call is needed. */
export const knownAbsent = async (
  cells: readonly WantedCell[],
  availability: AvailabilityList,
): Promise<ReadonlyMap<WantedCell, Held<CellRows>>> => {
  const absent = new Map<WantedCell, Held<CellRows>>();
  for (const frequency of ["A", "M"] as const) {
    const some = cells.filter((cell) => cell.frequency === frequency);
    if (some.length === 0) continue;
    const list = await availability.held(frequency, periodsOf(some));
    for (const cell of some) {
      const held = list.get(periodKey(cell.period));
      if (held?.value && !held.value[cell.reporter]) absent.set(cell, { ...held, value: null, freshness: "CACHED" });
    }
  }
  return absent;
};

/** Each once. */
export const periodsOf = (cells: readonly WantedCell[]): readonly Period[] => [
  ...new Map(cells.map(({ period }) => [periodKey(period), period])).values(),
];
