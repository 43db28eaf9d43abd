import type { ClaimVerdict } from "./claim-check.type.js";

export type Qualifier = "EXACT" | "ABOUT" | "OVER" | "UP_TO" | "RANGE" | "WORDS";

export interface Stated {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: Qualifier;
}

/**
 * MEASURE: the scope's figures are what the statement gives a number for. ATTAINABLE: they are the most that could be reached, so a
 * smaller number is no contradiction. CONTAINS: dates and ages, whole years.
 */
export type Mode = "MEASURE" | "ATTAINABLE" | "CONTAINS";

/** How far off a number may be: 10 % where it is called rough or has one significant digit, 5 % else. */
export const toleranceOf = ({ qualifier }: Pick<Stated, "qualifier">, number: number): number =>
  qualifier === "ABOUT" || significantDigits(number) === 1 ? 0.1 : 0.05;

const significantDigits = (number: number): number =>
  Number(Math.abs(number).toPrecision(12))
    .toString()
    .replace(/e.*$/, "")
    .replace(".", "")
    .replace(/^0+/, "")
    .replace(/0+$/, "").length;

/** Guards the edge of an interval against the last digit of a float. */
const EPSILON = 1e-9;
const verdict = (all: boolean, some: boolean): ClaimVerdict =>
  all ? "SUPPORTED" : some ? "DEPENDS_ON_SCOPE" : "CONTRADICTED";

/** The verdict of one statement under one scope, whose figures run from `low` to `high`. */
export const judge = (stated: Stated, low: number, high: number, mode: Mode): ClaimVerdict => {
  const { qualifier } = stated;
  const number = stated.value ?? stated.high ?? stated.low;
  if (number === null) return "NOT_TESTABLE";
  const slack = (amount: number, up: boolean): number => {
    const tolerance = mode === "CONTAINS" && qualifier !== "ABOUT" ? 0 : toleranceOf(stated, amount);
    return amount + (up ? 1 : -1) * (Math.abs(amount) * tolerance + Math.abs(amount) * EPSILON);
  };
  if (mode === "ATTAINABLE") {
    const wanted = slack(stated.low ?? number, false);
    return verdict(wanted <= low, wanted <= high);
  }
  if (mode === "CONTAINS" && qualifier !== "OVER" && qualifier !== "UP_TO") {
    const [from, to] = [slack(stated.low ?? number, false), slack(stated.high ?? number, true)];
    return verdict(from <= high && to >= low, false);
  }
  if (qualifier === "OVER") {
    const bound = slack(stated.low ?? number, false);
    return verdict(low >= bound, high >= bound);
  }
  if (qualifier === "UP_TO") {
    // A ceiling that nothing comes near says nothing: it fits where the figures come up to it and no further.
    const bound = stated.high ?? number;
    const reached = high >= slack(bound, false);
    return verdict(reached && high <= slack(bound, true), reached && low <= slack(bound, true));
  }
  if (qualifier === "RANGE") {
    const [from, to] = [stated.low ?? number, stated.high ?? number];
    const meets = high >= slack(from, false) && low <= slack(to, true);
    return verdict(meets && low <= slack(from, true) && high >= slack(to, false), meets);
  }
  const [from, to] = [slack(number, false), slack(number, true)];
  return verdict(low >= from && high <= to, high >= from && low <= to);
};

/** Over several scopes: those that test nothing do not count. */
export const overall = (verdicts: readonly ClaimVerdict[]): ClaimVerdict => {
  const tested = verdicts.filter((one) => one !== "NOT_TESTABLE");
  const [first] = tested;
  if (first === undefined) return "NOT_TESTABLE";
  return tested.every((one) => one === first) ? first : "DEPENDS_ON_SCOPE";
};
