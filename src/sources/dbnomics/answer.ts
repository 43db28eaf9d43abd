import { z } from "zod";
import { Period } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation } from "../series-answer.js";
import type { SeriesBatch } from "../series-answer.js";

const SOURCE = "dbnomics";

const Doc = z.looseObject({
  provider_code: z.string(),
  dataset_code: z.string(),
  series_code: z.string(),
  series_name: z.string().optional(),
  indexed_at: z.string().optional(),
  period: z.array(z.string()),
  value: z.array(z.union([z.number(), z.string(), z.null()])),
});
const Envelope = z.looseObject({
  errors: z.array(z.looseObject({ message: z.string().optional(), dataset_code: z.string().optional() })).nullish(),
  series: z.looseObject({ docs: z.array(Doc), num_found: z.number(), limit: z.number(), offset: z.number() }),
});

/** Weeks, half-years and days exist too; we serve what the graph can hold. */
const periodOf = (text: string): Period | null => (/^\d{4}(-Q[1-4]|-\d{2})?$/.test(text) ? Period.parse(text) : null);

/** `value` mixes numbers with the text "NA". `indexed_at` is the mirror's age, which must be shown: mirrors go stale without an error. */
export const decodeDbnomics = (body: unknown): SeriesBatch => {
  const answer = atEdge(SOURCE, Envelope, body);
  const { docs, num_found: found, offset } = answer.series;
  if (offset + docs.length < found) throw badData(SOURCE, "series.docs", `${found} series`, docs.length);
  const problems = (answer.errors ?? []).map((error) => ({
    code: error.dataset_code ?? "",
    message: error.message ?? "unknown error",
  }));
  const series = docs.flatMap((doc) => {
    const code = `${doc.provider_code}/${doc.dataset_code}/${doc.series_code}`;
    if (doc.period.length !== doc.value.length)
      throw badData(SOURCE, code, `${doc.period.length} values`, doc.value.length);
    const periods = doc.period.map(periodOf);
    if (periods.includes(null)) {
      problems.push({ code, message: `frequency not served: ${doc.period[0] ?? "none"}` });
      return [];
    }
    const observations = periods.map((period, index) =>
      observation(SOURCE, `${code}.${doc.period[index]}`, period!, doc.value[index], ["NA", null]),
    );
    return [
      {
        code,
        title: doc.series_name ?? null,
        observations: ascending(SOURCE, code, observations),
        publishedAt: doc.indexed_at ?? null,
      },
    ];
  });
  return { series, problems };
};
