import type { ErrorCode } from "../kernel/index.js";
import { CodedError } from "../kernel/index.js";

export interface UpstreamErrorInit {
  readonly code: Extract<ErrorCode, `UPSTREAM_${string}`>;
  readonly source: string;
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** May the same request succeed later? Told to the client. */
  readonly retryable?: boolean;
  /** May we try once more at once? Connect errors, 502, 503, 504 only. */
  readonly tryAgain?: boolean;
  /** Does it speak against the source (for the breaker)? A refusal does not: the source is alive. */
  readonly fault?: boolean;
  /** Certainly not counted by the source: nothing reached it. */
  readonly unsent?: boolean;
  readonly urlTooLong?: boolean;
  readonly field?: string;
}

/**
 * The only error that leaves this folder. It has no `cause`: an AxiosError holds the key in its URL, headers and body (measured, reliability §0.6).
 * What is outside `extensions` is for adapters and never reaches a client.
 */
export class UpstreamError extends CodedError {
  readonly status: number | null;
  readonly urlTooLong: boolean;
  readonly tryAgain: boolean;
  readonly fault: boolean;
  readonly unsent: boolean;
  readonly retryAfterMs: number | null;

  constructor(init: UpstreamErrorInit) {
    super(init.code, init.message, {
      source: init.source,
      retryable: init.retryable ?? false,
      ...(init.field === undefined ? {} : { field: init.field }),
      ...(init.retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(init.retryAfterMs / 1000) }),
    });
    this.name = "UpstreamError";
    this.status = init.status ?? null;
    this.urlTooLong = init.urlTooLong ?? false;
    this.tryAgain = init.tryAgain ?? false;
    this.fault = init.fault ?? false;
    this.unsent = init.unsent ?? false;
    this.retryAfterMs = init.retryAfterMs ?? null;
  }
}

export const badBody = (source: string, what: string, fault = true): UpstreamError =>
  new UpstreamError({
    code: "UPSTREAM_BAD_DATA",
    source,
    message: `${source}: ${what}.`,
    field: "the body",
    fault,
  });

export const late = (source: string, ms: number): UpstreamError =>
  new UpstreamError({
    code: "UPSTREAM_TIMEOUT",
    source,
    message: `${source} did not answer within ${ms / 1000} s.`,
    retryable: true,
    fault: true,
  });

/** Not called at all. */
export const notCalled = (source: string, message: string, retryAfterMs?: number): UpstreamError =>
  new UpstreamError({
    code: "UPSTREAM_UNAVAILABLE",
    source,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs, retryable: true }),
  });
