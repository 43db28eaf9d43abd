import type { Freshness, RequestContext } from "../kernel/index.js";
import type { AgreementCorpus } from "./agreements.records.js";

/** A register of agreements, facilities or events. Registers are small: each is read whole and indexed in memory by the service. */
export interface AgreementsPort {
  readonly sourceIds: readonly string[];
  load(context?: RequestContext): Promise<{ readonly corpus: AgreementCorpus; readonly freshness: Freshness }>;
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
