import type { MissingReason, Period, RequestContext } from "../kernel/index.js";
import { CodedError, Figure, Unit } from "../kernel/index.js";
import type { TradeSelection } from "./trade-selection.type.js";
import type { TradeService } from "./trade.service.js";
import type { TradeFlow } from "./trade.enums.js";
import { WORLD } from "./trade.port.js";

/** A figure with the observations behind it. */
export interface Part {
  readonly figure: Figure;
  readonly ids: readonly string[];
}

export interface SampleAsked {
  readonly reporters: readonly string[];
  readonly partners?: readonly string[];
  readonly commodity: string;
  readonly flow: TradeFlow;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[] | null;
}

/** One flow of several reporters, each with its total of each period. */
export class Sample {
  readonly #parts: ReadonlyMap<string, Part>;

  constructor(readonly selection: TradeSelection) {
    const rows = selection.aggregate({ by: ["PERIOD", "REPORTER"], other: false, orderBy: "VALUE" });
    this.#parts = new Map(
      rows.map(({ reporter, period, value }) => {
        const listed = value.derivation?.inputs;
        const partner = selection.question.partners === "ALL" ? WORLD : null;
        const ids = (): readonly string[] =>
          listed ??
          selection.observations
            .filter((item) => item.reporter.code === reporter!.code && item.period === period)
            .filter((item) => partner === null || item.partner.code === partner)
            .map((item) => item.id);
        return [`${reporter!.code}|${period}`, { figure: value, ids: value.value === null ? [] : ids() }];
      }),
    );
  }

  get reporters(): readonly string[] {
    return this.selection.question.reporters;
  }

  /** Publishers of the reporters that hold anything. */
  get publishers(): readonly string[] {
    return this.selection.answers.filter(({ rows }) => rows.length > 0).map(({ dataset }) => dataset.sourceId);
  }

  /** The reporter's name of the period at this place of the window; null where nobody answered for it. */
  periodAt(reporter: string, place: number): Period | null {
    const answer = this.selection.answers.find((item) => item.reporter === reporter);
    return answer && answer.rows.length > 0 ? (answer.periods[place] ?? null) : null;
  }

  /** Missing too where only some partners are held: a part of the trade is no total. */
  at(reporter: string, place: number): Part {
    const answer = this.selection.answers.find((item) => item.reporter === reporter);
    const period = answer?.periods[place];
    const part = period ? this.#parts.get(`${reporter}|${period.text}`) : undefined;
    if (!part) return missing("NOT_COVERED", `${reporter}: no figures are held.`);
    const { missing: absent, status } = part.figure;
    if (absent) return missing(absent.reason, `${reporter}: ${absent.detail ?? "no figure"}`);
    if (status.includes("PARTIAL"))
      return missing(
        "NOT_COMPARABLE",
        `${reporter}: only a part of its partners or months is held, so its total is not.`,
      );
    return part;
  }

  /** Missing where one of the reporters is: a sample without it would be another sample. */
  sum(reporters: readonly string[], place: number): Part {
    const parts = reporters.map((reporter) => this.at(reporter, place));
    const absent = parts.find(({ figure }) => figure.missing !== null);
    if (absent) return absent;
    const ids = [...new Set(parts.flatMap((part) => part.ids))];
    const figures = parts.map(({ figure }) => figure);
    const total = figures.reduce((sum, figure) => sum + figure.value!, 0);
    const formula = `sum over the ${reporters.length} countries named`;
    return { figure: Figure.derived(total, Unit.USD, { formula, inputs: figures, inputIds: () => ids }), ids };
  }
}

export const missing = (reason: MissingReason, detail: string): Part => ({
  figure: Figure.missing(Unit.USD, reason, detail),
  ids: [],
});

export const loadSample = async (
  service: TradeService,
  { commodity, sources, partners, ...asked }: SampleAsked,
  context: RequestContext,
): Promise<Sample> =>
  new Sample(
    await service.select(
      { ...asked, partners: partners ?? null, commodities: [commodity], frequency: "ANNUAL", sources },
      context,
      { reporters: "among" },
    ),
  );

/** An index is of one publisher: two count differently, and the ratio would be of their methods. */
export const refuseSeveralPublishers = (samples: readonly Sample[]): void => {
  const publishers = [...new Set(samples.flatMap((sample) => sample.publishers))];
  if (publishers.length > 1)
    throw new CodedError(
      "REFUSED_MIXED_PUBLISHERS",
      `The countries named come from different publishers (${publishers.join(", ")}), and one index is not made of several. Choose one with \`sources\`, such as sources: ["${publishers[0]}"], and name countries that it holds.`,
      { argument: "sources", received: publishers },
    );
};

/** The one period that every report is for; a reason where they differ. */
export const commonPeriod = (
  samples: readonly Sample[],
  place: number,
  calendar: Period,
): { readonly text: string; readonly differ: string | null } => {
  const all = samples.flatMap((sample) => sample.reporters.flatMap((code) => sample.periodAt(code, place)?.text ?? []));
  const names = [...new Set(all)];
  return names.length > 1
    ? { text: calendar.text, differ: `The countries report different periods: ${names.join(", ")}.` }
    : { text: names[0] ?? calendar.text, differ: null };
};
