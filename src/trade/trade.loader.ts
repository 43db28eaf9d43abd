import type DataLoader from "dataloader";
import type { RequestContext } from "../kernel/index.js";
import { levelLoader, perRequest } from "../kernel/index.js";
import { questionKey } from "./question.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "./trade.port.js";

type Held = ReporterAnswer | null;

/** All questions of one level go to each port at once; a reporter nobody holds anything of is null. */
export const tradeLoader = (
  ports: readonly TradePort[],
): ((context: RequestContext) => DataLoader<TradeQuestion, readonly Held[], string>) =>
  perRequest((context) =>
    levelLoader(context.scheduler, questionKey, (questions) => answerAll(ports, questions, context)),
  );

/**
 * The first port that holds anything of a reporter answers all of it: figures of two publishers are never put together. A port that fails
 * is passed over where a later one can answer; otherwise its error is the answer of the questions it failed.
 */
const answerAll = async (
  ports: readonly TradePort[],
  questions: readonly TradeQuestion[],
  context: RequestContext,
): Promise<readonly (readonly Held[] | Error)[]> => {
  const held = questions.map((question) => question.reporters.map((): Held => null));
  const failures = new Map<number, Error>();
  for (const port of ports) {
    const open = questions
      .map((question, index) => ({
        question,
        index,
        reporters:
          question.asOf == null || port.keepsVintages
            ? question.reporters.filter((_, place) => held[index]![place] === null)
            : [],
      }))
      .filter(({ reporters }) => reporters.length > 0);
    if (open.length === 0) continue;
    const asked = open.map(({ question, reporters }) => ({ ...question, reporters }));
    const answers = await answersOf(port, asked, context);
    open.forEach(({ question, index, reporters }, place) =>
      reporters.forEach((reporter, at) => {
        const answer = answers[place]?.[at] ?? null;
        if (answer instanceof Error) failures.set(index, answer);
        // Calendar years are no answer to fiscal ones.
        else if (question.fiscalYears && answer?.periods.every((period) => period.kind !== "FISCAL_YEAR")) return;
        else held[index]![question.reporters.indexOf(reporter)] = answer;
      }),
    );
  }
  return held.map((answers, index) => (failures.has(index) && answers.includes(null) ? failures.get(index)! : answers));
};

/** A port that fails as a whole fails each question asked of it, and no other port. */
const answersOf = async (
  port: TradePort,
  questions: readonly TradeQuestion[],
  context: RequestContext,
): ReturnType<TradePort["answer"]> => {
  try {
    return await port.answer(questions, context);
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return questions.map((question) => question.reporters.map(() => failure));
  }
};
