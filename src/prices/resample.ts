import type { Frequency, Period } from "../kernel/index.js";
import { CodedError, DerivationParameter, Missing, unreachable } from "../kernel/index.js";
import type { Point } from "./point.js";
import { tidy, uniteStatus } from "./point.js";
import type { Aggregation } from "./price.enums.js";

const MONTHS: Record<Frequency, number> = { ANNUAL: 12, QUARTERLY: 3, MONTHLY: 1 };

export const refuseFiner = (seriesId: string, published: Frequency, asked: Frequency): void => {
  if (MONTHS[asked] < MONTHS[published])
    throw new CodedError(
      "REFUSED_FREQUENCY",
      `frequency: ${seriesId} is published ${published}; there are no ${asked} figures in it, and none are made up.`,
      { argument: "frequency", received: asked, accepted: published },
    );
};

/**
 * Points of the published frequency into longer periods. A period of which part is held gets a value and PARTIAL; one of which nothing is held
 * stays missing, with the reason of its last part.
 */
export const resample = (
  points: readonly Point[],
  published: Frequency,
  asked: Frequency,
  aggregation: Aggregation,
): readonly Point[] => {
  if (published === asked) return points;
  const whole = MONTHS[asked] / MONTHS[published];
  const groups = new Map<number, { period: Period; parts: Point[] }>();
  for (const point of points) {
    const period = point.period.to(asked);
    const group = groups.get(period.startMonthIndex);
    if (group) group.parts.push(point);
    else groups.set(period.startMonthIndex, { period, parts: [point] });
  }
  return [...groups.values()].map(({ period, parts }) => merge(period, parts, whole, aggregation));
};

const merge = (period: Period, parts: readonly Point[], whole: number, aggregation: Aggregation): Point => {
  const held = parts.filter((part): part is Point & { value: number } => part.value !== null);
  if (held.length === 0) {
    const { missing } = parts.at(-1)!;
    return { period, value: null, missing: missing ?? new Missing("NOT_COVERED"), status: [], held: 0, whole };
  }
  // A part may itself be incomplete; both counts are of published periods of the first kind.
  const partial = held.length < whole ? (["PARTIAL"] as const) : [];
  return {
    period,
    value: combine(held, aggregation),
    missing: null,
    status: uniteStatus(...held.map((part) => part.status), partial),
    held: held.length,
    whole,
    because: () => [
      new DerivationParameter("published periods held", `${held.length} of ${whole}`),
      ...(aggregation === "END_OF_PERIOD" ? [new DerivationParameter("period used", held.at(-1)!.period.text)] : []),
    ],
  };
};

const combine = (held: readonly { readonly value: number }[], aggregation: Aggregation): number => {
  const sum = () => held.reduce((total, part) => total + part.value, 0);
  switch (aggregation) {
    case "AVERAGE":
      return tidy(sum() / held.length);
    case "SUM":
      return tidy(sum());
    case "END_OF_PERIOD":
      return held.at(-1)!.value;
    default:
      return unreachable(aggregation);
  }
};

export const aggregationFormula: Record<Aggregation, string> = {
  AVERAGE: "mean of the published periods held",
  END_OF_PERIOD: "last published period held",
  SUM: "sum of the published periods held",
};
