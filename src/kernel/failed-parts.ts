import type { ErrorDetails } from "./errors.js";
import { CodedError } from "./errors.js";
import type { MissingReason } from "./missing.js";

/** Where a field stands in the answer, as graphql-js and graphql-jit both hand it to resolvers. */
export interface ResponsePath {
  readonly prev: ResponsePath | undefined;
  readonly key: string | number;
}

export interface FailedPart {
  readonly error: CodedError;
  /** Null: asked outside a field. */
  readonly path: readonly (string | number)[] | null;
}

const pathOf = (path: ResponsePath | undefined): readonly (string | number)[] =>
  path ? [...pathOf(path.prev), path.key] : [];

/** Failures of parts of an answer whose rest is there: told beside the data. One failure is told once a field, however many items of a list met it. */
export class FailedParts {
  readonly #held = new Map<string, FailedPart>();

  add(error: CodedError, path: ResponsePath | undefined): void {
    const keys = pathOf(path);
    const field = keys.filter((key) => typeof key === "string").join(".");
    const name = `${field}\n${error.code}\n${error.message}`;
    if (!this.#held.has(name)) this.#held.set(name, { error, path: path ? keys : null });
  }
  get list(): readonly FailedPart[] {
    return [...this.#held.values()];
  }
}

/** Did a source fail? Refusals of ours, such as a budget, are never answered by another source. */
export const isUpstreamFailure = (error: unknown): error is CodedError =>
  error instanceof CodedError && error.code.startsWith("UPSTREAM_");

/** A failed part as the reason why its figures are missing. */
export const missingFor = (error: CodedError): { readonly reason: MissingReason; readonly detail: string } => ({
  reason: error.code === "UPSTREAM_QUOTA_EXHAUSTED" ? "QUOTA_EXHAUSTED" : "UPSTREAM_UNAVAILABLE",
  detail: failureWords(error),
});

/** `UPSTREAM_TIMEOUT: bls did not answer in time.` */
export const failureWords = ({ code, message }: CodedError): string => `${code}: ${message}`;

/** The source that failed, where the error names it. */
export const failedSource = ({ extensions }: { readonly extensions: ErrorDetails }, sourceId: string): string =>
  extensions.source ?? sourceId;
