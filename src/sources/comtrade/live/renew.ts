import type { CellSpace, Loaded } from "../../../cache/index.js";
import type { Clock } from "../../../kernel/index.js";
import type { AvailabilityList } from "./availability.js";
import { periodKey } from "./availability.js";
import type { CellRows } from "./cell.js";
import { periodsOf } from "./known-absent.js";
import { lifetimeOf } from "./lifetimes.js";
import type { WantedCell } from "./wanted.js";

/** Releases state no zone (read as UTC), and an answer may come from before one in a cache of theirs: those of the last day count as later. */
const MARGIN_MS = 24 * 60 * 60 * 1000;

interface Deps {
  readonly space: CellSpace<CellRows>;
  readonly availability: AvailabilityList;
  readonly clock: Clock;
}

/**
 * Behind the answers: held cells whose reporter has released nothing since they came, kept for another life without a call for data. They go
 * on saying when they came. "Nothing" does not hold that date, and is asked for.
 */
export const unchanged = async (
  cells: readonly WantedCell[],
  signal: AbortSignal,
  { space, availability, clock }: Deps,
): Promise<readonly Loaded<CellRows>[]> => {
  const peeked = await space.peek(cells.map((cell) => cell.wanted));
  const held = cells.flatMap((cell, at) => {
    const { value, storedAt } = peeked[at] ?? { value: null };
    return value ? [{ cell, value, asOf: value.asOf ?? storedAt }] : [];
  });
  const asking = { signal, background: true, admit: () => true, called: () => {} };
  const kept: Loaded<CellRows>[] = [];
  for (const frequency of ["A", "M"] as const) {
    const some = held.filter(({ cell }) => cell.frequency === frequency);
    if (some.length === 0) continue;
    const list = await availability.ask(frequency, periodsOf(some.map(({ cell }) => cell)), asking);
    for (const { cell, value, asOf } of some) {
      const release = list.get(periodKey(cell.period))?.value?.[cell.reporter];
      if (!release || Date.parse(release[0]) + MARGIN_MS > Date.parse(asOf)) continue;
      const { slice, cell: name } = cell.wanted;
      kept.push({ slice, cell: name, value: { ...value, asOf }, lifetime: lifetimeOf(cell.period, clock) });
    }
  }
  return kept;
};
