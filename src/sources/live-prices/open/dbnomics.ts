import { z } from "zod";
import type { UpstreamRequest } from "../../../http/index.js";
import type { Frequency } from "../../../kernel/index.js";
import { DBNOMICS } from "../../dbnomics/record.js";
import { dbnomicsRequest } from "../../dbnomics/request.js";
import { atEdge } from "../../edge.js";
import { upstreamInstant } from "../../series-answer.js";
import type { Described, OpenId, OpenIds } from "../open-ids.js";
import { askAbout, termsUnknown } from "../open-ids.js";
import { NO_UNIT, unitOfText } from "../unit-text.js";

const SOURCE = "dbnomics";
/** Provider, dataset, series. A comma would be two series; a name of dots alone a way out of the path. */
const ID = /^dbnomics:([A-Za-z0-9_-]{1,40})\/([A-Za-z0-9_.:@-]{1,80})\/([A-Za-z0-9_.:@+=~-]{1,160})$/;

const parse = (id: string): OpenId | null => {
  const [, provider, dataset, series] = ID.exec(id) ?? [];
  if (!provider || !dataset || !series || [dataset, series].some((part) => /^\.+$/.test(part))) return null;
  const code = `${provider}/${dataset}/${series}`;
  return { id: `dbnomics:${code}`, code, url: `https://db.nomics.world/${code}` };
};

/** The words alone, without figures. */
const request = ({ code }: OpenId): UpstreamRequest<"json"> => {
  const { query, ...rest } = dbnomicsRequest([code]);
  return { ...rest, query: { ...query, observations: "0" }, as: "json" };
};

const Answer = z.looseObject({
  errors: z.array(z.looseObject({ message: z.string().nullish() })).nullish(),
  series: z
    .looseObject({
      docs: z.array(
        z.looseObject({
          provider_code: z.string(),
          dataset_code: z.string(),
          series_code: z.string(),
          "@frequency": z.string().nullish(),
          series_name: z.string().nullish(),
          dataset_name: z.string().nullish(),
          indexed_at: z.string().nullish(),
        }),
      ),
    })
    .nullish(),
});
const FREQUENCY: Readonly<Record<string, Frequency>> = {
  monthly: "MONTHLY",
  quarterly: "QUARTERLY",
  annual: "ANNUAL",
};

const read = (open: OpenId, body: unknown): Described => {
  const { errors, series } = atEdge(SOURCE, Answer, body);
  const doc = series?.docs.find((one) => `${one.provider_code}/${one.dataset_code}/${one.series_code}` === open.code);
  if (!doc) return { unknown: (errors ?? []).flatMap(({ message }) => message ?? []).join(" ") || "0 series found" };
  const frequency = FREQUENCY[doc["@frequency"] ?? ""];
  if (!frequency) return { finer: doc["@frequency"] ?? "of no stated frequency" };
  const title = [doc.series_name, doc.dataset_name].filter(Boolean).join(" – ") || open.id;
  const unit = unitOfText(/((?:19|20)\d{2}(?:-\d{2})?\s*=\s*100)/.exec(title)?.[1] ?? null);
  return {
    about: {
      title: `${title} (${open.code.split("/")[0]}, through DBnomics)`,
      frequency,
      ...(unit.kind === "INDEX" ? unit : { kind: "MACRO" as const, unit: NO_UNIT, basePeriod: null }),
      seasonallyAdjusted: false,
      publishedAt: doc.indexed_at ? upstreamInstant(SOURCE, "series.docs.0.indexed_at", doc.indexed_at) : null,
      licence: termsUnknown(DBNOMICS),
    },
  };
};

export const dbnomicsIds: OpenIds = {
  parse,
  groupOf: () => "",
  dataset: "DBnomics, mirrored",
  guess: "MONTHLY",
  requests: (open) => [request(open)],
  ask: (upstream, open, send) =>
    askAbout(
      SOURCE,
      upstream,
      request(open),
      send,
      ({ body }) => read(open, body),
      /not found|\(404\)|does not exist/i,
    ),
};
