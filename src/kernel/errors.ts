import type { ErrorCode } from "./error-codes.js";

export interface Candidate {
  readonly code: string;
  readonly name: string;
}

/** What travels in `errors[].extensions`. Never a secret, a path or a stack. */
export interface ErrorDetails {
  readonly argument?: string;
  readonly received?: unknown;
  readonly accepted?: string | readonly string[];
  readonly candidates?: readonly Candidate[];
  readonly source?: string;
  readonly field?: string;
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number;
  readonly limit?: number;
  readonly actual?: number;
}

/** The only error that reaches a client with its own words; anything else is masked. `extensions` is the name graphql-js copies. */
export class CodedError extends Error {
  readonly extensions: ErrorDetails & { readonly code: ErrorCode };

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message);
    this.name = "CodedError";
    this.extensions = { code, ...details };
  }
}

/** `argument` out of range: says what was expected and what came. */
export const badInput = (argument: string, expected: string, received: unknown): CodedError =>
  new CodedError("BAD_USER_INPUT", `${argument}: expected ${expected}, received ${JSON.stringify(received)}.`, {
    argument,
    received,
    accepted: expected,
  });

export const unreachable = (value: never): never => {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
};
