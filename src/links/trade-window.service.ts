import type { Agreement } from "../agreements/index.js";
import type { Caveat, Frequency, HistoricDate, RequestContext } from "../kernel/index.js";
import { badInput, Duration, Figure, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeService } from "../trade/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import type { FlowSeries } from "./flows.js";
import { loadFlow } from "./flows.js";
import { compareWindows } from "./trade-window.js";
import type { Cell, WindowCells, WindowSums } from "./trade-window.js";
import type { WindowFacts } from "./trade-window.reasons.js";
import { blockingReasons, weakeningReasons } from "./trade-window.reasons.js";
import { TradeWindow, TradeWindowControl, TradeWindowSide } from "./trade-window.type.js";
import type { Span, Windows } from "./windows.js";
import { dateGiven, eventSpan, firstDay, monthAt, sameSeason, windowsAround, yearsAround } from "./windows.js";

export interface WindowArgs {
  readonly importer: string;
  readonly partner: string;
  readonly commodities: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** What the windows are laid around, and who is set against the partner. */
interface Around {
  readonly date: HistoricDate;
  readonly name: "signature" | "date";
  /** Those that are left out of the control, besides the partner; or those that are the control. */
  readonly group: { readonly of: "PARTIES" | "CONTROL"; readonly codes: readonly string[] };
  readonly strangers: (codes: readonly string[]) => readonly string[];
  readonly control: Caveat;
}

interface Loaded {
  readonly cells: WindowCells;
  readonly flows: readonly FlowSeries[];
}

const NO_DATE = "The day of signature is not known to the registers held.";

export class TradeWindowService {
  constructor(
    private readonly trade: TradeService,
    private readonly reference: Reference,
  ) {}

  /** Throws CODE_* and BAD_USER_INPUT naming the argument. */
  window(agreement: Agreement, args: WindowArgs, context: RequestContext): Promise<TradeWindow> {
    const parties = new Set(agreement.parties.flatMap((party) => party.countsAs));
    return this.#around(
      {
        date: agreement.signedOn,
        name: "signature",
        group: { of: "PARTIES", codes: [...parties] },
        strangers: (codes) => codes.filter((code) => !parties.has(code)),
        control: linkCaveat("links.control"),
      },
      args,
      context,
    );
  }

  /** Around any date. The control is all other suppliers, or those named. Throws CODE_* and BAD_USER_INPUT. */
  async around(
    at: string,
    args: WindowArgs & { readonly control: readonly string[] },
    context: RequestContext,
  ): Promise<TradeWindow> {
    const date = dateGiven(at, "at");
    const control = this.reference.countriesOf(args.control, "control").map(({ code }) => code);
    const own = [args.partner, args.importer].map((code) => this.reference.country(code).code);
    const wrong = control.find((code) => own.includes(code) || this.reference.country(code).kind === "WORLD");
    if (wrong) throw badInput("control", "suppliers other than partner, importer and the World", wrong);
    const named = control.length > 0;
    return this.#around(
      {
        date,
        name: "date",
        group: { of: named ? "CONTROL" : "PARTIES", codes: control },
        strangers: () => [],
        control: named
          ? linkCaveat("links.control-named", `Control: ${control.join(", ")}.`)
          : linkCaveat("links.control-others"),
      },
      args,
      context,
    );
  }

  async #around(around: Around, args: WindowArgs, context: RequestContext): Promise<TradeWindow> {
    const importer = this.reference.country(args.importer, "importer").code;
    const partner = this.reference.country(args.partner, "partner").code;
    if (importer === partner) throw badInput("partner", "another country than importer", args.partner);
    for (const [argument, code] of [
      ["importer", importer],
      ["partner", partner],
    ] as const)
      if (this.reference.country(code).kind === "WORLD") throw badInput(argument, "a country, not the World", code);
    const [before, after] = [Duration.parse(args.before, "before"), Duration.parse(args.after, "after")];
    const event = eventSpan(around.date);
    if (!event) return noDate();
    // Both are asked at once: whether months are held is only known afterwards.
    const [months, years] = [windowsAround(event, before, after), yearsAround(event, before, after)];
    const { of, codes } = around.group;
    const group = (of === "CONTROL" ? codes : [...new Set([partner, ...codes])]).filter((code) => code !== importer);
    const load = (windows: Windows, frequency: Frequency) =>
      this.#load({ importer, partner, group, of, commodities: args.commodities }, windows, frequency, context);
    const [monthly, annual] = await Promise.all([load(months, "MONTHLY"), load(years, "ANNUAL")]);
    const annualOnly = !isHeld(monthly) && isHeld(annual);
    const [loaded, windows] = annualOnly ? [annual, years] : [monthly, months];
    return answer(around, loaded, windows, {
      annualOnly,
      eventName: around.name,
      strangers: around.strangers([importer, partner]),
      fineCodes: args.commodities
        .map((code) => this.reference.commodity(code, "commodities"))
        .filter(({ level }) => level === null || level > 2)
        .map(({ code }) => code),
      now: context.clock.now().getUTCFullYear() * 12 + context.clock.now().getUTCMonth(),
    });
  }

  async #load(
    who: {
      importer: string;
      partner: string;
      group: readonly string[];
      of: "PARTIES" | "CONTROL";
      commodities: readonly string[];
    },
    windows: Windows,
    frequency: Frequency,
    context: RequestContext,
  ): Promise<Loaded> {
    const window: Span = { start: Math.min(windows.before.start, sameSeason(windows).start), end: windows.after.end };
    const [from, to] = [monthAt(window.start), monthAt(window.end - 1)].map((month) => month.to(frequency).text);
    const ask = (partners: readonly string[] | null) =>
      loadFlow(
        this.trade,
        {
          reporters: [who.importer],
          partners,
          commodities: who.commodities,
          flow: "IMPORT",
          from: from!,
          to: to!,
          frequency,
        },
        context,
      );
    const flows = await Promise.all([ask([who.partner]), ask(null), ask(who.group)]);
    const [partner, total, group] = flows.map((flow) => cellsOf(flow, publisherOf(flows[0]))) as [
      Cell[],
      Cell[],
      Cell[],
    ];
    return {
      cells: who.of === "CONTROL" ? { partner, total, control: group } : { partner, total, parties: group },
      flows,
    };
  }
}

