import type { Claim } from "../../agreements/index.js";
import type { Caveat, RequestContext } from "../../kernel/index.js";
import { Period } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { TradeService } from "../../trade/index.js";
import { linkCaveat } from "../caveats.js";
import { CRUDE_TO_PRODUCTS } from "../yields.js";
import { capacityOf } from "../import-substitution.service.js";
import { coverageOf, outputOf } from "../import-substitution.js";
import type { Sourced } from "../figures.js";
import type { ScopeGoods } from "./import-scopes.js";
import { scopesOf } from "./import-scopes.js";
import type { Mode, Stated } from "./judge.js";
import type { Finding, Measured } from "./measured.js";
import { judged, untestable } from "./measured.js";
import { periodNamed } from "./quote.js";

export interface ImportsDeps {
  readonly trade: TradeService;
  readonly reference: Reference;
}

/** What people mean by "steel" differs: a statement on STEEL is tested on its neighbours too, each under its own name. */
const goodsOf = (basketId: string, reference: Reference): readonly ScopeGoods[] => {
  const named = (id: string): ScopeGoods => ({ id, name: reference.basket(id).name, commodities: [id] });
  if (basketId !== "STEEL") return [named(basketId)];
  return [
    named("STEEL"),
    named("STEEL_EXCL_SCRAP"),
    {
      id: "STEEL_EXCL_SCRAP+STEEL_SCRAP",
      name: "Iron and steel with scrap",
      commodities: ["STEEL_EXCL_SCRAP", "STEEL_SCRAP"],
    },
  ];
};

interface About {
  readonly country: string;
  readonly until: Period;
  readonly goods: readonly ScopeGoods[];
}

const aboutOf = (claim: Claim, reference: Reference): About | string => {
  const country = claim.countryCode ?? claim.facility?.record.country ?? null;
  if (country === null) return "The record names no country whose trade it is about.";
  if (claim.statedOn.date === null) return "It is not known when it was said, so no years can be set against it.";
  return {
    country,
    until: Period.parse(claim.statedOn.date.slice(0, 7)),
    goods: goodsOf(claim.basket ?? "STEEL", reference),
  };
};

/** Quantity or value of a country's imports or exports. */
export const tradeAmount = async (
  { trade, reference }: ImportsDeps,
  claim: Claim,
  stated: Stated,
  flow: "IMPORT" | "EXPORT",
  context: RequestContext,
): Promise<Finding> => {
  const about = aboutOf(claim, reference);
  if (typeof about === "string") return untestable(about);
  const code = claim.quantity!.unit.code;
  if (code !== "USD" && code !== "t")
    return untestable(`Trade is held in USD and t, the statement is in ${code}; no rate is chosen for it.`);
  const measure = code === "USD" ? ("value" as const) : ("weight" as const);
  const asked = { ...about, flow, measure, named: periodNamed(claim.quote, about.until) };
  const scopes = await Promise.all(about.goods.map((goods) => scopesOf(trade, goods, asked, context)));
  return finding(scopes.flat(), stated, "MEASURE", about.until);
};

/** Share of imports that a plant's output would replace: nominal capacity at full use, with the stated yield, over each scope's imports. */
export const importShare = async (
  { trade, reference }: ImportsDeps,
  claim: Claim,
  stated: Stated,
  context: RequestContext,
): Promise<Finding> => {
  const about = aboutOf(claim, reference);
  if (typeof about === "string") return untestable(about);
  const { facility } = claim;
  if (!facility) return untestable("The record names no plant, so there is no output to set against imports.");
  const output = outputOf(capacityOf(facility, null), 1, CRUDE_TO_PRODUCTS.value);
  const asked = { ...about, flow: "IMPORT", measure: "weight", named: null } as const;
  const scopes = await Promise.all(about.goods.map((goods) => scopesOf(trade, goods, asked, context)));
  const covered = scopes.flat().map((scope): Measured => ({
    ...scope,
    name: `${scope.name}; nominal capacity at full use`,
    low: covering(output, scope.high),
    high: covering(output, scope.low),
  }));
  return finding(covered, stated, "ATTAINABLE", about.until, [
    linkCaveat("links.attainable"),
    linkCaveat("links.yield"),
    linkCaveat("links.not-a-saving"),
  ]);
};

const covering = (output: Sourced, imports: Sourced): Sourced => ({
  figure: coverageOf(output, imports),
  ids: () => [...new Set([...output.ids(), ...imports.ids()])],
});

const finding = (
  scopes: readonly Measured[],
  stated: Stated,
  mode: Mode,
  until: Period,
  caveats: readonly Caveat[] = [],
): Finding => {
  const held = scopes.filter(({ low }) => low.figure.value !== null);
  const lastYear = Math.max(...held.map(({ period }) => Number(/(\d{4})[^/]*$/.exec(period ?? "")?.[1] ?? 0)));
  return {
    ranges: scopes.map((scope) => judged(scope, stated, mode)),
    caveats: [
      ...caveats,
      ...(scopes.length > 1 ? [linkCaveat("links.related-goods")] : []),
      ...(held.some(({ id }) => id.endsWith(".annualised-months")) ? [linkCaveat("links.annualised")] : []),
      ...(held.length > 0 && lastYear < until.year - 1
        ? [linkCaveat("links.statistics-end", `They end in ${lastYear}, it was said in ${until.text}.`)]
        : []),
    ],
    ...(held.length === 0
      ? { reason: "No source in use holds figures of these goods in the years before the statement." }
      : {}),
  };
};
