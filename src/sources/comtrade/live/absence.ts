import type { Period } from "../../../kernel/index.js";
import type { Gap } from "../../../trade/trade.port.js";
import { mayComeYet } from "./lifetimes.js";
import type { Publishing } from "./publishing.js";

interface AbsentFigures {
  readonly period: Period;
  /** The published periods it is made of, at least one; none of them has rows in this detail. */
  readonly parts: readonly Period[];
  readonly codes: readonly string[];
  /** Has the reporter any rows in the period, in this question? */
  readonly hasRows: (part: Period) => boolean;
}

/** Why a closed period has no figures: not published yet, never, no longer, or nobody knows. */
export const absenceOf = (absent: AbsentFigures, publishing: Publishing, now: Date): Gap => {
  const { period, parts, codes, hasRows } = absent;
  const { reporter } = publishing;
  const what = parts.some(hasRows) ? `in the detail of ${codes.join(", ")}` : "of these codes";
  const none = `UN Comtrade holds no rows of this reporter and ${period.kind.toLowerCase()} (${reporter}, ${period.text}) ${what}`;
  const known = parts.map((part) => (hasRows(part) ? undefined : publishing.releaseOf(part)));
  if (known.some((release) => release === undefined))
    return parts.some(hasRows)
      ? { reason: "NOT_REPORTED", detail: `${none}.` }
      : {
          reason: "NOT_REPORTED",
          detail: `${none}. Whether it has published the ${period.kind.toLowerCase()} is not known: the list of availability could not be asked.`,
        };
  if (known.some((release) => release !== null))
    return { reason: "NOT_REPORTED", detail: `${none}, though it has published the ${period.kind.toLowerCase()}.` };
  const stopped = publishing.stopped(hasRows);
  if (stopped && period.year >= stopped.since)
    return {
      reason: "NOT_REPORTED",
      detail: `${reporter} has published nothing ${
        stopped.after === null ? `of ${stopped.since} and the years since` : `after ${stopped.after}`
      }, by UN Comtrade's list of availability. Its partners publish the other side: ask for them as reporters with ${reporter} as partner, or for the mirror.`,
    };
  if (parts.some((part) => mayComeYet(part, now)))
    return {
      reason: "NOT_YET_PUBLISHED",
      detail: `${reporter} has not published ${period.text} yet, by UN Comtrade's list of availability.`,
    };
  return {
    reason: "NOT_REPORTED",
    detail: `${reporter} has not published ${period.text}, by UN Comtrade's list of availability, and it is too old to come.`,
  };
};
