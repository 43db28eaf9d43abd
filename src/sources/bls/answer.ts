import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import type { FigureStatus } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation, seriesEach, upstreamPeriod } from "../series-answer.js";
import type { DecodedSeries, SeriesBatch, SeriesProblem } from "../series-answer.js";

const SOURCE = "bls";

const Footnote = z.looseObject({ code: z.string().nullish(), text: z.string().nullish() });
const Datum = z.looseObject({
  year: z.string().regex(/^[1-9]\d{3}$/),
  period: z.string(),
  value: z.string(),
  footnotes: z.array(Footnote.nullable()).nullish(),
});
type Datum = z.infer<typeof Datum>;
const Envelope = z.looseObject({
  status: z.string(),
  message: z.union([z.string(), z.array(z.string().nullable())]).nullish(),
  // {} or [] beside a refusal, so read only after `status`.
  Results: z.unknown().optional(),
});
const Entry = z.looseObject({
  seriesID: z.string(),
  catalog: z.unknown().optional(),
  data: z.unknown().optional(),
});
/** Version 1 wraps them in a list. */
const unwrapped = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
const Success = z.looseObject({ Results: z.preprocess(unwrapped, z.looseObject({ series: z.array(Entry) })) });
const Catalogue = z.looseObject({ series_title: z.string() });

/** "Series does not exist for Series X", "No Data Available for Series X Year: 2009": stand beside REQUEST_SUCCEEDED. */
const ABOUT_SERIES = /for Series ([A-Z0-9_#-]+)(?:.*?Year:?\s*(\d{4}))?/i;
const UNKNOWN = /does not exist|invalid series/i;
const NO_DATA = /no data available/i;
/** "Year range has been reduced to the system-allowed limit of 10 years." */
const CUT = /year range|reduced to|system-allowed/i;

/**
 * BLS answers HTTP 200 whatever happened; `status` and `message` tell. Newest first, all strings. Years that BLS cut, and series of `asked` that
 * it passes over in silence, are not known to be empty.
 */
export const decodeBls = (body: unknown, asked: readonly string[] = []): SeriesBatch => {
  const answer = atEdge(SOURCE, Envelope, body);
  const messages = [answer.message ?? []].flat().filter((text): text is string => text !== null);
  if (answer.status !== "REQUEST_SUCCEEDED") throw refused(answer.status, messages);
  const unknown = new Map<string, SeriesProblem>();
  const empty = new Map<string, Set<number>>();
  for (const message of messages) {
    const [, code, year] = ABOUT_SERIES.exec(message) ?? [];
    if (code && UNKNOWN.test(message)) unknown.set(code, { code, message });
    else if (code && year && NO_DATA.test(message)) empty.set(code, (empty.get(code) ?? new Set()).add(Number(year)));
  }
  const { series: entries } = atEdge(SOURCE, Success, body).Results;
  const { series, problems } = seriesEach(
    SOURCE,
    entries.filter(({ seriesID }) => !unknown.has(seriesID)),
    ({ seriesID }) => seriesID,
    (entry) => seriesOf(entry, `Results.series.${entries.indexOf(entry)}.data`),
  );
  const cut = messages.find((message) => CUT.test(message));
  const years = series.flatMap(({ observations }) => observations.map(({ period }) => period.year));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const isCut = (code: string) => (year: number) =>
    (year >= first && year <= last) || empty.get(code)?.has(year) ? undefined : cut;
  const known = new Set([...entries.map(({ seriesID }) => seriesID), ...unknown.keys()]);
  const passedOver = asked.filter((code) => !known.has(code));
  return {
    series: [
      ...series.map((one) => (cut === undefined ? one : { ...one, unanswered: isCut(one.code) })),
      ...passedOver.flatMap((code) => {
        const nothingIn = empty.get(code);
        return nothingIn ? [nothing(code, nothingIn)] : [];
      }),
    ],
    problems: [
      ...unknown.values(),
      ...problems,
      ...passedOver
        .filter((code) => !empty.has(code))
        .map((code) => {
          const error = badData(SOURCE, "Results.series", `the series ${code} that was asked for`, undefined);
          return { code, message: error.message, error };
        }),
    ],
  };
};

const nothing = (code: string, years: ReadonlySet<number>): DecodedSeries => ({
  code,
  title: null,
  observations: [],
  publishedAt: null,
  unanswered: (year) => (years.has(year) ? undefined : "the answer passes the series over"),
});

/** Averages of a year (M13, Q05, S03) are dropped: we compute averages ourselves, in the open. */
const AVERAGE = /^(M13|Q05|S03)$/;

const seriesOf = (entry: z.infer<typeof Entry>, place: string): DecodedSeries => {
  const data = atEdge(SOURCE, z.array(Datum), entry.data, place).filter(({ period }) => !AVERAGE.test(period));
  const catalogue = Catalogue.safeParse(entry.catalog);
  return {
    code: entry.seriesID,
    title: catalogue.success ? catalogue.data.series_title : null,
    observations: ascending(
      SOURCE,
      entry.seriesID,
      data.map((datum) => {
        const field = `${entry.seriesID}.${datum.year}-${datum.period}`;
        const text = datum.period === "A01" ? datum.year : `${datum.year}-${datum.period}`;
        // "-" stands for the months lost to the shutdown of late 2025.
        const signs = ["-", ""];
        return observation(SOURCE, field, upstreamPeriod(SOURCE, field, text), datum.value, signs, statusOf(datum));
      }),
    ),
    publishedAt: null,
  };
};

const statusOf = ({ footnotes }: Datum): readonly FigureStatus[] => {
  const says = (code: string, words: RegExp) =>
    (footnotes ?? []).some((note) => note?.code?.toUpperCase() === code || words.test(note?.text ?? ""));
  return [
    "REPORTED",
    ...(says("P", /^preliminary/i) ? (["PROVISIONAL"] as const) : []),
    ...(says("R", /^(revised|corrected)/i) ? (["REVISED"] as const) : []),
  ];
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
