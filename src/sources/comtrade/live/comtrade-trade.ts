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
import type { Availability, Frequency } from "./availability.js";
import { AvailabilityList } from "./availability.js";
import type { CellRows } from "./cell.js";
import { mergeCells, readCell } from "./cell.js";
import { outcomesOf } from "./cells.js";
import { MAX_ABSENT_MS } from "./lifetimes.js";
import { Publishing, yearsToTellBy } from "./publishing.js";
import type { AskedReporter } from "./question.js";
import { askedOf } from "./question.js";
import { comtradeCaps } from "./request.js";
import { askUndecided } from "./undecided.js";
import type { Waiting } from "./waiting.js";
import { WantedCells } from "./wanted.js";

export interface ComtradeTradeDeps {
  readonly upstream: Upstream;
  /** For the paths that need no key, outside its quota. Default: `upstream`. */
  readonly open?: Upstream;
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
  readonly #availability: AvailabilityList;

  constructor(private readonly deps: ComtradeTradeDeps) {
    this.#space = deps.cache.space({
      name: this.sourceId,
      decode: readCell,
      merge: mergeCells,
      maxAbsentMs: MAX_ABSENT_MS,
      keepLoading: true,
      gatherMs: GATHER_MS,
    });
    this.#availability = new AvailabilityList({ ...deps, open: deps.open ?? deps.upstream });
    this.#caps = comtradeCaps(deps.upstream, deps.withKey);
  }

  async answer(questions: readonly TradeQuestion[], context: RequestContext): Promise<Answers> {
    const now = this.deps.clock.now();
    const wanted = new WantedCells();
    const asked = questions.map((question) =>
      question.reporters.map((reporter) => askedOf(question, reporter, wanted, { ...this.deps, now })),
    );
    const availability = this.#availability;
    const outcomes = await outcomesOf(wanted, context, {
      ...this.deps,
      caps: this.#caps,
      space: this.#space,
      availability,
      waiting: this.#waiting,
    });
    if (!outcomes) return asked.map((reporters) => reporters.map(() => null));
    const answerable = asked.flat().filter((one) => one !== null);
    await askUndecided(answerable, outcomes, context, { availability, sourceId: this.sourceId, now });
    const lists = await this.#listsFor(answerable, now);
    return asked.map((reporters) =>
      reporters.map((one) => {
        if (!one) return null;
        const publishing = new Publishing(one.reporter, lists.get(frequencyOf(one))!, now);
        const told = answerOf(one, outcomes, { now, url: this.#urlOf(one), publishing });
        if (told instanceof Error) return told;
        if (told.hasRows || !this.deps.hasFallback) return told.answer;
        // Nothing is there of what came, and what failed may have been something.
        return told.answer.failures?.[0] ?? null;
      }),
    );
  }

  /** What is held of the list of availability, by frequency. */
  async #listsFor(asked: readonly AskedReporter[], now: Date): Promise<ReadonlyMap<Frequency, Availability>> {
    const lists = (["A", "M"] as const).map(async (frequency) => {
      const parts = asked
        .filter((one) => frequencyOf(one) === frequency)
        .flatMap(({ periods }) => periods.flatMap(({ published }) => published));
      const wanted = [...parts, ...(frequency === "A" && parts.length > 0 ? yearsToTellBy(now) : [])];
      const periods = [...new Map(wanted.map((period) => [period.text, period])).values()];
      return [frequency, await this.#availability.held(frequency, periods)] as const;
    });
    return new Map(await Promise.all(lists));
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

const frequencyOf = ({ question }: AskedReporter): Frequency => (question.frequency === "ANNUAL" ? "A" : "M");
