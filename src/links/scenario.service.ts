import type { Facility } from "../agreements/index.js";
import type { Caveat, Figure, RequestContext, SourceCatalogue } from "../kernel/index.js";
import { badInput, Period, Unit } from "../kernel/index.js";
import type { Country, Reference } from "../reference/index.js";
import type { TradeService } from "../trade/index.js";
import { linkCaveat } from "./caveats.js";
import type { Sourced } from "./figures.js";
import { capacityOf, disputedCapacity, isRunning } from "./import-substitution.service.js";
import { supposed } from "./import-substitution.js";
import type { SubstitutionScenarioInput } from "./scenario.args.js";
import { assumptionsOf } from "./scenario.assumptions.js";
import { checkCapacity, checkTopSuppliers, runYears } from "./scenario.js";
import { limitsOf } from "./scenario.limits.js";
import { checkMix, checkYields } from "./scenario.mix.js";
import { referencesOf } from "./scenario.reference.js";
import { SubstitutionScenario } from "./scenario.type.js";
import { referenceOf, yearOf } from "./scenario.year.js";
import { coefficientFigure, CRUDE_TO_PRODUCTS } from "./yields.js";

const ALL_OF_IT = [{ product: "STEEL", share: 1 }] as const;

export class ScenarioService {
  constructor(
    private readonly trade: TradeService,
    private readonly reference: Reference,
    private readonly sources: SourceCatalogue,
  ) {}

  /** Throws BAD_USER_INPUT and CODE_* naming the argument. */
  ofFacility(facility: Facility, input: SubstitutionScenarioInput, context: RequestContext) {
    const given = input.capacityTonnes ?? null;
    if (given !== null) checkCapacity(given);
    const { status } = facility;
    return this.#scenario(
      this.reference.country(facility.record.country),
      capacityOf(facility, given),
      [
        ...(isRunning(facility)
          ? []
          : [linkCaveat("links.plant-not-operating", `Its state in the register: ${status}.`)]),
        ...disputedCapacity(facility, given),
      ],
      input,
      context,
    );
  }

  /** Throws BAD_USER_INPUT and CODE_* naming the argument. */
  async ofCountry(country: string, input: SubstitutionScenarioInput, context: RequestContext) {
    const known = this.reference.country(country, "country");
    const capacity = input.capacityTonnes ?? null;
    if (capacity === null)
      throw badInput("capacityTonnes", "tonnes of crude steel a year: no plant is named", capacity);
    checkCapacity(capacity);
    const figure = supposed(capacity, Unit.of("t/yr"));
    return this.#scenario(known, { figure, ids: () => [] }, [], input, context);
  }

  async #scenario(
    country: Country,
    capacity: Sourced,
    particular: readonly Caveat[],
    input: SubstitutionScenarioInput,
    context: RequestContext,
  ): Promise<SubstitutionScenario> {
    const { from, to } = input;
    const topSuppliers = input.topSuppliers ?? 10;
    const mix = checkMix(input.mix ?? ALL_OF_IT, this.reference);
    const yields = checkYields(input.yields ?? [], mix);
    const run = runYears({
      ...input,
      utilisation: input.utilisation ?? 1,
      referenceTo: Period.window(from, to, "ANNUAL").to.year,
    });
    checkTopSuppliers(topSuppliers);
    const commodities = mix.flatMap((part) => part.commodities);
    const selection = await this.trade.select(
      { reporters: [country.code], commodities, flow: "IMPORT", from, to, frequency: "ANNUAL" },
      context,
      { reporters: "country" },
    );
    const products = referencesOf(selection, mix).map((one) => ({
      ...one,
      productYield: this.#yieldOf(one.product.product, yields),
    }));
    const years = run.map((year) => yearOf(year, { capacity, products, topSuppliers, sources: this.sources }));
    const isGiven = (input.capacityTonnes ?? null) !== null;
    const all = { capacity: capacity.figure, isGiven, run, products, givenYields: new Set(yields.keys()) };
    return new SubstitutionScenario({
      country,
      capacity: capacity.figure,
      references: products.map(referenceOf),
      years,
      assumptions: assumptionsOf(all),
      limits: limitsOf(all, years, this.reference, [...particular, ...selection.caveats]),
    });
  }

  #yieldOf(product: string, given: ReadonlyMap<string, number>): Figure {
    const own = given.get(product);
    return own === undefined ? coefficientFigure(CRUDE_TO_PRODUCTS, this.sources) : supposed(own, Unit.FRACTION);
  }
}
