import { z } from "zod";
import type { UpstreamRequest } from "../../../http/index.js";
import type { Frequency } from "../../../kernel/index.js";
import { atEdge } from "../../edge.js";
import { frequencyOfDays } from "../../fred/chart-frequency.js";
import { FRED_TERMS_UNKNOWN, fredTerms } from "../../fred/record.js";
import { fredSeriesRequest, fredTagsRequest } from "../../fred/request.js";
import { upstreamInstant } from "../../series-answer.js";
import type { Described, OpenId, OpenIds } from "../open-ids.js";
import { askAbout } from "../open-ids.js";
import { NO_UNIT, unitOfText } from "../unit-text.js";

const SOURCE = "fred";
/** 400, in older answers 404, and of an id that is not even well-formed. */
const UNKNOWN = /does not exist|not found|invalid value for (?:the )?variable series_id|not alphanumeric/i;

const parse = (id: string): OpenId | null => {
  const code = /^fred:([A-Z0-9_]{1,40})$/i.exec(id)?.[1]?.toUpperCase();
  return code === undefined ? null : { id: `fred:${code}`, code, url: `https://fred.stlouisfed.org/series/${code}` };
};

const Series = z.looseObject({
  seriess: z.tuple([
    z.looseObject({
      title: z.string(),
      frequency: z.string().nullish(),
      frequency_short: z.string(),
      units: z.string().nullish(),
      seasonal_adjustment_short: z.string().nullish(),
      last_updated: z.string().nullish(),
    }),
  ]),
});
const FREQUENCY: Readonly<Record<string, Frequency>> = { M: "MONTHLY", Q: "QUARTERLY", A: "ANNUAL" };

const decodeSeries = (body: unknown): Described => {
  const [series] = atEdge(SOURCE, Series, body).seriess;
  const frequency = FREQUENCY[series.frequency_short];
  if (!frequency) return { finer: (series.frequency ?? series.frequency_short).toLowerCase() };
  const updated = series.last_updated;
  return {
    about: {
      title: series.title,
      frequency,
      ...unitOfText(series.units ?? null),
      seasonallyAdjusted: /^SAA?R?$/.test(series.seasonal_adjustment_short ?? ""),
      publishedAt: updated ? upstreamInstant(SOURCE, "seriess.0.last_updated", updated) : null,
      licence: FRED_TERMS_UNKNOWN,
    },
  };
};

const Tags = z.looseObject({ tags: z.array(z.looseObject({ name: z.string(), group_id: z.string().nullish() })) });

const common = {
  parse,
  groupOf: (_open: OpenId, frequency: Frequency) => frequency,
  dataset: "FRED",
  guess: "MONTHLY",
} as const;

/** Two calls: the series, and the tags that say under which terms it stands. Without tags it is not taken for free. */
export const fredIds: OpenIds = {
  ...common,
  requests: ({ code }) => [asJson(fredSeriesRequest(code)), asJson(fredTagsRequest(code))],
  ask: async (upstream, { code }, send) => {
    const [described, tags] = await Promise.all([
      askAbout(SOURCE, upstream, asJson(fredSeriesRequest(code)), send, ({ body }) => decodeSeries(body), UNKNOWN),
      upstream.send({ ...asJson(fredTagsRequest(code)), ...send }).catch(() => null),
    ]);
    const read = tags && !tags.notModified ? Tags.safeParse(tags.body).data : undefined;
    if (!("about" in described) || !read) return described;
    return { about: { ...described.about, licence: fredTerms(read.tags.map(({ name }) => name)) } };
  },
};
const asJson = (request: Omit<UpstreamRequest<"json">, "as">): UpstreamRequest<"json"> => ({ ...request, as: "json" });

/** The chart has figures and no words: a frequency can be read from its days, a title or a unit cannot. */
export const fredChartIds: OpenIds = {
  ...common,
  requests: ({ code }) => [chart(code)],
  ask: (upstream, { id, code }, send) =>
    askAbout(SOURCE, upstream, chart(code), send, ({ body }) => describedByChart(id, body), UNKNOWN),
};
const chart = (code: string): UpstreamRequest<"csv"> => ({
  as: "csv",
  path: "/graph/fredgraph.csv",
  query: { id: code },
});

const describedByChart = (id: string, text: string): Described => {
  if (/^\s*</.test(text)) return { unknown: "an HTML page instead of a chart, as for an unknown id" };
  const found = frequencyOfDays(text);
  if (found === null) return { unknown: "a chart without two figures" };
  if (found === "FINER") return { finer: "of days or weeks" };
  return {
    about: {
      title: `${id} (its title is known with a key of FRED)`,
      frequency: found,
      kind: "MACRO",
      unit: NO_UNIT,
      basePeriod: null,
      seasonallyAdjusted: false,
      publishedAt: null,
      licence: FRED_TERMS_UNKNOWN,
    },
  };
};
