import type { Duration } from "../kernel/index.js";
import { badInput, HistoricDate, Period } from "../kernel/index.js";

/** Whole months, half-open: `start` belongs to it, `end` does not. Months since year 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Windows {
  readonly before: Span;
  /** What holds the day of signature and so is on neither side; empty for a signature on the first of a month. */
  readonly event: Span;
  readonly after: Span;
}

export const monthAt = (index: number): Period => Period.month(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
export const lengthOf = ({ start, end }: Span): number => end - start;
export const firstDay = (index: number): string => monthAt(index).startDate;
export const holds = (span: Span, period: Period): boolean =>
  period.startMonthIndex >= span.start && period.endMonthIndex <= span.end;

/** The months in which the signature may lie: none of them can be called before or after. Null where no date is known. */
export const eventSpan = ({ date, precision }: HistoricDate): Span | null => {
  if (date === null || precision === "UNKNOWN") return null;
  const start = Period.parse(date.slice(0, 7)).startMonthIndex;
  if (precision === "YEAR") return { start, end: start + 12 };
  return { start, end: precision === "DAY" && date.endsWith("-01") ? start : start + 1 };
};

/** [event − before, event) and [event, event + after), the months of the event left out. */
export const windowsAround = (event: Span, before: Duration, after: Duration): Windows => ({
  before: { start: event.start - before.months, end: event.start },
  event,
  after: { start: event.end, end: event.end + after.months },
});

/** As many whole calendar years as the windows' months hold, at least one, before and after the year of the event. */
export const yearsAround = (event: Span, before: Duration, after: Duration): Windows => {
  const [start, end] = [Math.floor(event.start / 12) * 12, Math.ceil(event.end / 12) * 12];
  const years = ({ months }: Duration) => Math.max(1, Math.floor(months / 12)) * 12;
  return {
    before: { start: start - years(before), end: start },
    event: { start, end },
    after: { start: end, end: end + years(after) },
  };
};

/** The window after, moved back by as few whole years as put all of it before the event. */
export const sameSeason = ({ event, after }: Pick<Windows, "event" | "after">): Span => {
  const back = Math.ceil((after.end - event.start) / 12) * 12;
  return { start: after.start - back, end: after.end - back };
};

/** Everything that is compared: the same season may begin before the window before does. */
export const wholeSpan = (windows: Windows): Span => ({
  start: Math.min(windows.before.start, sameSeason(windows).start),
  end: windows.after.end,
});

/** A day, a month or a year of history. Throws BAD_USER_INPUT. */
export const dateGiven = (text: string, argument: string): HistoricDate => {
  const date = HistoricDate.parse(text);
  if (date.date === null)
    throw badInput(
      argument,
      "a date such as 2018-03-23, 2018-03 or 2018, or an id such as DiplomaticEvent:psm-stop-2015",
      text,
    );
  return date;
};
