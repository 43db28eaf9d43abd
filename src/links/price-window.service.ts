import type { RequestContext } from "../kernel/index.js";
import { badInput, CodedError, Duration, Figure, Unit } from "../kernel/index.js";
import type { Agreement, DiplomaticEvent } from "../agreements/index.js";
import type { PriceSeries, PricesService } from "../prices/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import type { Moment, Registers } from "./moment.js";
import { leftOutCaveats, momentAt, momentOf, noDateReason, signatureOf } from "./moment.js";
import { levelsOf } from "./real.levels.js";
import type { Mean } from "./price-window.js";
import { priceReasons, seriesWindows } from "./price-window.js";
import { PriceWindow, PriceWindowControl, PriceWindowSide } from "./price-window.type.js";
import type { Span } from "./windows.js";
import { eventSpan, firstDay, monthAt, sameSeason, windowsAround, wholeSpan, yearsAround } from "./windows.js";

export interface AskedWindows {
  readonly before: string;
  readonly after: string;
  readonly control: readonly string[];
}
export type AskedPriceWindow = AskedWindows & { readonly at: string };

const MAX_CONTROLS = 10;

export class PriceWindowService {
  constructor(
    private readonly prices: PricesService,
    private readonly registers: Registers | null = null,
  ) {}

  /** Throws BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_UNIT and REFUSED_FREQUENCY. */
  async window(series: PriceSeries, asked: AskedPriceWindow, context: RequestContext): Promise<PriceWindow> {
    return this.#around(series, await momentAt(asked.at, "at", this.registers, context), asked, context, "at");
  }

  async ofEvent(event: DiplomaticEvent, series: string, asked: AskedWindows, context: RequestContext) {
    return this.#around(await this.prices.series(series, "series", context), momentOf(event), asked, context);
  }

  async ofAgreement(agreement: Agreement, series: string, asked: AskedWindows, context: RequestContext) {
    return this.#around(await this.prices.series(series, "series", context), signatureOf(agreement), asked, context);
  }

  async #around(
    series: PriceSeries,
    moment: Moment,
    asked: AskedWindows,
    context: RequestContext,
    argument = "series",
  ): Promise<PriceWindow> {
    const [before, after] = [Duration.parse(asked.before, "before"), Duration.parse(asked.after, "after")];
    if (asked.control.length > MAX_CONTROLS)
      throw badInput("control", `at most ${MAX_CONTROLS} series`, asked.control.length);
    const controls = await Promise.all(asked.control.map((id) => this.prices.series(id, "control", context)));
    for (const one of [series, ...controls]) refuseRates(one, one === series ? argument : "control");
    for (const one of controls) checkControl(one, series);
    const event = eventSpan(moment.date);
    if (!event) return withoutDate(noDateReason(moment)!, series);
    const windows = (series.frequency === "ANNUAL" ? yearsAround : windowsAround)(event, before, after);
    const season = sameSeason(windows);
    const whole = wholeSpan(windows);
    const months = [whole.start, whole.end - 1].map(monthAt);
    const [own, ...others] = await Promise.all(
      [series, ...controls].map(async (one) =>
        seriesWindows(one, await levelsOf(this.prices, one, months, context), windows),
      ),
    );
    const now = context.clock.now().getUTCFullYear() * 12 + context.clock.now().getUTCMonth();
    const reasons = [own!, ...others].flatMap((one) => priceReasons(one, windows, now));
    return new PriceWindow({
      before: side(windows.before, own!.before),
      after: side(windows.after, own!.after),
      sameSeason: side(season, own!.season),
      frequency: series.frequency,
      change: own!.change,
      sameSeasonChange: own!.seasonChange,
      control: others.map(
        (one) =>
          new PriceWindowControl({
            series: one.series,
            before: one.before.figure,
            after: one.after.figure,
            change: one.change,
            sameSeasonChange: one.seasonChange,
          }),
      ),
      comparable: reasons.length === 0,
      reasons,
      caveats: distinctCaveats([
        linkCaveat("links.descriptive"),
        ...leftOutCaveats(moment, windows),
        ...[series, ...controls].flatMap((one) => one.caveats),
      ]),
    });
  }
}

const side = (span: Span, mean: Mean): PriceWindowSide =>
  new PriceWindowSide({
    from: firstDay(span.start),
    to: firstDay(span.end),
    mean: mean.figure,
    held: mean.held,
    expected: mean.expected,
  });

const refuseRates = (series: PriceSeries, argument: string): void => {
  if (series.unit.dimension === "RATIO")
    throw new CodedError(
      "REFUSED_UNIT",
      `${series.key} is in ${series.unit.label}: a relative change of a rate misleads; take its levels.`,
      { argument, received: series.key },
    );
};

const checkControl = (control: PriceSeries, series: PriceSeries): void => {
  if (control.key === series.key) throw badInput("control", "other series than the one looked at", control.key);
  if (control.frequency !== series.frequency)
    throw new CodedError(
      "REFUSED_FREQUENCY",
      `control: ${control.key} is ${control.frequency}, ${series.key} is ${series.frequency}.`,
      { argument: "control", received: control.key, accepted: series.frequency },
    );
};

/** Where no date is known there are no windows, and `reason` says so. */
const withoutDate = (reason: string, { frequency }: PriceSeries): PriceWindow => {
  const none = Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", reason);
  return new PriceWindow({
    before: null,
    after: null,
    sameSeason: null,
    frequency,
    change: none,
    sameSeasonChange: none,
    control: [],
    comparable: false,
    reasons: [reason],
    caveats: [linkCaveat("links.descriptive")],
  });
};
