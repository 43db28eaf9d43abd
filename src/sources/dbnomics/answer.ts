import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation, seriesEach, upstreamInstant, upstreamPeriod } from "../series-answer.js";
import type { SeriesBatch, SeriesProblem } from "../series-answer.js";

const SOURCE = "dbnomics";

const Codes = z.looseObject({ provider_code: z.string(), dataset_code: z.string(), series_code: z.string() });
const Doc = z.looseObject({
  series_name: z.string().nullish(),
  indexed_at: z.string().nullish(),
  period: z.array(z.string()),
  value: z.array(z.union([z.number(), z.string(), z.null()])),
});
const Problem = Codes.partial().extend({ message: z.string().nullish() }).catch({});
const Envelope = z.looseObject({
  errors: z.array(Problem).nullish(),
  series: z
    .looseObject({ docs: z.array(Codes), num_found: z.number(), limit: z.number(), offset: z.number() })
    .nullish(),
});

export interface DbnomicsBatch extends SeriesBatch {
  /** More series were found than are held; null: all are here. */
  readonly cut: { readonly found: number; readonly held: number } | null;
}

type Codes = Partial<z.infer<typeof Codes>>;
const codeOf = ({ provider_code: provider, dataset_code: dataset, series_code: series }: Codes): string | null =>
  provider && dataset && series ? `${provider}/${dataset}/${series}` : null;

/**
 * `value` mixes numbers with the text "NA". `indexed_at` is the mirror's age, which must be shown: mirrors go stale without an error. A series
 * of `asked` that is not in the answer fails in the source's words; series beyond the page are not passed off as none.
 */
export const decodeDbnomics = (body: unknown, asked: readonly string[] = []): DbnomicsBatch => {
  const answer = atEdge(SOURCE, Envelope, body);
  const errors = answer.errors ?? [];
  if (!answer.series) {
    const words = errors.map(({ message }) => message).join(" ");
    if (!words) throw badData(SOURCE, "series", "series or errors", answer.series);
    throw new CodedError("UPSTREAM_REFUSED", `dbnomics: ${words}`, { source: SOURCE, retryable: false });
  }
  const { docs, num_found: found, offset } = answer.series;
  const { series, problems } = seriesEach(
    SOURCE,
    docs,
    (doc) => codeOf(doc)!,
    (doc, index) => seriesOf(codeOf(doc)!, atEdge(SOURCE, Doc, doc, `series.docs.${index}`)),
  );
  const said = errors.map((error): SeriesProblem => {
    const message = error.message ?? "unknown error";
    return { code: codeOf(error) ?? asked.find((code) => message.includes(code)) ?? "", message };
  });
  const cut = offset + docs.length < found ? { found, held: docs.length } : null;
  const known = new Set([...docs.map(codeOf), ...said.map(({ code }) => code)]);
  const absent = asked
    .filter((code) => !known.has(code))
    .map((code): SeriesProblem => {
      const general = said.find((problem) => problem.code === "")?.message;
      if (general) return { code, message: general };
      const error = badData(SOURCE, "series.docs", `${code} among ${found} series`, docs.length);
      return { code, message: error.message, error };
    });
  return { series, problems: [...problems, ...said, ...absent], cut };
};

/** Weeks, half-years and days exist too; a series of those fails. */
const seriesOf = (code: string, doc: z.infer<typeof Doc>) => {
  if (doc.period.length !== doc.value.length)
    throw badData(SOURCE, code, `${doc.period.length} values`, doc.value.length);
  const observations = doc.period.map((text, index) => {
    const field = `${code}.${text}`;
    return observation(SOURCE, field, upstreamPeriod(SOURCE, field, text), doc.value[index], ["NA", null]);
  });
  return {
    code,
    title: doc.series_name ?? null,
    observations: ascending(SOURCE, code, observations),
    publishedAt: doc.indexed_at ? upstreamInstant(SOURCE, `${code}.indexed_at`, doc.indexed_at) : null,
  };
};
