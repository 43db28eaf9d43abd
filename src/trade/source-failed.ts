import type { CodedError } from "../kernel/index.js";
import { failedSource, failureWords } from "../kernel/index.js";
import type { Gap, ReporterAnswer, StatedCaveat } from "./trade.port.js";

/** The answer of a source that was asked because others before it failed: it says so, and so do its gaps, which the others might have filled. */
export const answeredAfter = (answer: ReporterAnswer, failures: readonly CodedError[]): ReporterAnswer => {
  if (failures.length === 0) return answer;
  const caveats = failures.map((error): StatedCaveat => {
    const text = `${answer.reporter}: ${failedSource(error, "a source")} failed (${failureWords(error)}); the figures are of ${answer.dataset.dataset}, the next that has any.`;
    return { id: "source.failed", text };
  });
  const words = failures.map((error) => `${failedSource(error, "a source")} failed (${error.code})`).join(", ");
  const gaps = [...answer.gaps].map(([key, gap]): [string, Gap] => [
    key,
    gap.reason === "NOT_COVERED" ? { ...gap, detail: `${gap.detail} ${words}.` } : gap,
  ]);
  return {
    ...answer,
    gaps: new Map(gaps),
    caveats: [...answer.caveats, ...caveats],
    ...(gaps.length > 0 ? { failures: [...(answer.failures ?? []), ...failures] } : {}),
  };
};
