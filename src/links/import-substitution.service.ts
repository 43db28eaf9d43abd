import type { Facility } from "../agreements/index.js";
import type { Caveat, Figure, RequestContext, SourceCatalogue } from "../kernel/index.js";
import { badInput, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeService } from "../trade/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import { isPartial, whyMissing } from "./figures.js";
import type { Sourced } from "./figures.js";
import type { FlowPoint } from "./flows.js";
import { loadFlow } from "./flows.js";
import { checkSubstitution, coverageOf, outputOf, supposed } from "./import-substitution.js";
import { Assumption, ImportSubstitution } from "./import-substitution.type.js";
import { coefficientFigure, CRUDE_TO_PRODUCTS } from "./yields.js";

export interface SubstitutionArgs {
  readonly basket: string;
  readonly capacityTonnes?: number | null;
  readonly utilisation: number;
  readonly productYield?: number | null;
  readonly from: string;
  readonly to: string;
}

const STEEL = "STEEL";
const TONNES_A_YEAR = Unit.of("t/yr");
const RUNNING: readonly string[] = ["OPERATING", "OPERATING_PRE_RETIREMENT"];
export const isRunning = ({ status }: Facility): boolean => RUNNING.includes(status);
const thousands = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** The plant's capacity in crude steel: given by the asker, or nominal after the highest-ranking register. */
export const capacityOf = (facility: Facility, given: number | null): Sourced => ({
  figure: given === null ? facility.capacity.nominal : supposed(given, TONNES_A_YEAR),
  ids: () => [facility.id],
});

export class ImportSubstitutionService {
  constructor(
    private readonly trade: TradeService,
    private readonly reference: Reference,
    private readonly sources: SourceCatalogue,
  ) {}

  /** Throws CODE_UNKNOWN and BAD_USER_INPUT naming the argument. */
  async yearly(
    facility: Facility,
    args: SubstitutionArgs,
    context: RequestContext,
  ): Promise<readonly ImportSubstitution[]> {
    const { utilisation } = args;
    const [given, givenYield] = [args.capacityTonnes ?? null, args.productYield ?? null];
    checkSubstitution(given, utilisation, givenYield);
    const basket = this.reference.basket(args.basket, "basket");
    if (!this.reference.overlap(basket.id, STEEL))
      throw badInput("basket", "a basket that holds steel products, such as STEEL or STEEL_FLAT", args.basket);
    const flow = await loadFlow(
      this.trade,
      {
        reporters: [facility.record.country],
        commodities: [basket.id],
        flow: "IMPORT",
        from: args.from,
        to: args.to,
        frequency: "ANNUAL",
      },
      context,
    );
    const capacity = capacityOf(facility, given);
    const productYield =
      givenYield === null ? coefficientFigure(CRUDE_TO_PRODUCTS, this.sources) : supposed(givenYield, Unit.FRACTION);
    const output = outputOf(capacity, utilisation, productYield);
    const assumptions = assumptionsOf(facility, capacity.figure, given, utilisation, givenYield);
    const general = [...standing(facility, basket.codes, given, givenYield, this.reference), ...flow.selection.caveats];
    return flow.points.map((point) => yearOf(point, output, assumptions, general));
  }
}

const yearOf = (
  { period, weight, value, ids }: FlowPoint,
  output: Sourced,
  assumptions: readonly Assumption[],
  general: readonly Caveat[],
): ImportSubstitution => {
  const coverage = coverageOf(output, { figure: weight, ids });
  const exceeds = coverage.value === null ? null : coverage.value > 1;
  return new ImportSubstitution({
    period: period.text,
    output: output.figure,
    imports: weight,
    coverage,
    exceedsImports: exceeds,
    importBill: value,
    assumptions,
    caveats: distinctCaveats([
      ...(exceeds ? [linkCaveat("links.exceeds-imports")] : []),
      ...(isPartial(weight) ? [linkCaveat("links.imports-incomplete")] : []),
      ...general,
    ]),
  });
};

const assumptionsOf = (
  facility: Facility,
  capacity: Figure,
  given: number | null,
  utilisation: number,
  givenYield: number | null,
): readonly Assumption[] => {
  const [provenance] = given === null ? capacity.provenance : [];
  return [
    new Assumption({
      id: "capacity",
      text:
        given !== null
          ? "Crude steel capacity a year, as given in the question."
          : capacity.missing
            ? `No crude steel capacity is known of ${facility.name}. ${whyMissing(capacity)}`
            : `Nominal crude steel capacity a year of ${facility.name}, after the highest-ranking register that states one.`,
      value: capacity.value,
      unit: TONNES_A_YEAR,
      citation: provenance ? [provenance.dataset, provenance.url].filter((part) => part).join(", ") : null,
    }),
    new Assumption({
      id: "utilisation",
      text: "Part of the capacity in use.",
      value: utilisation,
      unit: Unit.FRACTION,
      citation: null,
    }),
    new Assumption({
      id: CRUDE_TO_PRODUCTS.id,
      text:
        givenYield === null
          ? `${CRUDE_TO_PRODUCTS.meaning}.`
          : "Yield from crude steel to products, as given in the question.",
      value: givenYield ?? CRUDE_TO_PRODUCTS.value,
      unit: Unit.FRACTION,
      citation: givenYield === null ? CRUDE_TO_PRODUCTS.citation : null,
    }),
  ];
};

/** What holds for every year. */
const standing = (
  facility: Facility,
  codes: readonly string[],
  given: number | null,
  givenYield: number | null,
  reference: Reference,
): readonly Caveat[] => {
  const steel = reference.codesOf(STEEL);
  const others = codes.filter((code) => !steel.some((part) => code.startsWith(part)));
  const { status, products } = facility;
  return [
    linkCaveat("links.not-a-saving"),
    linkCaveat("links.nominal-capacity"),
    ...(isRunning(facility) ? [] : [linkCaveat("links.plant-not-operating", `Its state in the register: ${status}.`)]),
    ...(givenYield === null ? [linkCaveat("links.yield")] : [linkCaveat("links.yield-given")]),
    linkCaveat("links.product-mix", products.length > 0 ? `It made ${products.join(", ")}.` : ""),
    ...(others.length > 0 ? [linkCaveat("links.basket-holds-inputs", `Beyond STEEL: ${others.join(", ")}.`)] : []),
    ...disputedCapacity(facility, given),
  ];
};

/** Every other number somebody states, with the id of the statement. */
export const disputedCapacity = (facility: Facility, given: number | null): readonly Caveat[] => {
  const { nominal, claims } = facility.capacity;
  const used = given ?? nominal.value;
  const stated = claims.flatMap(({ id, quantity }) => {
    const number = quantity?.value ?? quantity?.high ?? quantity?.low ?? null;
    return number === null || number === used ? [] : [`${thousands.format(number)} t/yr (${id})`];
  });
  const register =
    given !== null && nominal.value !== null && nominal.value !== given
      ? [`${thousands.format(nominal.value)} t/yr (nominal, ${facility.id})`]
      : [];
  const all = [...register, ...stated];
  return all.length > 0 ? [linkCaveat("links.capacity-disputed", `${all.join("; ")}.`)] : [];
};
