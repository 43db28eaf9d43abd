import { PAGE_DEFAULT, Period } from "../../kernel/index.js";
import type { Frequency } from "../../kernel/index.js";

/** What the fields above say about the size of the lists below. */
export interface CostScope {
  /** Page size of the connection that is being entered. */
  readonly page: number | null;
  readonly periods: number;
  readonly reporters: number;
  readonly partners: number;
  readonly commodities: number;
}

/** Partners of a country in the trade tables at most: about 250 codes. */
const ALL_PARTNERS = 250;
/** A list that no argument bounds: parties, signatures, claims, sources of a figure. Few in fact, never thousands. */
const UNBOUNDED = 10;
/** A published figure has one source and no parameters; counted as ten, a page of prices with its sources would be refused. */
const NOTES_OF_A_FIGURE = 1;

/** The most that `shareShift(top:)` takes. */
const MOVERS = 50;

/** Six-digit codes of the chapters that earlier editions are held of, with the counterparts of those that were split. */
const CODES_OF_HELD_CHAPTERS = 400;

/** Suppliers that a scenario lists where not said otherwise. */
const SUPPLIERS = 10;
/** Three raw materials for each of two routes. */
const INPUT_NEEDS = 6;

export const ROOT_SCOPE: CostScope = { page: null, periods: 1, reporters: 1, partners: ALL_PARTNERS, commodities: 1 };

type Args = Readonly<Record<string, unknown>>;

const atLeastOne = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? Math.max(1, Math.floor(value)) : null;
const lengthOf = (value: unknown): number | null => (Array.isArray(value) ? Math.max(1, value.length) : null);

const periodsOf = (args: Args): number | null => {
  const { from, to, frequency } = args;
  if (typeof from !== "string" || typeof to !== "string") return null;
  try {
    const [start, end] = [Period.parse(from), Period.parse(to)];
    const perPeriod: Record<Frequency, number> = { ANNUAL: 12, QUARTERLY: 3, MONTHLY: 1 };
    // A frequency that may be given and is not: as published, at worst by month. One that cannot be given: that of the window.
    const step = "frequency" in args ? (perPeriod[frequency as Frequency] ?? 1) : start.lengthMonths;
    return Math.max(1, Math.ceil((end.endMonthIndex - start.startMonthIndex) / step));
  } catch {
    return null; // A period that cannot be read is refused by its own field.
  }
};

/** A scenario's lists are as long as its input says: years of operation, products, suppliers. */
const scenarioOf = ({ input }: Args): Pick<CostScope, "periods" | "commodities" | "partners"> | null => {
  if (typeof input !== "object" || input === null) return null;
  const { utilisationByYear, rampYears, mix, topSuppliers } = input as Args;
  return {
    periods: lengthOf(utilisationByYear) ?? atLeastOne(rampYears) ?? 1,
    commodities: lengthOf(mix) ?? 1,
    partners: atLeastOne(topSuppliers) ?? SUPPLIERS,
  };
};

/** The scope of what is below a field with these arguments. */
export const scopeOf = (args: Args, outer: CostScope): CostScope => {
  const named = lengthOf(args["codes"]) ?? lengthOf(args["ids"]);
  const page = "first" in args ? (atLeastOne(args["first"]) ?? PAGE_DEFAULT) : null;
  return {
    page: page !== null && named !== null ? Math.min(page, named) : (page ?? named),
    periods: periodsOf(args) ?? outer.periods,
    reporters: lengthOf(args["reporters"]) ?? outer.reporters,
    partners: lengthOf(args["partners"]) ?? outer.partners,
    commodities: lengthOf(args["commodities"]) ?? outer.commodities,
    ...scenarioOf(args),
  };
};

const aggregateRows = (args: Args, scope: CostScope): number => {
  const by = Array.isArray(args["by"]) ? (args["by"] as unknown[]) : [args["by"]];
  const size: Record<string, number> = {
    PERIOD: scope.periods,
    REPORTER: scope.reporters,
    PARTNER: scope.partners,
    COMMODITY: scope.commodities,
  };
  const top = atLeastOne(args["top"]);
  // `top` keeps that many rows a period, and one for the rest.
  if (top !== null) return (top + 1) * (by.includes("PERIOD") ? scope.periods : 1);
  return by.reduce<number>((rows, dimension) => rows * (size[String(dimension)] ?? 1), 1);
};

/** How many items a list field can have. `scope` includes its own arguments; `page` is the size its connection was asked for. */
export const rowsOf = (parent: string, field: string, args: Args, scope: CostScope, page: number | null): number => {
  if (parent === "TradeSelection") {
    if (field === "aggregate") return aggregateRows(args, scope);
    if (field === "observations") return scope.reporters * scope.partners * scope.commodities * scope.periods;
    if (field === "outliers") return scope.reporters * scope.commodities * scope.periods;
    if (field === "editions") return scope.reporters * scope.periods;
    if (field === "concentration" || field === "unitValueVersus" || field === "terms") return scope.periods;
    return UNBOUNDED;
  }
  if (parent === "SubstitutionScenario" && field === "years") return scope.periods;
  if (parent === "SubstitutionScenario" && field === "references") return scope.commodities;
  if (parent === "SubstitutionScenario" && field === "assumptions") return 2 + 2 * scope.commodities;
  if (parent === "ScenarioYear") return field === "inputNeeds" ? INPUT_NEEDS : scope.commodities;
  if (parent === "ScenarioProduct") return scope.partners;
  if (parent === "ShareShift") return MOVERS;
  // Named partners are compared one by one, all of them as their total.
  if (parent === "PriceVolumeSplit" && field === "excluded")
    return scope.reporters * (scope.partners === ALL_PARTNERS ? 1 : scope.partners) * scope.commodities * scope.periods;
  if (field === "concordance" || parent === "BasketMembers") return CODES_OF_HELD_CHAPTERS;
  if (parent === "Figure" || parent === "Derivation") return NOTES_OF_A_FIGURE;
  const size = field === "nodes" || field === "edges" ? page : scope.page;
  if (size !== null) return size;
  return periodsOf(args) ?? UNBOUNDED;
};
