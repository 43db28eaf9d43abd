import { z } from "zod";
import { CodedError, Period } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation } from "../series-answer.js";
import type { DecodedObservation, DecodedSeries } from "../series-answer.js";

const SOURCE = "world-bank";

const Row = z.looseObject({
  indicator: z.looseObject({ id: z.string(), value: z.string() }),
  country: z.looseObject({ id: z.string(), value: z.string() }),
  countryiso3code: z.string(),
  date: z.string(),
  value: z.number().nullable(),
});
const Page = z.looseObject({
  page: z.number(),
  pages: z.number(),
  total: z.number(),
  lastupdated: z.string().nullish(),
});
const Answer = z.tuple([Page, z.array(Row).nullable()]);
/** An error is HTTP 200 with one object in the list. */
const Refusal = z.tuple([
  z.looseObject({ message: z.array(z.looseObject({ id: z.string(), key: z.string(), value: z.string() })).min(1) }),
]);

/** `2024M12` in the monthly monitor, `2024` in the indicators, `2024Q1` in between. */
const periodOf = (text: string): Period =>
  Period.parse(text.replace(/^(\d{4})M(\d{2})$/, "$1-$2").replace(/^(\d{4})Q(\d)$/, "$1-Q$2"), "date");

/**
 * Series code: `<indicator>.<ISO3>`. Where `countryiso3code` is empty (the monthly monitor), `country.id` holds the alpha-3.
 * Newest first upstream. A first page of several is not the whole.
 */
export const decodeWorldBank = (body: unknown): readonly DecodedSeries[] => {
  const refusal = Refusal.safeParse(body);
  if (refusal.success) {
    const [{ message }] = refusal.data;
    throw new CodedError("UPSTREAM_REFUSED", `world-bank: ${message[0]!.key}: ${message[0]!.value}`, {
      source: SOURCE,
      retryable: false,
    });
  }
  const [page, rows] = atEdge(SOURCE, Answer, body);
  if (page.pages > 1) throw badData(SOURCE, "pages", "one page", page.pages);
  const grouped = new Map<string, { title: string; observations: DecodedObservation[] }>();
  for (const [index, row] of (rows ?? []).entries()) {
    const code = `${row.indicator.id}.${row.countryiso3code || row.country.id}`;
    const group = grouped.get(code) ?? { title: `${row.indicator.value}, ${row.country.value}`, observations: [] };
    group.observations.push(observation(SOURCE, `1.${index}.value`, periodOf(row.date), row.value, [null]));
    grouped.set(code, group);
  }
  return [...grouped].map(([code, { title, observations }]) => ({
    code,
    title,
    observations: ascending(SOURCE, code, observations),
    publishedAt: page.lastupdated ?? null,
  }));
};
