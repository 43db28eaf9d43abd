import type { FigureStatus, RequestContext } from "../kernel/index.js";
import { Derivation, DerivationParameter, Figure, groupBy, Period, Unit, worstFreshness } from "../kernel/index.js";
import type { PriceObservation } from "./price-observation.type.js";
import type { PriceSeries } from "./price-series.type.js";
import type { QualityArgs } from "./prices.args.js";
import type { PricesService } from "./prices.service.js";
import { PriceQuality } from "./quality.type.js";
import { lastDayOf } from "./revisions.js";

const DAY_MS = 86_400_000;

/** What is known of the figures themselves, over the periods of one window. */
export const priceQuality = async (
  service: PricesService,
  series: PriceSeries,
  { from, to, frequency }: QualityArgs,
  context: RequestContext,
): Promise<PriceQuality> => {
  const all = await service.observations({ series: series.key, from, to, frequency: frequency ?? null }, context);
  const held = all.filter(({ value }) => value.value !== null);
  const missing = all.flatMap(({ value }) => value.missing ?? []);
  const carry = (flag: FigureStatus) => held.filter(({ value }) => value.status.includes(flag)).length;
  const released = (held.at(-1)?.value.provenance ?? [series.provenance])
    .flatMap(({ publishedAt, retrievedAt }) => publishedAt ?? retrievedAt ?? [])
    .sort()
    .at(-1);
  const [first, last] = [Period.parse(from), Period.parse(to)];
  const share = (part: number, whole: number, formula: string) => ratio(part, whole, formula, series, held);
  return new PriceQuality({
    periods: all.length,
    coverage: share(held.length, all.length, "periods with a figure ÷ periods asked"),
    provisionalShare: share(carry("PROVISIONAL"), held.length, "periods marked PROVISIONAL ÷ periods with a figure"),
    estimatedShare: share(carry("ESTIMATED"), held.length, "periods marked ESTIMATED ÷ periods with a figure"),
    breaks: series.breaks.filter(({ on }) => {
      const at = Period.parse(on).startMonthIndex;
      return at >= first.startMonthIndex && at < last.startMonthIndex + last.lengthMonths;
    }),
    partialPeriods: held.filter(({ value }) => value.status.includes("PARTIAL")).map(({ period }) => period),
    missing: [...groupBy(missing, ({ reason }) => reason)].map(([reason, list]) => ({
      reason,
      detail: list[0]!.detail,
      periods: list.length,
    })),
    lastPeriod: held.at(-1)?.period ?? null,
    lastRelease: released?.slice(0, 10) ?? null,
    daysSinceRelease: released === undefined ? null : daysSince(released, context.clock.now()),
    vintages: series.vintages.length > 0 || released === undefined ? series.vintages : [released.slice(0, 10)],
  });
};

const daysSince = (released: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(lastDayOf(released.slice(0, 10)))) / DAY_MS));

const ratio = (
  part: number,
  whole: number,
  formula: string,
  series: PriceSeries,
  held: readonly PriceObservation[],
): Figure =>
  whole === 0
    ? Figure.missing(Unit.FRACTION, "NOT_COVERED", "No period of the window has a figure.")
    : new Figure({
        value: part / whole,
        unit: Unit.FRACTION,
        status: ["DERIVED"],
        freshness: worstFreshness(held.map(({ value }) => value.freshness)),
        lineage: {
          provenance: () => held.at(-1)?.value.provenance ?? [series.provenance],
          derivation: () =>
            new Derivation(
              formula,
              [series.id],
              [new DerivationParameter("part", String(part)), new DerivationParameter("whole", String(whole))],
            ),
        },
      });
