import { Figure, Unit } from "../kernel/index.js";
import type { SourceCatalogue } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { parameters } from "./figures.js";
import { inputNeeds, SteelRoute } from "./inputs.js";
import { totalOf } from "./scenario.balance.js";
import type { YearContext } from "./scenario.product.js";
import { productOf } from "./scenario.product.js";
import type { YieldedProduct } from "./scenario.reference.js";
import { ScenarioReference, ScenarioYearLeftOut } from "./scenario.type.js";
import type { RunYear } from "./scenario.js";
import { ScenarioInputNeed, ScenarioYear } from "./scenario-year.type.js";

export const referenceOf = (of: YieldedProduct): ScenarioReference =>
  new ScenarioReference({
    ...of.product,
    imports: of.imports.figure,
    unitValue: of.unitValue.figure,
    productYield: of.productYield,
    yearsUsed: of.used,
    yearsLeftOut: of.leftOut.map((one) => new ScenarioYearLeftOut(one)),
  });

export const yearOf = ({ year, utilisation }: RunYear, context: YearContext): ScenarioYear => {
  const crude = crudeOf(context.capacity, utilisation);
  const products = context.products.map((product) => productOf(product, crude, context, utilisation));
  return new ScenarioYear({
    year,
    utilisation,
    crudeSteel: crude.figure,
    total: totalOf(products, [crude, ...context.products.map(({ imports }) => imports)]),
    products,
    inputNeeds: Object.values(SteelRoute).flatMap((route) => needsOf(crude, route, context.sources)),
  });
};

const crudeOf = (capacity: Sourced, utilisation: number): Sourced => {
  const { figure, ids } = capacity;
  const { missing, value } = figure;
  if (missing) return { figure: Figure.missing(Unit.TONNE, missing.reason, missing.detail), ids };
  const crude = Figure.derived(value! * utilisation, Unit.TONNE, {
    formula: "capacity × utilisation",
    inputs: [figure],
    inputIds: ids,
    parameters: parameters({ "capacity, t of crude steel a year": value!, utilisation }),
  });
  return { figure: crude, ids };
};

const needsOf = (crude: Sourced, route: SteelRoute, sources: SourceCatalogue): readonly ScenarioInputNeed[] =>
  inputNeeds(crude, route, sources).map(
    ({ coefficient: { id, meaning, citation, url, year }, coefficientFigure, need }) =>
      new ScenarioInputNeed({
        route,
        id,
        material: meaning,
        need,
        coefficient: coefficientFigure,
        citation,
        url,
        year: year ?? null,
      }),
  );
