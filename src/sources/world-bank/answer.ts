import { z } from "zod";
import type { FigureStatus } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation, seriesEach, upstreamInstant, upstreamPeriod } from "../series-answer.js";
import type { SeriesBatch } from "../series-answer.js";

const SOURCE = "world-bank";

const Row = z.looseObject({
  indicator: z.looseObject({ id: z.string(), value: z.string().nullish() }),
  country: z.looseObject({ id: z.string(), value: z.string().nullish() }),
  countryiso3code: z.string().nullish(),
  date: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  obs_status: z.string().nullish(),
});
type Row = z.infer<typeof Row>;
/** Some of the Bank's counts come as texts. */
const Count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const Page = z.looseObject({ page: Count, pages: Count, total: Count, lastupdated: z.string().nullish() });
/** An error is HTTP 200 with one object in the list. */
const Refusal = z.tuple([
  z.looseObject({
    message: z.array(z.looseObject({ key: z.string().nullish(), value: z.string().nullish() })).min(1),
  }),
]);

/** F is a forecast. */
const STATUS: Readonly<Record<string, readonly FigureStatus[]>> = {
  E: ["ESTIMATED"],
  P: ["PROVISIONAL"],
  F: ["ESTIMATED", "PROVISIONAL"],
};

/**
 * Series code: `<indicator>.<ISO3>`. Where `countryiso3code` is empty (the monthly monitor), `country.id` holds the alpha-3. Dates are
 * `2024M12` in the monthly monitor, `2024` in the indicators. Newest first upstream. A first page of several is not the whole.
 */
export const decodeWorldBank = (body: unknown): SeriesBatch => {
  const refusal = Refusal.safeParse(body);
  if (refusal.success) {
    const [{ message }] = refusal.data;
    const words = [message[0]!.key, message[0]!.value].filter(Boolean).join(": ");
    throw new CodedError("UPSTREAM_REFUSED", `world-bank: ${words || "no reason given"}`, {
      source: SOURCE,
      retryable: false,
    });
  }
  const [page, rows] = readAnswer(body);
  if (page.pages > 1) throw badData(SOURCE, "pages", "one page", page.pages);
  const publishedAt = page.lastupdated ? upstreamInstant(SOURCE, "0.lastupdated", page.lastupdated) : null;
  const grouped = new Map<string, { row: Row; index: number }[]>();
  for (const [index, row] of rows.entries()) {
    const code = `${row.indicator.id}.${row.countryiso3code || row.country.id}`;
    const list = grouped.get(code);
    if (list) list.push({ row, index });
    else grouped.set(code, [{ row, index }]);
  }
  return seriesEach(
    SOURCE,
    [...grouped],
    ([code]) => code,
    ([code, list]) => {
      const observations = list.map(({ row: { date, value, obs_status: flag }, index }) => {
        const status = ["REPORTED", ...(STATUS[flag ?? ""] ?? [])] as const;
        const period = upstreamPeriod(SOURCE, `1.${index}.date`, date);
        return observation(SOURCE, `1.${index}.value`, period, value, [null, ""], status);
      });
      const { indicator, country } = list[0]!.row;
      const title = indicator.value && country.value ? `${indicator.value}, ${country.value}` : null;
      return { code, title, observations: ascending(SOURCE, code, observations), publishedAt };
    },
  );
};

/** Where nothing is found the rows are null or not there. */
const readAnswer = (body: unknown): readonly [z.infer<typeof Page>, readonly Row[]] => {
  const isHeaderAlone = Array.isArray(body) && body.length === 1;
  if (isHeaderAlone) return [atEdge(SOURCE, z.tuple([Page]), body)[0], []];
  const [page, rows] = atEdge(SOURCE, z.tuple([Page, z.array(Row).nullable()]), body);
  return [page, rows ?? []];
};
