import type { Caveat, RequestContext } from "../kernel/index.js";
import { badInput, Figure, Period, Unit } from "../kernel/index.js";
import type { PriceSeries, PricesService } from "../prices/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeSelection, TradeService } from "../trade/index.js";
import { linkCaveat } from "./caveats.js";
import type { Sourced } from "./figures.js";
import { flowSeries } from "./flows.js";
import type { FlowPoint } from "./flows.js";
import type { BenchmarkPoint } from "./unit-value.js";
import { compareUnitValue } from "./unit-value.js";
import type { UnitValueComparison } from "./unit-value.type.js";

const KINDS: readonly string[] = ["PRICE", "INDEX", "UNIT_VALUE"];

export class UnitValueService {
  constructor(
    private readonly trade: TradeService,
    private readonly prices: PricesService,
    private readonly reference: Reference,
  ) {}

  /** Throws CODE_UNKNOWN, BAD_USER_INPUT and the REFUSED_* codes of sums and series. */
  async compare(
    selection: TradeSelection,
    seriesId: string,
    baseText: string,
    context: RequestContext,
  ): Promise<readonly UnitValueComparison[]> {
    const { question } = selection;
    const base = Period.parse(baseText, "base");
    if (base.frequency !== question.frequency)
      throw badInput("base", `one period of frequency ${question.frequency}, as the selection has`, baseText);
    const series = await this.prices.series(seriesId, "series", context);
    if (!KINDS.includes(series.kind))
      throw badInput("series", "a price, an index or a unit value, not a rate or macro series", seriesId);
    const calendar = asCalendar(base);
    const own = flowSeries(selection);
    const held = own.points.find(({ period }) => asCalendar(period).equals(calendar));
    const [atBase, levels, baseLevels] = await Promise.all([
      held ?? this.#basePoint(selection, calendar, context),
      this.#benchmark(series, asCalendar(question.from), asCalendar(question.to), calendar, selection, context),
      this.#benchmark(series, calendar, calendar, calendar, selection, context),
    ]);
    const baseUnitValue = unitValueOf(atBase);
    const general = this.#caveats(selection, series);
    return own.points.map((point) => {
      const fiscal = point.period.kind === "FISCAL_YEAR";
      const benchmark = fiscal ? fiscalPoint(series) : (levels.get(point.period.text) ?? fiscalPoint(series));
      return compareUnitValue({
        period: point.period.text,
        base: atBase?.period.text ?? base.text,
        unitValue: unitValueOf(point),
        baseUnitValue,
        benchmark,
        baseBenchmark: baseLevels.get(calendar.text)!.level,
        caveats: general,
      });
    });
  }

  /** A base outside the window, from the publishers of the selection only: one unit value is never divided by another publisher's. */
  async #basePoint(selection: TradeSelection, base: Period, context: RequestContext): Promise<FlowPoint | undefined> {
    const publishers = selection.answers.filter(({ rows }) => rows.length > 0).map(({ dataset }) => dataset.sourceId);
    const sources = publishers.length > 0 ? [...new Set(publishers)] : selection.question.sources;
    const found = await this.trade.answer({ ...selection.question, from: base, to: base, sources }, context);
    return flowSeries(found).points[0];
  }

  /** Level and index of one series, period by period; both from one load. */
  async #benchmark(
    series: PriceSeries,
    from: Period,
    to: Period,
    base: Period,
    { question: { frequency } }: TradeSelection,
    context: RequestContext,
  ): Promise<ReadonlyMap<string, BenchmarkPoint>> {
    const asked = { series: series.key, from: from.text, to: to.text, frequency };
    const [levels, indices] = await Promise.all([
      this.prices.observations(asked, context),
      this.prices.observations({ ...asked, transform: { kind: "INDEX", base: base.text } }, context),
    ]);
    return new Map(
      levels.map(({ period, value }, place) => [period, { level: value, index: indices[place]!.value }] as const),
    );
  }

  #caveats(selection: TradeSelection, series: PriceSeries): readonly Caveat[] {
    const valuations = [
      ...new Set(selection.answers.filter(({ rows }) => rows.length > 0).map((one) => one.valuation)),
    ];
    const other = valuations.filter((valuation) => valuation !== (series.incoterm === "CFR" ? "CIF" : series.incoterm));
    const codes = selection.question.commodities;
    const covered = series.commodities.filter(({ match }) => match === "EXACT" || match === "NARROWER");
    const sameGoods =
      series.productMatch === "EXACT" &&
      codes.every((code) =>
        this.reference.codesOf(code).every((part) => covered.some(({ commodity }) => part.startsWith(commodity.code))),
      );
    const importers = new Set(selection.question.reporters);
    return [
      linkCaveat("links.unit-value-is-not-a-price"),
      ...(series.kind === "INDEX" ? [linkCaveat("links.index-is-not-a-price")] : []),
      ...(other.length > 0
        ? [
            linkCaveat(
              "links.valuation",
              `The selection is valued ${other.join(", ")}; the benchmark ${series.incoterm ?? "does not say what it includes"}.`,
            ),
          ]
        : []),
      ...(series.region && !importers.has(series.region.code)
        ? [linkCaveat("links.other-market", `Market of the benchmark: ${series.region.name}.`)]
        : []),
      ...(sameGoods
        ? []
        : [linkCaveat("links.other-goods", `Selection: ${codes.join(", ")}; benchmark: ${series.title}.`)]),
      ...(series.currency !== null && series.currency !== "USD"
        ? [linkCaveat("links.other-currency", `Currency: ${series.currency}.`)]
        : []),
      ...series.caveats,
      ...selection.caveats,
    ];
  }
}

/** A fiscal year is asked for by the calendar year it begins in. */
const asCalendar = (period: Period): Period => (period.kind === "FISCAL_YEAR" ? Period.year(period.year) : period);

const unitValueOf = (point: FlowPoint | undefined): Sourced =>
  point
    ? { figure: point.unitValue, ids: point.ids }
    : {
        figure: Figure.missing(Unit.USD_PER_TONNE, "NOT_COVERED", "No figure of the base period is held."),
        ids: () => [],
      };

const fiscalPoint = (series: PriceSeries): BenchmarkPoint => {
  const missing = Figure.missing(
    series.unit,
    "NOT_COMPARABLE",
    "The selection is in fiscal years; the benchmark has calendar years.",
  );
  return { level: missing, index: missing };
};
