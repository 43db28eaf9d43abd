import { parse } from "csv-parse/sync";
import { z } from "zod";
import { CodedError, Period } from "../../kernel/index.js";
import type { Frequency } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation } from "../series-answer.js";
import type { DecodedSeries } from "../series-answer.js";

const SOURCE = "fred";

const Observations = z.looseObject({
  count: z.number(),
  limit: z.number(),
  offset: z.number(),
  observations: z.array(z.looseObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), value: z.string() })),
});
const Refusal = z.looseObject({ error_code: z.number(), error_message: z.string() });

/** FRED says what is wrong in a body of its own, also under HTTP 200; "not registered" comes at random under load (fredapi issue 45). */
export const fredRefusal = (body: unknown): CodedError | null => {
  const parsed = Refusal.safeParse(body);
  if (!parsed.success) return null;
  const { error_code: status, error_message: words } = parsed.data;
  const message = `fred: ${status}: ${words.replace(/\s+/g, " ")}`;
  if (status === 429) return new CodedError("UPSTREAM_RATE_LIMITED", message, { source: SOURCE, retryable: true });
  return new CodedError("UPSTREAM_REFUSED", message, { source: SOURCE, retryable: /not registered/.test(words) });
};

const periodOf = (date: string, frequency: Frequency): Period =>
  Period.containing(new Date(`${date}T00:00:00Z`), frequency);

/** `value` is text; "." is missing. A page that holds fewer rows than `count` is not passed off as whole. */
export const decodeFredObservations = (
  code: string,
  frequency: Frequency,
  body: unknown,
  lastModified: string | null,
): DecodedSeries => {
  const refusal = fredRefusal(body);
  if (refusal) throw refusal;
  const answer = atEdge(SOURCE, Observations, body);
  if (answer.offset + answer.observations.length < answer.count)
    throw badData(SOURCE, "observations", `${answer.count} rows`, answer.observations.length);
  const observations = answer.observations.map((row, index) =>
    observation(SOURCE, `observations.${index}.value`, periodOf(row.date, frequency), row.value, ["."]),
  );
  return {
    code,
    title: null,
    observations: ascending(SOURCE, code, observations),
    publishedAt: lastModified ? new Date(lastModified).toISOString() : null,
  };
};

/** Header `observation_date` (since 2025) or `DATE`; an empty cell is missing; an HTML page comes for an unknown id. */
export const decodeFredGraph = (
  codes: readonly string[],
  frequency: Frequency,
  text: string,
): readonly DecodedSeries[] => {
  if (/^\s*</.test(text)) throw badData(SOURCE, "the body", "CSV", "an HTML page: one of the ids may be unknown");
  const rows = parse(text, { bom: true, relax_column_count: false, skip_empty_lines: true });
  const header = rows[0] ?? [];
  if (!/^(observation_date|DATE|Date)$/.test(header[0] ?? ""))
    throw badData(SOURCE, "row 1", "observation_date first", header[0]);
  return codes.map((code) => {
    const column = header.indexOf(code);
    if (column < 1) throw badData(SOURCE, "row 1", `a column ${code}`, header.join(","));
    const observations = rows
      .slice(1)
      .map((row, index) =>
        observation(SOURCE, `row ${index + 2}, ${code}`, periodOf(row[0]!, frequency), row[column], ["", "."]),
      );
    return { code, title: null, observations: ascending(SOURCE, code, observations), publishedAt: null };
  });
};
