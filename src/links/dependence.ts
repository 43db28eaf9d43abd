import { badInput, Figure, Unit } from "../kernel/index.js";
import { importDependency, selfSufficiency } from "../trade/index.js";
import type { Sourced } from "./figures.js";
import { combine, idsOf, isPartial, parameters } from "./figures.js";
import type { Coefficient } from "./yields.js";
import { crudeSteelFactor, CRUDE_TO_PRODUCTS } from "./yields.js";

/** Tonnes of crude steel behind a tonne of products. Throws BAD_USER_INPUT by name. */
export const crudeEquivalentFactor = (castContinuously: number): Coefficient => {
  if (!(castContinuously >= 0 && castContinuously <= 1))
    throw badInput("castContinuously", "a fraction from 0 to 1", castContinuously);
  return {
    id: "crude-equivalent-factor",
    value: crudeSteelFactor(castContinuously),
    unit: "t of crude steel ÷ t of products",
    meaning: `Crude steel behind products, ${castContinuously} of it cast continuously`,
    citation: CRUDE_TO_PRODUCTS.citation,
    url: CRUDE_TO_PRODUCTS.url,
    year: CRUDE_TO_PRODUCTS.year,
  };
};

/** Products in crude steel equivalent: ESTIMATED, because one factor stands for all shapes. */
export const inCrudeSteel = (products: Sourced, factor: Figure, of: Coefficient): Sourced => {
  const { figure, ids } = products;
  const { missing, value } = figure;
  if (missing) return { figure: Figure.missing(Unit.TONNE, missing.reason, missing.detail), ids };
  const crude = Figure.derived(value! * of.value, Unit.TONNE, {
    formula: "products × factor, factor = 1.3 ÷ (1 + 0.175 c)",
    inputs: [figure, factor],
    inputIds: ids,
    status: ["ESTIMATED"],
    parameters: parameters({ "products, t": value!, ...stated(of) }),
  });
  return { figure: crude, ids };
};

/** The factor with whose it is, for every figure that it went into. */
const stated = (of: Coefficient): Readonly<Record<string, string | number>> => ({
  [`factor, ${of.unit}`]: of.value,
  "c, as supposed": of.meaning,
  "source of the factor": of.citation,
});

export interface Balance {
  readonly consumption: Sourced;
  readonly imports: Sourced;
  readonly exports: Sourced;
}

/** Apparent use − imports + exports: the definition of apparent use, solved for production. */
export const productionOf = ({ consumption, imports, exports }: Balance, factor: Coefficient): Figure => {
  const parts = [consumption, imports, exports];
  const absent = parts.map(({ figure }) => figure.missing).find((missing) => missing !== null);
  if (absent) return Figure.missing(Unit.TONNE, absent.reason, absent.detail);
  if (parts.some(({ figure }) => isPartial(figure)))
    return Figure.missing(Unit.TONNE, "NOT_COMPARABLE", "A part of the year is missing on one side of the balance.");
  const [used, bought, sold] = parts.map(({ figure }) => figure.value!) as [number, number, number];
  const made = used - bought + sold;
  const numbers = {
    "apparent use, t of crude steel equivalent": used,
    "imports, t of crude steel equivalent": bought,
    "exports, t of crude steel equivalent": sold,
  };
  if (made < 0)
    return Figure.missing(
      Unit.TONNE,
      "NOT_COMPARABLE",
      `Apparent use ${tonnes(used)} − imports ${tonnes(bought)} + exports ${tonnes(sold)} is below 0: the table and the factor do not fit each other here.`,
    );
  return Figure.derived(made, Unit.TONNE, {
    formula: "apparent use − imports + exports, all in crude steel equivalent",
    inputs: parts.map(({ figure }) => figure),
    inputIds: () => idsOf(parts),
    parameters: parameters({ ...numbers, ...stated(factor) }),
  });
};

const tonnes = (amount: number): string => `${Math.round(amount).toLocaleString("en-US")} t`;

const overUse = (
  part: Sourced,
  consumption: Sourced,
  name: string,
  factor: Coefficient,
  ratio: typeof importDependency,
): Figure =>
  combine(
    [part, consumption],
    Unit.FRACTION,
    {
      formula: `${name} ÷ apparent use, both in crude steel equivalent`,
      senseless: "Apparent use is not above 0.",
      parameters: parameters({
        [`${name}, t of crude steel equivalent`]: part.figure.value ?? "missing",
        "apparent use, t of crude steel equivalent": consumption.figure.value ?? "missing",
        ...stated(factor),
      }),
    },
    ratio,
  );

export const importDependencyOf = ({ imports, consumption }: Balance, factor: Coefficient): Figure =>
  overUse(imports, consumption, "imports", factor, importDependency);

export const selfSufficiencyOf = (production: Sourced, { consumption }: Balance, factor: Coefficient): Figure =>
  overUse(production, consumption, "production", factor, selfSufficiency);
