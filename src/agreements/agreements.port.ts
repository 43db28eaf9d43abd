import type { CodedError, Freshness, RequestContext } from "../kernel/index.js";
import type { AgreementCorpus } from "./agreements.records.js";

/** How a register is asked. Nothing given: at once, for nobody in particular. */
export interface RegisterAsk {
  /** Whose question it is: its gate is asked before calls are made, and calls are counted for it. */
  readonly context?: RequestContext;
  readonly signal?: AbortSignal;
  /** Nobody waits: what is past its life is fetched anew instead of being served. */
  readonly background?: boolean;
}

export interface LoadedRegister {
  readonly corpus: AgreementCorpus;
  readonly freshness: Freshness;
  /** Changes when the records do. Registers of files have none. */
  readonly version?: string;
  /** When the oldest part of the copy was fetched, ISO 8601. */
  readonly retrievedAt?: string | null;
  /** Why the copy, or a part of it, is not newer. */
  readonly failure?: CodedError | null;
}

/** A register of agreements, facilities or events. Registers are small: each is read whole and indexed in memory by the service. */
export interface AgreementsPort {
  readonly sourceIds: readonly string[];
  /** Asked over the network. Its records take the place of those that files hold of the same register. */
  readonly live?: boolean;
  /** Sources of which the operator has loaded a file of their own: they are not asked over the network. */
  readonly chosen?: readonly string[];
  /** Throws a CodedError UPSTREAM_… where it has nothing at all to give. */
  load(ask?: RegisterAsk): Promise<LoadedRegister>;
}

export const EMPTY_CORPUS: AgreementCorpus = {
  agreements: [],
  facilities: [],
  events: [],
  documents: [],
  claims: [],
  persons: [],
  organisations: [],
  votes: [],
  coverage: [],
};
