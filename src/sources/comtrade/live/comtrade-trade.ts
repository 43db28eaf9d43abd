import type { Cache, CellSpace, Wanted } from "../../../cache/index.js";
import type { Upstream } from "../../../http/index.js";
import type { Clock, RequestContext } from "../../../kernel/index.js";
import type { TradeCaps } from "../../../planner/index.js";
import type { Reference } from "../../../reference/index.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "../../../trade/trade.port.js";
import type { ComtradeCodeBook } from "../codes.js";
import { COMTRADE } from "../record.js";
import { COMTRADE_CAPS, comtradeRequest } from "../request.js";
import { answerOf } from "./answer.js";
import type { CellRows } from "./cell.js";
import { mergeCells, readCell } from "./cell.js";
import { outcomesOf } from "./cells.js";
import type { AskedReporter } from "./question.js";
import { askedOf } from "./question.js";
import { comtradeCaps } from "./request.js";
import type { Waiting } from "./waiting.js";
import { WantedCells } from "./wanted.js";

export interface ComtradeTradeDeps {
  readonly upstream: Upstream;
  readonly cache: Cache;
  readonly codes: ComtradeCodeBook;
  readonly reference: Reference;
  readonly clock: Clock;
  /** False: the preview is asked, with 500 rows and one period a call. */
  readonly withKey: boolean;
  /** Another source may answer what Comtrade has no row of: null then, else an answer of gaps that say so. Default false. */
  readonly hasFallback?: boolean;
}

/** Operations that come within this time of each other are one plan: a call a second is what Comtrade allows. */
const GATHER_MS = 10;

type Answers = readonly (readonly (ReporterAnswer | null | Error)[])[];

/** UN Comtrade, asked for what is not held yet: as few calls as the planner finds for all questions of a batch, kept cell by cell. */
export class ComtradeTrade implements TradePort {
  readonly sourceId = "comtrade";
  readonly #space: CellSpace<CellRows>;
  readonly #caps: TradeCaps;
  readonly #waiting = new WeakMap<Wanted<CellRows>, Waiting>();

  constructor(private readonly deps: ComtradeTradeDeps) {
    this.#space = deps.cache.space({ name: this.sourceId, decode: readCell, merge: mergeCells, gatherMs: GATHER_MS });
    this.#caps = comtradeCaps(deps.upstream, deps.withKey);
  }

  async answer(questions: readonly TradeQuestion[], context: RequestContext): Promise<Answers> {
    const now = this.deps.clock.now();
    const wanted = new WantedCells();
    const asked = questions.map((question) =>
      question.reporters.map((reporter) => askedOf(question, reporter, wanted, { ...this.deps, now })),
    );
    const outcomes = await outcomesOf(wanted, context, {
      ...this.deps,
      caps: this.#caps,
      space: this.#space,
      waiting: this.#waiting,
    });
    return asked.map((reporters) =>
      reporters.map((one) => {
        if (!one || !outcomes) return null;
        const told = answerOf(one, outcomes, { now, url: this.#urlOf(one) });
        if (told instanceof Error) return told;
        if (told.hasRows || !this.deps.hasFallback) return told.answer;
        // Nothing is there of what came, and what failed may have been something.
        return told.answer.failures?.[0] ?? null;
      }),
    );
  }

  /** Where this reporter's own rows can be looked up: calls hold those of others too. One call has twelve periods at most. */
  #urlOf({ question, reporter, members, partners, periods }: AskedReporter): string {
    const published = periods.flatMap((one) => one.published);
    if (published.length > COMTRADE_CAPS.withKey.periods) return COMTRADE.homepage;
    const { codes, upstream } = this.deps;
    const year = Math.min(...published.map((period) => period.year));
    const request = comtradeRequest(
      {
        frequency: published[0]!.kind === "YEAR" ? "A" : "M",
        reporters: codes.reporterCodes(reporter, year),
        partners: partners === "ALL" ? partners : partners.flatMap((code) => codes.partnerCodes(code, year)),
        commodities: [...new Set([...members.values()].flat())],
        flows: [question.flow === "IMPORT" ? "M" : "X"],
        periods: published,
      },
      true,
    );
    const fits = upstream.urlLength(request) <= COMTRADE_CAPS.withKey.urlLength;
    return fits ? upstream.urlOf(request) : COMTRADE.homepage;
  }
}
