import { z } from "zod";
import { CodedError, Period } from "../../kernel/index.js";
import type { FigureStatus } from "../../kernel/index.js";
import { atEdge } from "../edge.js";
import { ascending, observation } from "../series-answer.js";
import type { DecodedSeries, SeriesBatch, SeriesProblem } from "../series-answer.js";

const SOURCE = "bls";

const Datum = z.looseObject({
  year: z.string().regex(/^\d{4}$/),
  period: z.string(),
  value: z.string(),
  footnotes: z.array(z.looseObject({ code: z.string().optional() }).nullable()).default([]),
});
const Envelope = z.looseObject({
  status: z.string(),
  message: z.array(z.string().nullable()).default([]),
  // {} or [] beside a refusal, so read only after `status`.
  Results: z.unknown(),
});
const Series = z.looseObject({
  seriesID: z.string(),
  catalog: z.looseObject({ series_title: z.string() }).optional(),
  data: z.array(Datum),
});
const Success = z.looseObject({ Results: z.looseObject({ series: z.array(Series) }) });

/** "Series does not exist for Series X", "No Data Available for Series X Year: 2009": stand beside REQUEST_SUCCEEDED. */
const ABOUT_SERIES = /for Series ([A-Z0-9]+)/i;

/**
 * BLS answers HTTP 200 whatever happened; `status` and `message` tell. M13 is the annual average and is dropped: we compute averages
 * ourselves, in the open. Newest first, all strings.
 */
export const decodeBls = (body: unknown): SeriesBatch => {
  const answer = atEdge(SOURCE, Envelope, body);
  const messages = answer.message.filter((text): text is string => text !== null);
  if (answer.status !== "REQUEST_SUCCEEDED") throw refused(answer.status, messages);
  const problems = messages.flatMap((message): SeriesProblem[] => {
    const code = ABOUT_SERIES.exec(message)?.[1];
    return code ? [{ code, message }] : [];
  });
  const unknown = new Set(
    problems.filter((problem) => /does not exist/i.test(problem.message)).map((problem) => problem.code),
  );
  const series = atEdge(SOURCE, Success, body)
    .Results.series.filter((entry) => !unknown.has(entry.seriesID))
    .map((entry): DecodedSeries => {
      const months = entry.data.filter((datum) => /^M(0[1-9]|1[0-2])$/.test(datum.period));
      const observations = months.map((datum) => {
        const preliminary = datum.footnotes.some((note) => note?.code === "P");
        const status: FigureStatus[] = preliminary ? ["REPORTED", "PROVISIONAL"] : ["REPORTED"];
        // "-" stands for the months lost to the shutdown of late 2025.
        return observation(
          SOURCE,
          `${entry.seriesID}.${datum.year}-${datum.period}`,
          Period.month(Number(datum.year), Number(datum.period.slice(1))),
          datum.value,
          ["-", ""],
          status,
        );
      });
      return {
        code: entry.seriesID,
        title: entry.catalog?.series_title ?? null,
        observations: ascending(SOURCE, entry.seriesID, observations),
        publishedAt: null,
      };
    });
  return { series, problems };
};

const refused = (status: string, messages: readonly string[]): CodedError => {
  const words = messages.join(" ").replace(/[0-9a-f]{32}/gi, "[key]");
  if (/threshold|daily limit|exceed/i.test(words))
    return new CodedError("UPSTREAM_QUOTA_EXHAUSTED", `bls: ${status}: ${words}`, { source: SOURCE, retryable: true });
  return new CodedError("UPSTREAM_REFUSED", `bls: ${status}: ${words || "no reason given"}`, {
    source: SOURCE,
    retryable: false,
  });
};