const publisherOf = ({ selection }: FlowSeries): string | null =>
  selection.answers.find(({ rows }) => rows.length > 0)?.dataset.sourceId ?? null;

/** A total of another publisher than the partner's figure cannot be its whole. */
const cellsOf = (flow: FlowSeries, publisher: string | null): Cell[] => {
  const own = publisherOf(flow);
  const foreign = publisher !== null && own !== null && own !== publisher;
  return flow.points.map(({ period, value, ids }) => ({
    period,
    ids,
    figure: foreign
      ? Figure.missing(Unit.USD, "NOT_COMPARABLE", `Held from ${own} only, the partner's figures from ${publisher}.`)
      : value,
  }));
};

const isHeld = ({ cells }: Loaded): boolean => cells.partner.some(({ figure }) => figure.value !== null);

const answer = (
  around: Around,
  { cells, flows }: Loaded,
  windows: Windows,
  known: Pick<WindowFacts, "annualOnly" | "eventName" | "strangers" | "fineCodes" | "now">,
): TradeWindow => {
  const levels = compareWindows(cells, windows, null);
  const facts: WindowFacts = {
    ...known,
    windows,
    before: levels.before.value,
    after: levels.after.value,
    totals: [levels.before.total, levels.after.total],
    periods: cells.partner.map(({ period }) => period),
  };
  const blocking = blockingReasons(facts);
  const figures = blocking.length > 0 ? compareWindows(cells, windows, blocking.join(" ")) : levels;
  const reasons = [...blocking, ...weakeningReasons(facts)];
  const left = windows.event.end > windows.event.start;
  return new TradeWindow({
    before: side(windows.before, figures.before),
    after: side(windows.after, figures.after),
    sameSeason: side(sameSeason(windows), figures.season),
    frequency: known.annualOnly ? "ANNUAL" : "MONTHLY",
    change: figures.change,
    sameSeasonChange: figures.seasonChange,
    control: new TradeWindowControl({
      before: figures.before.control.figure,
      after: figures.after.control.figure,
      change: figures.controlChange,
    }),
    comparable: reasons.length === 0,
    reasons,
    caveats: distinctCaveats([
      linkCaveat("links.descriptive"),
      linkCaveat("links.current-dollars"),
      around.control,
      ...(left
        ? [
            around.name === "signature"
              ? linkCaveat("links.month-of-signature", `Signed ${around.date.text}.`)
              : linkCaveat("links.period-of-date", `Date: ${around.date.text}.`),
          ]
        : []),
      ...flows.flatMap(({ selection }) => selection.caveats),
    ]),
  });
};

const side = (span: Span, sums: WindowSums): TradeWindowSide =>
  new TradeWindowSide({
    from: firstDay(span.start),
    to: firstDay(span.end),
    value: sums.value.figure,
    share: sums.share,
  });

const noDate = (): TradeWindow => {
  const missing = (unit: Unit) => Figure.missing(unit, "NOT_COMPARABLE", NO_DATE);
  return new TradeWindow({
    before: null,
    after: null,
    sameSeason: null,
    frequency: "MONTHLY",
    change: missing(Unit.FRACTION),
    sameSeasonChange: missing(Unit.FRACTION),
    control: new TradeWindowControl({
      before: missing(Unit.USD),
      after: missing(Unit.USD),
      change: missing(Unit.FRACTION),
    }),
    comparable: false,
    reasons: [NO_DATE],
    caveats: [linkCaveat("links.descriptive")],
  });
};
