import type { Agreement, DiplomaticEvent } from "../agreements/index.js";
import type { Caveat, RequestContext } from "../kernel/index.js";
import { badInput, Duration, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeService } from "../trade/index.js";
import { editionChangesIn } from "../trade/index.js";
import { distinctCaveats, linkCaveat, withoutIds } from "./caveats.js";
import type { Moment, Registers } from "./moment.js";
import { leftOutCaveats, momentAt, momentOf, noDateReason, signatureOf } from "./moment.js";
import { answerOf, withoutDate } from "./trade-window.answer.js";
import type { Loaded } from "./trade-window.load.js";
import { isHeld, loadWindow, otherMeasureHeld } from "./trade-window.load.js";
import type { TradeMeasure, TradeWindow } from "./trade-window.type.js";
import type { Windows } from "./windows.js";
import { eventSpan, windowsAround, yearsAround } from "./windows.js";

export interface WindowArgs {
  readonly importer: string;
  /** Left out: all suppliers. */
  readonly partner?: string | null;
  readonly commodities: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly measure?: TradeMeasure;
}
export type ControlledArgs = WindowArgs & { readonly control: readonly string[] };

/** What the windows are laid around, and who is set against the partner. */
interface Around extends Moment {
  /** Those that are left out of the control, besides the partner; or those that are the control. */
  readonly group: { readonly of: "PARTIES" | "CONTROL"; readonly codes: readonly string[] };
  readonly strangers: (codes: readonly string[]) => readonly string[];
  readonly control: Caveat | null;
}

export class TradeWindowService {
  constructor(
    private readonly trade: TradeService,
    private readonly reference: Reference,
    private readonly registers: Registers | null = null,
  ) {}

  /** Throws CODE_* and BAD_USER_INPUT naming the argument. */
  window(agreement: Agreement, args: WindowArgs, context: RequestContext): Promise<TradeWindow> {
    const parties = new Set(agreement.parties.flatMap((party) => party.countsAs));
    return this.#around(
      {
        ...signatureOf(agreement),
        group: { of: "PARTIES", codes: [...parties] },
        strangers: (codes) => codes.filter((code) => !parties.has(code)),
        control: linkCaveat("links.control"),
      },
      args,
      context,
    );
  }

  /** Around any date, or the id of what has one. The control is all other suppliers, or those named. Throws CODE_* and BAD_USER_INPUT. */
  async around(at: string, args: ControlledArgs, context: RequestContext): Promise<TradeWindow> {
    return this.#dated(await momentAt(at, "at", this.registers, context), args, context);
  }

  async ofEvent(event: DiplomaticEvent, args: ControlledArgs, context: RequestContext): Promise<TradeWindow> {
    return this.#dated(momentOf(event), args, context);
  }

  #dated(moment: Moment, args: ControlledArgs, context: RequestContext): Promise<TradeWindow> {
    const control = this.reference.countriesOf(args.control, "control").map(({ code }) => code);
    const named = control.length > 0;
    if (args.partner == null && named)
      throw badInput("control", "none where no partner is named: all suppliers are looked at", control.join(", "));
    const own = [args.partner, args.importer].flatMap((code) =>
      code == null ? [] : this.reference.country(code).code,
    );
    const wrong = control.find((code) => own.includes(code) || this.reference.country(code).kind === "WORLD");
    if (wrong) throw badInput("control", "suppliers other than partner, importer and the World", wrong);
    return this.#around(
      {
        ...moment,
        group: { of: named ? "CONTROL" : "PARTIES", codes: control },
        strangers: () => [],
        control: named
          ? linkCaveat("links.control-named", `Control: ${control.join(", ")}.`)
          : args.partner == null
            ? null
            : linkCaveat("links.control-others"),
      },
      args,
      context,
    );
  }

  #countries({ importer, partner }: WindowArgs): { importer: string; partner: string | null } {
    const code = (name: string, argument: string): string => {
      const found = this.reference.country(name, argument);
      if (found.kind === "WORLD")
        throw badInput(argument, "a country, not the World: leave partner out for all suppliers", found.code);
      return found.code;
    };
    const codes = { importer: code(importer, "importer"), partner: partner == null ? null : code(partner, "partner") };
    if (codes.importer === codes.partner) throw badInput("partner", "another country than importer", partner);
    return codes;
  }

  async #around(around: Around, args: WindowArgs, context: RequestContext): Promise<TradeWindow> {
    const { measure = "VALUE" } = args;
    const { importer, partner } = this.#countries(args);
    const [before, after] = [Duration.parse(args.before, "before"), Duration.parse(args.after, "after")];
    const commodities = args.commodities.map((code) => this.reference.commodity(code, "commodities"));
    const event = eventSpan(around.date);
    const unit = measure === "VALUE" ? Unit.USD : Unit.TONNE;
    if (!event) return withoutDate(noDateReason(around)!, unit);
    // Both are asked at once: whether months are held is only known afterwards.
    const [months, years] = [windowsAround(event, before, after), yearsAround(event, before, after)];
    const { of, codes } = around.group;
    const group = (of === "CONTROL" ? codes : [...new Set([partner ?? [], ...codes].flat())]).filter(
      (code) => code !== importer,
    );
    const question = { importer, partner, group, of, commodities: args.commodities, measure };
    const [monthly, annual] = await Promise.all([
      loadWindow(this.trade, question, months, "MONTHLY", context),
      loadWindow(this.trade, question, years, "ANNUAL", context),
    ]);
    const annualOnly = !isHeld(monthly) && isHeld(annual);
    const [loaded, windows]: [Loaded, Windows] = annualOnly ? [annual, years] : [monthly, months];
    const goods = commodities.map(({ code }) => code);
    const stated = loaded.flows.flatMap(({ selection }) => selection.answers.filter(({ editions }) => editions));
    return answerOf(loaded, windows, {
      annualOnly,
      eventName: around.name,
      unit,
      strangers: around.strangers([importer, ...(partner === null ? [] : [partner])]),
      editionChanges:
        stated.length > 0
          ? [...new Set(stated.flatMap((answer) => editionChangesIn(answer, goods, this.reference)))]
          : null,
      codes: commodities
        .filter(({ code, level }) => code !== "TOTAL" && ((level ?? 0) > 2 || !this.#neverMoved(code)))
        .map(({ code }) => code),
      otherMeasure: otherMeasureHeld([monthly, annual], measure),
      now: context.clock.now().getUTCFullYear() * 12 + context.clock.now().getUTCMonth(),
      caveats: distinctCaveats([
        linkCaveat("links.descriptive"),
        linkCaveat(measure === "VALUE" ? "links.current-dollars" : "links.weight-not-value"),
        ...(around.control ? [around.control] : []),
        ...leftOutCaveats(around, windows),
        ...withoutIds(
          loaded.flows.flatMap(({ selection }) => selection.caveats),
          "trade.nominal-values", // said of the windows, or not of tonnes
          ...(measure === "NET_WEIGHT" ? ["trade.value-without-weight"] : []),
        ),
      ]),
    });
  }

  /** A chapter or basket whose goods are the same in every edition from 2002 on. */
  #neverMoved(code: string): boolean {
    const editions = ["H2", "H3", "H4", "H5", "H6"] as const;
    return editions
      .slice(1)
      .every((edition, place) => this.reference.editionChange([code], editions[place]!, edition)?.kind === "NONE");
  }
}
