import type { Candidate } from "../kernel/index.js";
import { CodedError } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { PriceSeries } from "./price-series.type.js";
import type { PricesArgs } from "./prices.args.js";

type Filter = Partial<Pick<PricesArgs, "products" | "kinds" | "regions" | "sources" | "text" | "currency">>;

const FIT = ["EXACT", "NARROWER", "WIDER", "RELATED"] as const;
const KINDS = ["PRICE", "INDEX", "UNIT_VALUE", "FX_RATE", "MACRO"] as const;

/** Best fit to any product asked, then prices before indices, then series that go on, then by key. */
export const filterSeries = (
  all: readonly PriceSeries[],
  filter: Filter,
  reference: Reference,
): readonly PriceSeries[] => {
  const products = filter.products ? new Set<string>(filter.products) : null;
  const kinds = filter.kinds ? new Set<string>(filter.kinds) : null;
  const regions = filter.regions ? new Set(filter.regions.map((region) => regionCode(region, all, reference))) : null;
  const sources = filter.sources ? new Set(filter.sources.map((source) => sourceId(source, all))) : null;
  const currency = filter.currency?.trim().toUpperCase() ?? null;
  const words = (filter.text ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const rank = (series: PriceSeries): number =>
    Math.min(
      ...series.products.filter(({ product }) => products?.has(product)).map(({ match }) => FIT.indexOf(match)),
      FIT.length,
    );
  return all
    .filter(
      (series) =>
        (products === null || rank(series) < FIT.length) &&
        (kinds === null || kinds.has(series.kind)) &&
        (regions === null || (series.region !== null && regions.has(series.region.code))) &&
        (sources === null || sources.has(series.source.id)) &&
        (currency === null || series.currency === currency) &&
        words.every((word) => searchText(series).includes(word)),
    )
    .map((series) => ({ series, rank: rank(series) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        KINDS.indexOf(a.series.kind) - KINDS.indexOf(b.series.kind) ||
        Number(a.series.start === null) - Number(b.series.start === null) ||
        (a.series.key < b.series.key ? -1 : 1),
    )
    .map(({ series }) => series);
};

export const searchText = (series: PriceSeries): string =>
  [
    series.title,
    series.key,
    ...series.aliases,
    series.kind,
    series.region?.name ?? "",
    ...series.products.map(({ product }) => product.replaceAll("_", " ")),
  ]
    .join(" ")
    .toLowerCase();

const regionCode = (input: string, all: readonly PriceSeries[], reference: Reference): string => {
  const own = all.find(({ region }) => region?.code === input.trim().toUpperCase());
  return own?.region?.code ?? reference.country(input, "regions").code;
};

const sourceId = (input: string, all: readonly PriceSeries[]): string => {
  const known = new Map(
    all.map(({ source }): [string, Candidate] => [source.id, { code: source.id, name: source.name }]),
  );
  if (known.has(input)) return input;
  throw new CodedError(
    "CODE_UNKNOWN",
    `sources: no source of price series has the id ${JSON.stringify(input)}. There are ${[...known.keys()].sort().join(", ")}.`,
    { argument: "sources", received: input, candidates: [...known.values()] },
  );
};
