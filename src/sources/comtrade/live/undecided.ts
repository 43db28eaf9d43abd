import type { Period, RequestContext } from "../../../kernel/index.js";
import { timeoutSignal } from "../../../kernel/index.js";
import type { AvailabilityList, Frequency } from "./availability.js";
import { periodKey } from "./availability.js";
import type { CellOutcome } from "./cells.js";
import { yearsToTellBy } from "./publishing.js";
import type { AskedReporter } from "./question.js";
import type { WantedCell } from "./wanted.js";

/** Time left for an answer after the list was waited for, and the longest that it is. */
const KEPT_MS = 500;
const LONGEST_MS = 3_000;

export const levelOf = (code: string): number => (code === "TOTAL" ? 0 : code.length);

/** Periods of a reporter in which a code has no row, and no other row shows that the reporter told that detail. */
const undecidedOf = (
  { members, periods, cellOf }: AskedReporter,
  outcomes: ReadonlyMap<WantedCell, CellOutcome>,
): readonly Period[] => {
  const codes = [...new Set([...members.values()].flat())];
  return periods
    .flatMap(({ published }) => published)
    .filter((part) => {
      const found = codes.map((code) => ({ level: levelOf(code), outcome: outcomes.get(cellOf(code, part))! }));
      if (found.some(({ outcome }) => outcome instanceof Error)) return false;
      const told = found.filter(
        ({ outcome }) => ((outcome as Exclude<CellOutcome, Error>).value?.rows.length ?? 0) > 0,
      );
      const finest = Math.max(-1, ...told.map(({ level }) => level));
      return found.some(({ level }) => level > finest);
    });
};

/**
 * Asks the list of availability for what the rows leave open, for all questions of a batch together: after the data, never before. Where the
 * budget, the time or the source does not allow it, the answers say that it is not known.
 */
export const askUndecided = async (
  asked: readonly AskedReporter[],
  outcomes: ReadonlyMap<WantedCell, CellOutcome>,
  context: RequestContext,
  { availability, sourceId, now }: { availability: AvailabilityList; sourceId: string; now: Date },
): Promise<void> => {
  const open = new Map<Frequency, Map<string, Period>>();
  for (const one of asked)
    for (const part of undecidedOf(one, outcomes)) {
      const frequency = part.kind === "YEAR" ? "A" : "M";
      const periods = open.get(frequency) ?? new Map<string, Period>();
      open.set(frequency, periods.set(periodKey(part), part));
    }
  const telling = yearsToTellBy(now);
  const years = open.get("A");
  if (years && [...years.values()].some(({ year }) => year >= telling[0]!.year))
    for (const year of telling) years.set(periodKey(year), year);
  const leftMs = Math.min(LONGEST_MS, context.deadlineAtMs - context.clock.monotonicMs() - KEPT_MS);
  if (leftMs <= 0 || open.size === 0) return;
  const signal = AbortSignal.any([context.signal, timeoutSignal(leftMs)]);
  await Promise.all(
    [...open].map(([frequency, periods]) =>
      availability.ask(frequency, [...periods.values()].sort(byStart), {
        signal,
        background: false,
        called: () => context.usage.called(sourceId),
        admit: (calls) =>
          context.gate.admit(
            calls.map((some) => ({
              sourceId,
              method: "GET" as const,
              url: availability.urlOf(frequency, some),
              cells: some.length,
              estimatedRows: null,
            })),
          ),
      }),
    ),
  );
};

const byStart = (one: Period, other: Period): number => one.startMonthIndex - other.startMonthIndex;
