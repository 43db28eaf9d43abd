import type { Caveat } from "../../kernel/index.js";
import type { Sourced } from "../figures.js";
import { ClaimRange } from "./claim-check.type.js";
import type { ClaimVerdict } from "./claim-check.type.js";
import type { Mode, Stated } from "./judge.js";
import { judge } from "./judge.js";

/** Figures of one scope, before a statement is set against them. */
export interface Measured {
  readonly id: string;
  readonly name: string;
  readonly period: string | null;
  readonly low: Sourced;
  readonly high: Sourced;
}

/** What one rule finds: scopes judged, and what to know of them. `reason` where there is nothing to judge. */
export interface Finding {
  readonly ranges: readonly ClaimRange[];
  readonly caveats: readonly Caveat[];
  readonly reason?: string;
  /** The number lies above the figures of some goods and below those of others: which goods are counted decides. */
  readonly between?: boolean;
}

export const untestable = (reason: string, caveats: readonly Caveat[] = []): Finding => ({
  ranges: [],
  caveats,
  reason,
});

const range = ({ id, name, period, low, high }: Measured, verdict: ClaimVerdict): ClaimRange =>
  new ClaimRange({ scope: { id, name }, low: low.figure, high: high.figure, period, verdict });

export const judged = (measured: Measured, stated: Stated, mode: Mode): ClaimRange => {
  const [low, high] = [measured.low.figure.value, measured.high.figure.value];
  return range(measured, low === null || high === null ? "NOT_TESTABLE" : judge(stated, low, high, mode));
};

/** Shown for comparison; no verdict follows from it. */
export const shown = (measured: Measured): ClaimRange => range(measured, "NOT_TESTABLE");

export const lowest = <T>(items: readonly T[], of: (item: T) => number): T =>
  items.reduce((best, item) => (of(item) < of(best) ? item : best));
export const highest = <T>(items: readonly T[], of: (item: T) => number): T =>
  items.reduce((best, item) => (of(item) > of(best) ? item : best));
