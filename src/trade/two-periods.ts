import { badInput, Period } from "../kernel/index.js";
import type { TradeSelection } from "./trade-selection.type.js";

/** Every period of the answers, in order, each once; fiscal years under their own names. */
export const periodsHeld = (selection: TradeSelection): readonly Period[] =>
  [
    ...new Map(selection.answers.flatMap(({ periods }) => periods.map((period) => [period.text, period]))).values(),
  ].sort((a, b) => a.compare(b));

/** The periods of the selection inside the one asked; a calendar year asked of a publisher of fiscal years is the one that begins in it. */
export const periodsInside = (selection: TradeSelection, text: string, argument: string): readonly Period[] => {
  const asked = Period.parse(text, argument);
  const held = periodsHeld(selection);
  const named = held.filter(
    (period) =>
      period.text === asked.text ||
      (asked.kind !== "FISCAL_YEAR" && period.kind !== "FISCAL_YEAR" && asked.contains(period)) ||
      (asked.kind === "YEAR" && period.kind === "FISCAL_YEAR" && period.year === asked.year),
  );
  if (named.length === 0)
    throw badInput(
      argument,
      `a period of the selection, ${held[0]?.text ?? "none"} to ${held.at(-1)?.text ?? "none"}`,
      text,
    );
  return named;
};

/** Exactly one period each, the first before the second. Throws BAD_USER_INPUT naming the argument. */
export const twoPeriods = (selection: TradeSelection, from: string, to: string): readonly [Period, Period] => {
  const one = (text: string, argument: string): Period => {
    const [period, second] = periodsInside(selection, text, argument);
    if (second) throw badInput(argument, `one period of frequency ${selection.question.frequency}`, text);
    return period!;
  };
  const pair = [one(from, "from"), one(to, "to")] as const;
  if (pair[0].compare(pair[1]) >= 0) throw badInput("to", `a period after ${pair[0].text}`, to);
  return pair;
};
