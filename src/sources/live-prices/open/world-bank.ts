import { z } from "zod";
import type { UpstreamRequest } from "../../../http/index.js";
import { Period } from "../../../kernel/index.js";
import { atEdge } from "../../edge.js";
import { upstreamInstant, upstreamPeriod } from "../../series-answer.js";
import { WORLD_BANK } from "../../world-bank/record.js";
import type { Described, OpenId, OpenIds } from "../open-ids.js";
import { askAbout, termsUnknown } from "../open-ids.js";
import { unitOfText } from "../unit-text.js";

const SOURCE = "world-bank";

/** `world-bank:SL.UEM.TOTL.ZS:PAK`; indicators of some databases have small letters and underscores. */
const ID = /^world-bank:([A-Za-z][A-Za-z0-9_]{0,40}(?:[.-][A-Za-z0-9_]{1,24}){0,8}):([A-Z]{3})$/i;

const parse = (id: string): OpenId | null => {
  const [, indicator, country] = ID.exec(id) ?? [];
  if (!indicator || !country) return null;
  const code = `${indicator}.${country.toUpperCase()}`;
  return {
    id: `world-bank:${indicator}:${country.toUpperCase()}`,
    code,
    url: `https://data.worldbank.org/indicator/${indicator}?locations=${country.toUpperCase()}`,
  };
};
const placeOf = ({ code }: OpenId) => ({ indicator: code.slice(0, -4), country: code.slice(-3) });

/** The newest row tells title and frequency. */
const request = (open: OpenId): UpstreamRequest<"json"> => {
  const { indicator, country } = placeOf(open);
  return {
    as: "json",
    path: `/v2/country/${country}/indicator/${indicator}`,
    query: { format: "json", per_page: "1" },
  };
};

const Refusal = z.tuple([
  z.looseObject({
    message: z.array(z.looseObject({ key: z.string().nullish(), value: z.string().nullish() })).min(1),
  }),
]);
const Answer = z.tuple([
  z.looseObject({ lastupdated: z.string().nullish() }),
  z
    .array(
      z.looseObject({
        date: z.string(),
        indicator: z.looseObject({ value: z.string().nullish() }),
        country: z.looseObject({ value: z.string().nullish() }),
      }),
    )
    .nullish(),
]);

const read = (open: OpenId, body: unknown): Described => {
  const refusal = Refusal.safeParse(body).data?.[0].message[0];
  if (refusal) return { unknown: [refusal.key, refusal.value].filter(Boolean).join(": ") || "no reason given" };
  const [page, rows] = atEdge(
    SOURCE,
    Answer,
    Array.isArray(body) && body.length === 1 ? [...(body as unknown[]), null] : body,
  );
  const row = rows?.[0];
  if (!row) return { unknown: "no rows for this indicator and country" };
  const title = row.indicator.value ?? open.id;
  const inBrackets = /\(([^()]*)\)\s*$/.exec(title)?.[1] ?? null;
  return {
    about: {
      title: row.country.value ? `${title}, ${row.country.value}` : title,
      frequency: upstreamPeriod(SOURCE, "1.0.date", row.date).frequency,
      ...unitOfText(inBrackets),
      seasonallyAdjusted: /seasonally adjusted|seas\. adj/i.test(title) && !/not seasonally/i.test(title),
      publishedAt: page.lastupdated ? upstreamInstant(SOURCE, "0.lastupdated", page.lastupdated) : null,
      licence: termsUnknown(WORLD_BANK),
    },
  };
};

export const worldBankIds: OpenIds = {
  parse,
  groupOf: (open, frequency) => groupOf(placeOf(open).indicator, Period.year(2000).to(frequency)),
  dataset: "World Bank Indicators API v2",
  guess: "ANNUAL",
  requests: (open) => [request(open)],
  ask: (upstream, open, send) =>
    askAbout(SOURCE, upstream, request(open), send, ({ body }) => read(open, body), /invalid value|\(404\)/i),
};

/** Dates are written after the frequency, so a call has one. */
export const groupOf = (indicator: string, { frequency }: Pick<Period, "frequency">): string =>
  `${indicator}|${frequency}`;
