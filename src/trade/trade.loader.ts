import type DataLoader from "dataloader";
import type { RequestContext } from "../kernel/index.js";
import { inTurn, isUpstreamFailure, levelLoader, missingFor, perRequest, Period } from "../kernel/index.js";
import { emptyAnswer } from "./absence.js";
import { answeredSlots } from "./coverage.js";
import { questionKey } from "./question.js";
import { answeredAfter } from "./source-failed.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "./trade.port.js";

type Held = ReporterAnswer | null;

/** All questions of one level go to each port at once; a reporter nobody holds anything of is null. */
export const tradeLoader = (
  ports: readonly TradePort[],
): ((context: RequestContext) => DataLoader<TradeQuestion, readonly Held[], string>) =>
  perRequest((context) =>
    levelLoader(context.scheduler, questionKey, (questions) => answerAll(ports, questions, context)),
  );

/** What has come of one reporter so far. */
interface State {
  readonly reporter: string;
  best: ReporterAnswer | null;
  /** Failures of ports that did not answer, or answered less than a later one. */
  readonly failed: Error[];
}

interface Asking {
  readonly question: TradeQuestion;
  readonly states: readonly State[];
  /** A refusal of ours: no other port is asked. */
  refused: Error | null;
}

/**
 * The first port that holds anything of a reporter answers all of it: figures of two publishers are never put together. A port that fails
 * is passed over where a later one can answer, and what it answered in part stays where a later one has no more.
 */
const answerAll = async (
  ports: readonly TradePort[],
  questions: readonly TradeQuestion[],
  context: RequestContext,
): Promise<readonly (readonly Held[] | Error)[]> => {
  const asked = questions.map((question): Asking => ({
    question,
    states: question.reporters.map((reporter) => ({ reporter, best: null, failed: [] })),
    refused: null,
  }));
  for (const port of ports) {
    const open = asked.flatMap((asking) => {
      const { question, states, refused } = asking;
      const mayAsk = !refused && (question.asOf == null || port.keepsVintages);
      const due = mayAsk ? states.filter(({ best }) => !best || best.failures?.length) : [];
      return due.length > 0 ? [{ asking, due }] : [];
    });
    if (open.length === 0) continue;
    const parts = open.map(({ asking, due }) => ({
      ...asking.question,
      reporters: due.map(({ reporter }) => reporter),
    }));
    const answers = await answersOf(port, parts, context);
    for (const [place, { asking, due }] of open.entries())
      for (const [at, state] of due.entries()) take(asking, state, answers[place]?.[at] ?? null);
  }
  return asked.map(outcomeOf);
};

const take = (asking: Asking, state: State, answer: ReporterAnswer | null | Error): void => {
  const { question } = asking;
  const { best } = state;
  if (answer instanceof Error) {
    if ("code" in answer && answer.code === "LIMIT_UPSTREAM_CALLS") asking.refused = answer;
    else state.failed.push(answer);
    return;
  }
  const isFiscal = answer?.periods.some((period) => period.kind === "FISCAL_YEAR") ?? false;
  // Calendar years are no answer to fiscal ones; a part in calendar years is a better one than all of the fiscal ones.
  if (!answer || (question.fiscalYears ? !isFiscal : isFiscal && best)) return;
  if (best && answeredSlots(question, answer) <= answeredSlots(question, best)) return;
  state.failed.push(...(best?.failures ?? []));
  state.best = answer;
};

const outcomeOf = ({ question, states, refused }: Asking): readonly Held[] | Error => {
  if (refused) return refused;
  const lost = states.filter(({ best, failed }) => !best && failed.length > 0).map(({ failed }) => failed[0]!);
  const fatal = lost.find((error) => !isUpstreamFailure(error));
  if (fatal) return fatal;
  // All of the question failed; else only the reporters that did are missing.
  if (lost.length > 0 && states.every(({ best }) => !best)) return lost[0]!;
  return states.map(({ reporter, best, failed }) => {
    const failures = failed.filter(isUpstreamFailure);
    if (best) return answeredAfter(best, failures);
    const [first] = failures;
    return first
      ? { ...emptyAnswer(question, reporter, () => missingFor(first), periodsOf(question)), failures }
      : null;
  });
};

const periodsOf = ({ from, to, frequency, fiscalYears }: TradeQuestion): readonly Period[] => {
  const calendar = Period.range(from, to, frequency);
  // Nobody answered, so the month they begin in is nobody's: only the name is used.
  return fiscalYears ? calendar.map(({ year }) => Period.fiscalYear(year, 4)) : calendar;
};

/** A port that fails as a whole fails each question asked of it, and no other port. */
const answersOf = async (
  port: TradePort,
  questions: readonly TradeQuestion[],
  context: RequestContext,
): ReturnType<TradePort["answer"]> => {
  try {
    return await inTurn(context, (own) => port.answer(questions, own));
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return questions.map((question) => question.reporters.map(() => failure));
  }
};
