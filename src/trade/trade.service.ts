import type { Clock, RequestContext, SourceCatalogue } from "../kernel/index.js";
import { asOfDay, isPast, notFound, Period, tellFailures } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeCredential } from "./absence.js";
import { absence, emptyAnswer } from "./absence.js";
import { withEditionBreaks } from "./hs-breaks.js";
import type { AskedTrade } from "./question.js";
import { resolveQuestion } from "./question.js";
import { TradeSelection } from "./trade-selection.type.js";
import type { TradeObservation } from "./trade-observation.type.js";
import { TradeFlow } from "./trade.enums.js";
import { tradeLoader } from "./trade.loader.js";
import type { TradePort, TradeQuestion } from "./trade.port.js";

export interface TradeDeps {
  /** In the order they are asked. */
  readonly ports: readonly TradePort[];
  readonly reference: Reference;
  readonly sources: SourceCatalogue;
  readonly clock: Clock;
  /** A source that would answer with a key; null when it is configured or not to be used. */
  readonly credential: TradeCredential | null;
}

export class TradeService {
  readonly #load: ReturnType<typeof tradeLoader>;

  constructor(private readonly deps: TradeDeps) {
    this.#load = tradeLoader(deps.ports);
  }

  /** Checks the codes and answers. Throws CODE_*, BAD_USER_INPUT or REFUSED_* naming the argument. */
  async select(asked: AskedTrade, context: RequestContext, names?: { reporters: string }): Promise<TradeSelection> {
    const day = asOfDay(asked.asOf);
    const asOf = isPast(day, this.deps.clock.now()) ? day : null;
    return this.answer(resolveQuestion({ ...asked, asOf }, this.deps.reference, this.deps.sources, names), context);
  }

  async answer(question: TradeQuestion, context: RequestContext): Promise<TradeSelection> {
    const { reference, sources, clock, credential } = this.deps;
    const held = await this.#load(context).load(question);
    for (const answer of held) tellFailures(context, answer?.failures);
    const calendar = Period.range(question.from, question.to, question.frequency);
    // Nobody answered, so the month they begin in is nobody's: only the name is used.
    const periods = question.fiscalYears ? calendar.map(({ year }) => Period.fiscalYear(year, 4)) : calendar;
    const answers = held.map((answer, place) =>
      answer
        ? withEditionBreaks(answer, question.commodities, reference)
        : emptyAnswer(
            question,
            question.reporters[place]!,
            (commodity, period) => absence(question, question.reporters[place]!, commodity, period, credential, clock),
            periods,
          ),
    );
    return new TradeSelection(question, answers, reference, sources);
  }

  /** `baci~EXPORT~ZAF~PAK~720449~2020`: the same cell from the same source. */
  async observation(key: string, context: RequestContext): Promise<TradeObservation | null> {
    const [source, flow, reporter, partner, commodity, period] = key.split("~");
    if (!period || !Object.hasOwn(TradeFlow, flow!)) throw notFound("id", "trade observation", key);
    const at = Period.parse(period, "id");
    const selection = await this.select(
      {
        reporters: [reporter!],
        partners: [partner!],
        commodities: [commodity!],
        flow: flow as TradeFlow,
        from: period,
        to: period,
        frequency: at.frequency,
        sources: source === "none" ? [] : [source!],
      },
      context,
    );
    return selection.observations.find((item) => item.id.endsWith(`:${key}`)) ?? null;
  }
}
