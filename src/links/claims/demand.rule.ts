import type { Claim } from "../../agreements/index.js";
import type { RequestContext } from "../../kernel/index.js";
import { Unit } from "../../kernel/index.js";
import { distinctCaveats, linkCaveat } from "../caveats.js";
import type { SteelDependence } from "../dependence.type.js";
import type { Sourced } from "../figures.js";
import { combine } from "../figures.js";
import type { ImportsDeps } from "./imports.rule.js";
import { aboutOf, finding } from "./imports.rule.js";
import { scopesOf } from "./import-scopes.js";
import type { Stated } from "./judge.js";
import type { Finding, Measured } from "./measured.js";
import { highest, lowest, untestable } from "./measured.js";

const YEARS_BACK = 10;
const STEEL_BASKETS: readonly (string | null)[] = [null, "STEEL", "STEEL_EXCL_SCRAP"];
const NO_IDS = (): readonly string[] => [];
const BASIS = "crude steel equivalent";

/** Demand, or the gap that supply leaves: against what was used, against use less production, and against imports. */
export const demandStated = async (
  deps: ImportsDeps,
  claim: Claim,
  stated: Stated,
  context: RequestContext,
): Promise<Finding> => {
  const about = aboutOf(claim, deps.reference);
  if (typeof about === "string") return untestable(about);
  const code = claim.quantity!.unit.code;
  if (code !== "t") return untestable(`Use is held in t, the statement is in ${code}.`);
  if (!STEEL_BASKETS.includes(claim.basket)) return untestable("Apparent use is held of steel only.");
  const { until, country } = about;
  const [from, to] = [String(until.year - YEARS_BACK), String(until.year)];
  const asked = { ...about, flow: "IMPORT", measure: "weight", named: null } as const;
  const [rows, imports] = await Promise.all([
    deps.dependence.yearly(country, { from, to, castContinuously: 1 }, context),
    scopesOf(deps.trade, about.goods[0]!, asked, context),
  ]);
  const use = points(rows, ({ apparentConsumption: figure }) => ({ figure, ids: NO_IDS }));
  const gap = points(rows, gapOf);
  const scopes = [
    ...yearScopes("apparent-use", `Apparent steel use, ${BASIS}`, use),
    ...yearScopes("use-less-production", `Apparent use less the production derived from it, ${BASIS}`, gap),
    ...imports.map((scope) => ({ ...scope, name: `Imports: ${scope.name}, in tonnes of products` })),
  ];
  const caveats = use.length > 0 ? distinctCaveats(rows.flatMap((row) => row.caveats)) : [];
  return finding(scopes, stated, "MEASURE", until, [linkCaveat("links.gap-reading"), ...caveats]);
};

interface Point extends Sourced {
  readonly year: string;
}

const points = (rows: readonly SteelDependence[], of: (row: SteelDependence) => Sourced): readonly Point[] =>
  rows.map((row) => ({ ...of(row), year: row.period })).filter(({ figure }) => figure.value !== null);

const gapOf = ({ apparentConsumption, production }: SteelDependence): Sourced => {
  const ids = () => production.derivation?.inputs ?? [];
  const figure = combine(
    [
      { figure: apparentConsumption, ids: NO_IDS },
      { figure: production, ids },
    ],
    Unit.TONNE,
    { formula: "apparent use − production", senseless: "No gap." },
    (used, made) => used - made,
  );
  return { figure, ids };
};

const yearScopes = (id: string, name: string, all: readonly Point[]): readonly Measured[] => {
  const last = all.at(-1);
  if (!last) return [];
  const five = all.slice(-5);
  const amount = ({ figure }: Point) => figure.value!;
  return [
    {
      id: `${id}.five-years`,
      name: `${name}, the last ${five.length} years held`,
      period: `${five[0]!.year}/${last.year}`,
      low: lowest(five, amount),
      high: highest(five, amount),
    },
    { id: `${id}.last-year`, name: `${name}, the last year held`, period: last.year, low: last, high: last },
  ];
};
