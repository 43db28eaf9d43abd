import type { RequestContext, SourceCatalogue } from "../kernel/index.js";
import { badInput, Figure, globalId, Period, Provenance, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { ApparentUse, ConsumptionPort, TradeService } from "../trade/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import {
  crudeEquivalentFactor,
  importDependencyOf,
  inCrudeSteel,
  productionOf,
  selfSufficiencyOf,
} from "./dependence.js";
import { ApparentSteelUse, SteelDependence } from "./dependence.type.js";
import type { Sourced } from "./figures.js";
import { idsOf } from "./figures.js";
import type { FlowSeries } from "./flows.js";
import { loadFlow } from "./flows.js";
import { coefficientFigure } from "./yields.js";

export interface DependenceAsked {
  readonly from: string;
  readonly to: string;
  readonly castContinuously: number;
}

const STEEL = "STEEL";
/** The source file is named after 1970 to 2018; later years were added to it. */
const LAST_YEAR_OF_BASIS = 2018;
const none = (): readonly string[] => [];

export class DependenceService {
  constructor(
    private readonly trade: TradeService,
    private readonly consumption: ConsumptionPort | null,
    private readonly sources: SourceCatalogue,
    private readonly reference: Reference,
  ) {}

  /** Throws BAD_USER_INPUT naming the argument. */
  async yearly(country: string, asked: DependenceAsked, context: RequestContext): Promise<readonly SteelDependence[]> {
    const factor = crudeEquivalentFactor(asked.castContinuously);
    const window = Period.window(asked.from, asked.to, "ANNUAL");
    for (const name of ["from", "to"] as const)
      if (window[name].kind === "FISCAL_YEAR") throw badInput(name, "a calendar year, such as 2021", asked[name]);
    const flow = (direction: "IMPORT" | "EXPORT"): Promise<FlowSeries> =>
      loadFlow(
        this.trade,
        {
          reporters: [country],
          commodities: [STEEL],
          flow: direction,
          from: asked.from,
          to: asked.to,
          frequency: "ANNUAL",
          // Nobody else's trade is in the publisher's apparent use.
          sources: this.consumption ? [this.consumption.sourceId] : [],
        },
        context,
      );
    const [imports, exports, use] = await Promise.all([
      flow("IMPORT"),
      flow("EXPORT"),
      this.consumption?.apparentUse(country, context) ?? null,
    ]);
    const coefficient = coefficientFigure(factor, this.sources);
    const later = window.to.year > LAST_YEAR_OF_BASIS && use !== null;
    const caveats = distinctCaveats([
      linkCaveat("links.crude-equivalent-factor", `Factor: ${factor.value.toFixed(4)}; ${factor.meaning}.`),
      ...(later ? [linkCaveat("links.apparent-use-basis")] : []),
      linkCaveat("links.stocks-not-counted"),
      ...imports.selection.caveats,
      ...exports.selection.caveats,
    ]);
    return Period.range(window.from, window.to, "ANNUAL").map((period) => {
      const used = this.#useIn(use, period.year);
      const balance = {
        consumption: { figure: used, ids: used.value === null ? none : () => [this.#idOf(country, period)] },
        imports: inCrudeSteel(weightIn(imports, period), coefficient, factor),
        exports: inCrudeSteel(weightIn(exports, period), coefficient, factor),
      };
      const production = productionOf(balance, factor);
      const ids = () => idsOf([balance.consumption, balance.imports, balance.exports]);
      return new SteelDependence({
        period: period.text,
        apparentConsumption: balance.consumption.figure,
        imports: balance.imports.figure,
        exports: balance.exports.figure,
        production,
        importDependency: importDependencyOf(balance, factor),
        selfSufficiency: selfSufficiencyOf({ figure: production, ids }, balance, factor),
        caveats,
      });
    });
  }

  #idOf(country: string, period: Period): string {
    return globalId("ApparentSteelUse", [this.consumption!.sourceId, country, period.text].join("~"));
  }

  /** `worldsteel~PAK~2021`: the same year of the same publisher; null where it is not held. */
  async apparentUse(key: string, context: RequestContext): Promise<ApparentSteelUse | null> {
    const [source, code, year] = key.split("~");
    const country = this.reference.countryByCode(code ?? "");
    if (!year || !country || !this.consumption || source !== this.consumption.sourceId) return null;
    const period = Period.parse(year, "id");
    const use = this.#useIn(await this.consumption.apparentUse(country.code, context), period.year);
    return use.value === null || period.kind !== "YEAR" ? null : new ApparentSteelUse(key, country, period.text, use);
  }

  #useIn(use: ApparentUse | null, year: number): Figure {
    const value = use?.crudeEquivalentT.get(year);
    if (!use || value === undefined)
      return Figure.missing(
        Unit.TONNE,
        "NOT_COVERED",
        this.consumption
          ? `Apparent steel use is held of ${this.consumption.covers}.`
          : "No source of apparent steel use is in use.",
      );
    const { dataset, url, publishedAt, retrievedAt, sourceId } = use.dataset;
    const source = this.sources.get(sourceId);
    return new Figure({
      value,
      unit: Unit.TONNE,
      freshness: use.freshness,
      lineage: { provenance: () => [new Provenance({ source, dataset, url, publishedAt, retrievedAt })] },
    });
  }
}

const weightIn = ({ points }: FlowSeries, period: Period): Sourced => {
  const point = points.find((item) => item.period.text === period.text);
  return point
    ? { figure: point.weight, ids: point.ids }
    : { figure: Figure.missing(Unit.TONNE, "NOT_COVERED", `No trade is held of ${period.text}.`), ids: none };
};
