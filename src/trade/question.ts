import type { Frequency, SourceCatalogue } from "../kernel/index.js";
import { badInput, CodedError, Period } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeDimension, TradeFlow } from "./trade.enums.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

/** A question in the words of its asker. */
export interface AskedTrade {
  readonly reporters: readonly string[];
  readonly partners?: readonly string[] | null;
  readonly commodities: readonly string[];
  readonly flow: TradeFlow;
  readonly from: string;
  readonly to: string;
  readonly frequency: Frequency;
  readonly sources?: readonly string[] | null;
  /** A past day: only what was out by then. */
  readonly asOf?: string | null;
}

const MAX_LIST = 300;
/** Cells are made one by one to be summed, a million in some seconds, and nothing else runs meanwhile. */
const MAX_CELLS = 1_000_000;
const ALL_PARTNERS = 250;

const bounded = (argument: string, list: readonly string[]): void => {
  if (list.length === 0 || list.length > MAX_LIST)
    throw badInput(argument, `1 to ${MAX_LIST} codes`, `${list.length} codes`);
};

/** Codes checked, each once, in the order given. Throws CODE_*, BAD_USER_INPUT or REFUSED_* naming the argument. */
export const resolveQuestion = (
  asked: AskedTrade,
  reference: Reference,
  sources: SourceCatalogue,
  names = { reporters: "reporters" },
): TradeQuestion => {
  bounded(names.reporters, asked.reporters);
  bounded("commodities", asked.commodities);
  const reporters = reference.countriesOf(asked.reporters, names.reporters).map((country) => country.code);
  if (reporters.includes(WORLD)) throw badInput(names.reporters, "countries: the World does not report", WORLD);
  const question = {
    reporters,
    partners: partnersOf(asked.partners, reference),
    commodities: [...new Set(asked.commodities.map((code) => reference.commodity(code, "commodities").code))],
    flow: asked.flow,
    ...windowOf(asked),
    frequency: asked.frequency,
    sources: knownSources(asked.sources ?? [], sources),
    asOf: asked.asOf ?? null,
  };
  refuseTooManyCells(question);
  return question;
};

/** Fiscal years asked by name are kept as the years they begin in: which months they hold, only their publisher knows. */
const windowOf = ({ from, to, frequency }: AskedTrade): Pick<TradeQuestion, "from" | "to" | "fiscalYears"> => {
  const window = Period.window(from, to, frequency);
  const [isFiscal, endsFiscal] = [window.from, window.to].map((period) => period.kind === "FISCAL_YEAR");
  if (isFiscal !== endsFiscal) throw badInput("to", `a period of the same kind as from (${from})`, to);
  if (!isFiscal) return { from: window.from, to: window.to };
  if (frequency !== "ANNUAL")
    throw badInput(
      "from",
      `calendar periods with frequency ${frequency}: fiscal years begin in different months`,
      from,
    );
  return { from: Period.year(window.from.year), to: Period.year(window.to.year), fiscalYears: true };
};

const refuseTooManyCells = (question: TradeQuestion): void => {
  const { reporters, partners, commodities } = question;
  const periods = Period.range(question.from, question.to, question.frequency).length;
  const partnerCount = partners === "ALL" ? ALL_PARTNERS : partners.length;
  const cells = reporters.length * partnerCount * commodities.length * periods;
  if (cells > MAX_CELLS)
    throw new CodedError(
      "LIMIT_ROWS",
      `The question names ${cells.toLocaleString("en-US")} cells: ${reporters.length} reporters × ${partnerCount} partners × ${commodities.length} products × ${periods} periods. At most ${MAX_CELLS.toLocaleString("en-US")} are answered at once.`,
      { received: cells, accepted: `at most ${MAX_CELLS} cells` },
    );
};

const partnersOf = (
  partners: readonly string[] | null | undefined,
  reference: Reference,
): readonly string[] | "ALL" => {
  if (partners === null || partners === undefined) return "ALL";
  bounded("partners", partners);
  return reference.countriesOf(partners, "partners").map((country) => country.code);
};

const knownSources = (ids: readonly string[], sources: SourceCatalogue): readonly string[] => {
  const known = sources.all().filter((source) => source.domains.includes("TRADE"));
  for (const id of ids)
    if (!known.some((source) => source.id === id))
      throw new CodedError("CODE_UNKNOWN", `sources: no trade source has the id ${JSON.stringify(id)}.`, {
        argument: "sources",
        received: id,
        candidates: known.map((source) => ({ code: source.id, name: source.name })),
      });
  return ids;
};

/** A sum over partners may not hold the World beside them. */
export const refuseWorldPlusPartners = (question: TradeQuestion): void => {
  if (question.partners !== "ALL" && question.partners.length > 1 && question.partners.includes(WORLD))
    throw new CodedError(
      "REFUSED_WORLD_PLUS_PARTNERS",
      "partners: the World (W00) contains every partner, so the two are not summed. Ask for W00 alone, for partners alone, or add PARTNER to `by`.",
      {
        argument: "partners",
        received: question.partners,
      },
    );
};

/** A sum over products may not hold a code and its own parts. */
export const refuseOverlaps = (question: TradeQuestion, reference: Reference): void => {
  const { commodities } = question;
  for (const [index, one] of commodities.entries())
    for (const other of commodities.slice(index + 1))
      if (reference.overlap(one, other))
        throw new CodedError(
          "REFUSED_MIXED_LEVELS",
          `commodities: ${one} and ${other} hold the same goods, so their sum would count them twice. Ask for one of them, or add COMMODITY to \`by\`.`,
          {
            argument: "commodities",
            received: commodities,
          },
        );
};

/** A sum over reporters may not mix what two publishers say. */
export const refuseSeveralPublishers = (
  answers: readonly ReporterAnswer[],
  by: readonly TradeDimension[] = [],
): void => {
  const publishers = new Set(
    answers.filter((answer) => answer.rows.length > 0).map((answer) => answer.dataset.sourceId),
  );
  if (publishers.size > 1)
    throw new CodedError(
      "REFUSED_MIXED_PUBLISHERS",
      `These reporters come from different publishers (${[...publishers].join(", ")}), which are not summed. Add REPORTER to \`by\`, or choose one with \`sources\`.`,
      { argument: "by", received: by },
    );
};

/** One text a question, the same for the same meaning. Answers come in the order of the reporters, so that order is kept. */
export const questionKey = (question: TradeQuestion): string =>
  JSON.stringify([
    question.reporters,
    question.partners === "ALL" ? "ALL" : [...question.partners].sort(),
    [...question.commodities].sort(),
    question.flow,
    question.from.text,
    question.to.text,
    question.frequency,
    question.sources,
    question.fiscalYears ?? false,
    question.asOf ?? null,
  ]);
