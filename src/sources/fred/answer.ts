import { z } from "zod";
import { CodedError, Period } from "../../kernel/index.js";
import type { Frequency } from "../../kernel/index.js";
import { csvTable } from "../csv-rows.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation, seriesEach, upstreamDay, upstreamInstant } from "../series-answer.js";
import type { DecodedSeries, SeriesBatch } from "../series-answer.js";

const SOURCE = "fred";

const Observations = z.looseObject({
  count: z.number(),
  limit: z.number(),
  offset: z.number(),
  realtime_end: z.string().optional(),
  observations: z.array(
    z.looseObject({
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      value: z.string(),
      realtime_start: z.string().optional(),
      realtime_end: z.string().optional(),
    }),
  ),
});
const Refusal = z.looseObject({ error_code: z.number(), error_message: z.string() });
const XML_REFUSAL = /<error\s+code="(\d{3})"\s+message="([^"]*)"/;

/**
 * FRED says what is wrong in a body of its own, also under HTTP 200, in JSON or in XML. An unknown series is 400 or, in older answers, 404; 423
 * (locked) comes of too many calls; "not registered" comes at random under load (fredapi issue 45).
 */
export const fredRefusal = (body: unknown): CodedError | null => {
  const [, code, text] = (typeof body === "string" && XML_REFUSAL.exec(body)) || [];
  const parsed = Refusal.safeParse(code ? { error_code: Number(code), error_message: text } : body);
  if (!parsed.success) return null;
  const { error_code: status, error_message: words } = parsed.data;
  const message = `fred: ${status}: ${words.replace(/\s+/g, " ")}`;
  if (status === 429 || status === 423)
    return new CodedError("UPSTREAM_RATE_LIMITED", message, { source: SOURCE, retryable: true });
  return new CodedError("UPSTREAM_REFUSED", message, { source: SOURCE, retryable: /not registered/.test(words) });
};

const periodOf = (field: string, date: string, frequency: Frequency): Period =>
  Period.containing(upstreamDay(SOURCE, field, date), frequency);

/**
 * `value` is text; "." is missing. A page that holds fewer rows than `count` is not passed off as whole. Of several editions of one day the one
 * that stood on `vintage` is taken, by default the newest asked for.
 */
export const decodeFredObservations = (
  code: string,
  frequency: Frequency,
  body: unknown,
  lastModified: string | null,
  vintage?: string,
): DecodedSeries => {
  const refusal = fredRefusal(body);
  if (refusal) throw refusal;
  const answer = atEdge(SOURCE, Observations, body);
  if (answer.offset > 0 || answer.observations.length < answer.count)
    throw badData(SOURCE, "observations", `${answer.count} rows from the first`, answer.observations.length);
  const on = vintage ?? answer.realtime_end;
  const observations = answer.observations.flatMap((row, index) => {
    const stood = on === undefined || ((row.realtime_start ?? on) <= on && on <= (row.realtime_end ?? on));
    const place = `observations.${index}`;
    return stood
      ? [observation(SOURCE, `${place}.value`, periodOf(`${place}.date`, row.date, frequency), row.value, ["."])]
      : [];
  });
  return {
    code,
    title: null,
    observations: ascending(SOURCE, code, observations),
    publishedAt: lastModified === null ? null : upstreamInstant(SOURCE, "Last-Modified", lastModified),
  };
};

/**
 * Header `observation_date` (since 2025) or `DATE`; an empty cell is missing, as is the day of another column; ALFRED's columns are
 * `GDP_20260528`, of which the newest is taken. An HTML page comes for an unknown id.
 */
export const decodeFredGraph = (codes: readonly string[], frequency: Frequency, text: string): SeriesBatch => {
  if (/^\s*</.test(text)) throw badData(SOURCE, "the body", "CSV", "an HTML page: one of the ids may be unknown");
  const [header = [], ...rows] = csvTable(SOURCE, text);
  if (!/^(observation_date|DATE|Date)$/.test(header[0] ?? ""))
    throw badData(SOURCE, "row 1", "observation_date first", header[0]);
  const periods = rows.map((row, index) => periodOf(`row ${index + 2}`, row[0]!, frequency));
  return seriesEach(
    SOURCE,
    codes,
    (code) => code,
    (code) => {
      const column = columnOf(header, code);
      if (column < 1) throw badData(SOURCE, "row 1", `a column ${code}`, header.join(","));
      const observations = rows.map((row, index) =>
        observation(SOURCE, `row ${index + 2}, ${code}`, periods[index]!, row[column]!.trim(), ["", "."]),
      );
      return { code, title: null, observations: ascending(SOURCE, code, observations), publishedAt: null };
    },
  );
};

const columnOf = (header: readonly string[], code: string): number => {
  const exact = header.indexOf(code);
  const [newest] = header
    .filter((name) => name.startsWith(`${code}_`) && /_\d{8}$/.test(name))
    .toSorted()
    .toReversed();
  return exact > 0 || newest === undefined ? exact : header.indexOf(newest);
};
