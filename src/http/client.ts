import type { AxiosInstance } from "axios";
import axios, { AxiosError } from "axios";
import type { Agents } from "./agents.js";
import type { RawAnswer } from "./body.js";
import { badBody, UpstreamError } from "./errors.js";

export interface WireRequest {
  readonly method: "GET" | "POST";
  readonly origin: string;
  /** Path and query as sent, with the key where it goes into the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly maxBytes: number;
  /** Asking twice does no harm. */
  readonly getLike: boolean;
}

export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<RawAnswer>;

/** Nothing reached the source: safe to try again, and no call of a quota is spent. EPRIVATE is ours (addresses.ts). */
const NOT_REACHED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENETDOWN",
  "ECONNECTTIMEOUT",
]);

/** The one function that talks to the network. Throws UpstreamError only; every status is an answer. */
export const createWire = (source: string, agents: Agents): Wire => {
  const client: AxiosInstance = axios.create({
    adapter: "http",
    // Own deadlines: axios' `timeout` did not end a dripping body (measured, reliability §0.3).
    timeout: 0,
    // A redirect would carry the key header to another host (measured, reliability §0.4).
    maxRedirects: 0,
    allowAbsoluteUrls: false,
    // Without this axios follows HTTP_PROXY of the environment, past the address check.
    proxy: false,
    httpAgent: agents.http,
    httpsAgent: agents.https,
    responseType: "arraybuffer",
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
  });
  return async (request, signal) => {
    try {
      const answer = await client.request<Uint8Array>({
        baseURL: request.origin,
        url: request.target,
        method: request.method,
        headers: { ...request.headers },
        data: request.data,
        maxContentLength: request.maxBytes,
        maxBodyLength: 1024 * 1024,
        signal,
      });
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(answer.headers))
        if (typeof value === "string") headers[name.toLowerCase()] = value;
      return { status: answer.status, headers, bytes: answer.data };
    } catch (error) {
      throw translate(source, error, request);
    }
  };
};

/** The AxiosError ends here. Its message is not used either: it names addresses. */
const translate = (source: string, error: unknown, { maxBytes, getLike }: WireRequest): UpstreamError => {
  const code = error instanceof AxiosError ? (error.code ?? "") : "";
  const message = error instanceof Error ? error.message : "";
  if (message.startsWith("maxContentLength"))
    return badBody(source, `the answer is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB`, false);
  if (message === "stream has been aborted" || /^Z_|^ERR__?ZLIB|^ERR_BROTLI|^ERR__ERROR_FORMAT|^HPE_/.test(code))
    return badBody(source, "the answer broke off or is damaged");
  const reused = error instanceof AxiosError && error.response === undefined && isReused(error.request);
  const unsent = NOT_REACHED.has(code) || (code === "ETIMEDOUT" && isConnecting(error));
  // A kept connection that the source closes as we write: nothing was answered on it, but it may have been read.
  const closed = getLike && reused && (code === "ECONNRESET" || code === "EPIPE");
  return new UpstreamError({
    code: "UPSTREAM_UNAVAILABLE",
    source,
    message: `${source} cannot be reached${/^E[A-Z]+$|^(CERT|ERR_TLS|DEPTH|UNABLE|SELF)[A-Z_]*$/.test(code) ? ` (${code})` : ""}.`,
    retryable: true,
    tryAgain: unsent || closed,
    unsent: unsent || code === "EPRIVATE",
    fault: true,
  });
};

const isReused = (request: unknown): boolean =>
  typeof request === "object" && request !== null && "reusedSocket" in request && request.reusedSocket === true;

/** Node says ETIMEDOUT of an attempt to connect (one family of addresses after the other) and of a connection in use alike. */
const isConnecting = (error: unknown): boolean => {
  const cause = error instanceof AxiosError ? error.cause : error;
  return cause instanceof AggregateError || (cause as NodeJS.ErrnoException | undefined)?.syscall === "connect";
};
