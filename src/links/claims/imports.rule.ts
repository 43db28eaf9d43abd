import type { Claim } from "../../agreements/index.js";
import type { Caveat, Figure, RequestContext, SourceCatalogue } from "../../kernel/index.js";
import { Period, Unit } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { TradeService } from "../../trade/index.js";
import { linkCaveat } from "../caveats.js";
import { coefficientFigure, CRUDE_TO_PRODUCTS } from "../yields.js";
import type { DependenceService } from "../dependence.service.js";
import { capacityOf, disputedCapacity } from "../import-substitution.service.js";
import { coverageOf, outputOf, supposed } from "../import-substitution.js";
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
  readonly sources: SourceCatalogue;
  readonly dependence: DependenceService;
}

const WITH_SCRAP: ScopeGoods = {
  id: "STEEL_EXCL_SCRAP+STEEL_SCRAP",
  name: "Iron and steel with scrap",
  commodities: ["STEEL_EXCL_SCRAP", "STEEL_SCRAP"],
};

/** What people mean by "steel" or "scrap" differs: such a statement is tested on its neighbours too, each under its own name. */
const goodsOf = (basketId: string, reference: Reference): readonly ScopeGoods[] => {
  const named = (id: string): ScopeGoods => ({ id, name: reference.basket(id).name, commodities: [id] });
  if (basketId === "STEEL") return [named("STEEL"), named("STEEL_EXCL_SCRAP"), WITH_SCRAP];
  if (basketId === "STEEL_EXCL_SCRAP" || basketId === "STEEL_SCRAP") return [named(basketId), WITH_SCRAP];
  return [named(basketId)];
};

export interface About {
  readonly country: string;
  readonly until: Period;
  readonly goods: readonly ScopeGoods[];
}

export const aboutOf = (claim: Claim, reference: Reference): About | string => {
  const country = claim.countryCode ?? claim.facility?.record.country ?? null;
  if (country === null) return "The record names no country whose trade it is about.";
  if (claim.statedOn.date === null) return "It is not known when it was said, so no years can be set against it.";
  return {
    country,
    until: Period.parse(claim.statedOn.date.slice(0, 7)),
    goods: goodsOf(claim.basket ?? "STEEL", reference),
  };
};

/** Money that would not be spent is no money that was spent. */
const SAVING = /\bsav(?:e|es|ed|ing|ings)\b/i;

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
  if (SAVING.test(claim.quote))
    return untestable(
      "A saving is the imports avoided less what their replacement costs; no source in use holds costs of plants and projects.",
    );
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
  { trade, reference, sources }: ImportsDeps,
  claim: Claim,
  stated: Stated,
  context: RequestContext,
): Promise<Finding> => {
  const about = aboutOf(claim, reference);
  if (typeof about === "string") return untestable(about);
  const { facility } = claim;
  if (!facility) return untestable("The record names no plant, so there is no output to set against imports.");
  const capacity = capacityOf(facility, null);
  const asked = { ...about, flow: "IMPORT", measure: "weight", named: null } as const;
  const scopes = await Promise.all(about.goods.map((goods) => scopesOf(trade, goods, asked, context)));
  const inCrude = { ...IN_CRUDE, productYield: coefficientFigure(CRUDE_TO_PRODUCTS, sources) };
  const over = (basis: Basis, list: readonly Measured[]): readonly Measured[] => {
    const output = outputOf(capacity, 1, basis.productYield);
    return list.map((scope) => ({
      ...scope,
      id: `${scope.id}${basis.id}`,
      name: `${scope.name}; ${basis.name}`,
      low: covering(output, scope.high),
      high: covering(output, scope.low),
    }));
  };
  // The second reading for the goods that the statement itself names, not for their neighbours.
  const covered = [...over(inCrude, scopes.flat()), ...over(IN_PRODUCTS, scopes[0] ?? [])];
  return finding(covered, stated, "ATTAINABLE", about.until, [
    linkCaveat("links.attainable"),
    linkCaveat("links.yield"),
    linkCaveat("links.not-a-saving"),
    ...disputedCapacity(facility, null),
  ]);
};

interface Basis {
  readonly id: string;
  readonly name: string;
  readonly productYield: Figure;
}
const IN_CRUDE = { id: "", name: "nominal capacity in crude steel, at full use" } as const;
const IN_PRODUCTS: Basis = {
  id: ".as-products",
  name: "nominal capacity taken as products, at full use",
  productYield: supposed(1, Unit.FRACTION),
};

const covering = (output: Sourced, imports: Sourced): Sourced => ({
  figure: coverageOf(output, imports),
  ids: () => [...new Set([...output.ids(), ...imports.ids()])],
});

export const finding = (
  scopes: readonly Measured[],
  stated: Stated,
  mode: Mode,
  until: Period,
  caveats: readonly Caveat[] = [],
): Finding => {
  const held = scopes.filter(({ low }) => low.figure.value !== null);
  const lastYears = held.filter(({ id }) => id.includes(".last-year")).map(({ period }) => Number(period));
  const lastYear = Math.min(...lastYears);
  const number = stated.value ?? stated.high ?? stated.low ?? NaN;
  return {
    ranges: scopes.map((scope) => judged(scope, stated, mode)),
    between: held.some(({ high }) => high.figure.value! < number) && held.some(({ low }) => low.figure.value! > number),
    caveats: [
      ...caveats,
      ...(scopes.length > 1 ? [linkCaveat("links.related-goods")] : []),
      ...(held.some(({ id }) => id.endsWith(".annualised-months")) ? [linkCaveat("links.annualised")] : []),
      ...(lastYear < until.year - 1
        ? [linkCaveat("links.statistics-end", `Whole years end with ${lastYear}; it was said in ${until.text}.`)]
        : []),
    ],
    ...(held.length === 0
      ? { reason: "No source in use holds figures of these goods in the years before the statement." }
      : {}),
  };
};
