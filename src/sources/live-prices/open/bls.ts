import { z } from "zod";
import type { UpstreamRequest } from "../../../http/index.js";
import type { Frequency } from "../../../kernel/index.js";
import { atEdge } from "../../edge.js";
import { BLS_CAPS, blsRequest } from "../../bls/request.js";
import type { Described, OpenId, OpenIds } from "../open-ids.js";
import { askAbout } from "../open-ids.js";
import { NO_UNIT, unitOfText } from "../unit-text.js";

const SOURCE = "bls";

const parse = (id: string): OpenId | null => {
  const code = /^bls:([A-Z]{2}[A-Z0-9_-]{1,38})$/i.exec(id)?.[1]?.toUpperCase();
  return code === undefined ? null : { id: `bls:${code}`, code, url: `https://data.bls.gov/timeseries/${code}` };
};

const Answer = z.looseObject({
  message: z.array(z.string().nullable()).nullish(),
  Results: z.looseObject({
    series: z.array(
      z.looseObject({
        seriesID: z.string(),
        catalog: z
          .looseObject({
            series_title: z.string().nullish(),
            seasonality: z.string().nullish(),
            survey_name: z.string().nullish(),
          })
          .nullish()
          .catch(null),
        data: z.array(z.looseObject({ period: z.string() })).nullish(),
      }),
    ),
  }),
});

/** M13, Q05, S03 and A01 beside months are averages of the year. */
const FREQUENCIES: readonly (readonly [RegExp, Frequency])[] = [
  [/^M(0[1-9]|1[0-2])$/, "MONTHLY"],
  [/^Q0[1-4]$/, "QUARTERLY"],
  [/^A01$/, "ANNUAL"],
];

const read = ({ id, code }: OpenId, body: unknown): Described => {
  const { message, Results } = atEdge(SOURCE, Answer, body);
  const series = Results.series.find(({ seriesID }) => seriesID === code);
  const periods = (series?.data ?? []).map(({ period }) => period);
  const words = (message ?? []).filter((text) => text?.includes(code)).join(" ");
  if (!series || periods.length === 0) return { unknown: words || "no figures in the years that one call reaches" };
  const frequency = FREQUENCIES.find(([shape]) => periods.some((period) => shape.test(period)))?.[1];
  if (!frequency) return { finer: `of periods such as ${periods[0]}` };
  const { series_title: title, seasonality, survey_name: survey } = series.catalog ?? {};
  const isIndex = /\bprice index\b|\bindex(es)? - commodit/i.test(`${title ?? ""} ${survey ?? ""}`);
  return {
    about: {
      title: title || `${id} (its title is known with a key of the Bureau)`,
      frequency,
      ...(isIndex ? unitOfText("Index") : { kind: "MACRO" as const, unit: NO_UNIT, basePeriod: null }),
      seasonallyAdjusted: /^seasonally adjusted/i.test(seasonality ?? ""),
      publishedAt: null,
      // The work of an agency of the United States, as the whole of the source.
      licence: null,
    },
  };
};

/** `lastYear` now: a call reaches so many years back as the caps allow. */
export const blsIds = (hasKey: boolean, lastYear: () => number): OpenIds => {
  const years = (hasKey ? BLS_CAPS.withKey : BLS_CAPS.withoutKey).years;
  const request = (code: string): UpstreamRequest<"json"> => {
    const { body, ...rest } = blsRequest([code], lastYear() - years + 1, lastYear());
    return { ...rest, body: { ...body, ...(hasKey ? { catalog: true } : {}) }, as: "json", readsOnly: true };
  };
  return {
    parse,
    groupOf: () => "",
    dataset: "BLS Public Data API v2",
    guess: "MONTHLY",
    requests: ({ code }) => [request(code)],
    ask: (upstream, open, send) =>
      askAbout(
        SOURCE,
        upstream,
        request(open.code),
        send,
        ({ body }) => read(open, body),
        /does not exist|invalid series/i,
      ),
  };
};
