import { CodedError } from "../../src/kernel/index.js";

/** The coded refusal of `act`; anything else, an answer included, fails the test. */
export const refusalOf = (act: () => unknown): CodedError => {
  let answer: unknown;
  try {
    answer = act();
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`);
};

export const candidateCodes = (error: CodedError): string[] =>
  (error.extensions.candidates ?? []).map(({ code }) => code);
