import type { Upstream } from "../../../http/index.js";
import { UpstreamError } from "../../../http/index.js";
import { CodedError, NotAdmitted } from "../../../kernel/index.js";
import type { TradeCaps, TradeRequest } from "../../../planner/index.js";
import { halve } from "../../../planner/index.js";
import type { ComtradeCodeBook } from "../codes.js";
import { decodeComtrade } from "../decode.js";
import type { ComtradeCell } from "../normalise.js";
import { normaliseComtrade } from "../normalise.js";
import { askedIn, toHttp } from "./request.js";

export interface AskDeps {
  readonly upstream: Upstream;
  readonly codes: ComtradeCodeBook;
  readonly caps: TradeCaps;
  readonly withKey: boolean;
}

/** A call, or a part of one that had to be asked again in halves, with what came of it. */
export interface Asked {
  readonly request: TradeRequest;
  readonly outcome: readonly ComtradeCell[] | Error;
}

/** What a call needs of the request that waits for it, or of nobody behind an answer. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly background: boolean;
  /** Before calls are made for the same cells; throws NotAdmitted. */
  readonly admit: (requests: readonly TradeRequest[]) => void;
  /** A call is made. */
  readonly called: (request: TradeRequest) => void;
}

/** One cell alone came at the cap: its rows cannot be told from all its rows. */
export class Truncated extends CodedError {
  constructor(rowCap: number) {
    super(
      "UPSTREAM_BAD_DATA",
      `comtrade: an answer for one code, reporter and period came with ${rowCap} rows or more, where UN Comtrade cuts without a word.`,
      { source: "comtrade", field: "count", retryable: false },
    );
  }
}

/** The call, if it may be made: where the budget ends, what others bring is kept. */
export const askAdmitted = async (
  requests: readonly TradeRequest[],
  of: TradeRequest,
  deps: AskDeps,
  asking: Asking,
): Promise<readonly Asked[]> => {
  try {
    asking.admit(requests);
  } catch (error) {
    if (error instanceof NotAdmitted) return [{ request: of, outcome: error }];
    throw error;
  }
  return (await Promise.all(requests.map((request) => ask(request, deps, asking)))).flat();
};

/**
 * The rows of one call. An answer at the cap, or a URL that is refused for its length, is asked again in halves, as long as that is possible.
 * What fails is told beside what came: one bad call spoils no other.
 */
const ask = async (request: TradeRequest, deps: AskDeps, asking: Asking): Promise<readonly Asked[]> => {
  const answer = await answerTo(request, deps, asking);
  const because = reasonToHalve(answer, request);
  if (because === null) return [{ request, outcome: answer }];
  const halves = halve(request, deps.caps, because);
  if (!halves) return [{ request, outcome: answer }];
  return askAdmitted(halves, request, deps, asking);
};

/** The words of a long URL's refusal are those of a page that is gone too: a short URL is not halved for them. */
const SHORT_URL = 300;

const reasonToHalve = (answer: Asked["outcome"], { urlLength }: TradeRequest): "ROWS" | "URL" | null => {
  if (answer instanceof Truncated) return "ROWS";
  const isTooLong = answer instanceof UpstreamError && answer.urlTooLong;
  return isTooLong && (answer.status === 414 || urlLength > SHORT_URL) ? "URL" : null;
};

const answerTo = async (
  request: TradeRequest,
  { upstream, codes, caps, withKey }: AskDeps,
  { signal, background, called }: Asking,
): Promise<Asked["outcome"]> => {
  try {
    called(request);
    const { body } = await upstream.send({ ...toHttp(request, codes, withKey), as: "json", signal, background });
    const { rows, truncated } = decodeComtrade(body, caps.rowCap);
    return truncated ? new Truncated(caps.rowCap) : normaliseComtrade(rows, codes, askedIn(request, codes));
  } catch (error) {
    // Nobody waits any more: that is no failure of the source's, and not remembered as one.
    if (signal.aborted || !(error instanceof CodedError)) throw error;
    return error;
  }
};
