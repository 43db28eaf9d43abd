import { CodedError } from "../kernel/index.js";
import type { Candidate } from "../kernel/index.js";

const listed = (candidates: readonly Candidate[]): string =>
  candidates.map(({ code, name }) => `${code} (${name})`).join(", ");

export const unknownCode = (
  argument: string,
  what: string,
  received: string,
  accepted: string,
  candidates: readonly Candidate[],
  hint = "",
): CodedError =>
  new CodedError(
    "CODE_UNKNOWN",
    `${argument}: no ${what} ${JSON.stringify(received)}.${candidates.length ? ` Nearest: ${listed(candidates)}.` : ` Accepted: ${accepted}.`}${hint}`,
    { argument, received, accepted, candidates },
  );

export const ambiguousCode = (
  argument: string,
  what: string,
  received: string,
  accepted: string,
  candidates: readonly Candidate[],
): CodedError =>
  new CodedError(
    "CODE_AMBIGUOUS",
    `${argument}: ${JSON.stringify(received)} fits more than one ${what}: ${listed(candidates)}.`,
    { argument, received, accepted, candidates },
  );
