import type { NodeFinder, SearchEntry } from "../kernel/index.js";
import {
  AgreementCoverageResolver,
  AgreementResolver,
  CountryAgreementsResolver,
  RegisterCoverageResolver,
} from "./agreements.resolver.js";
import type { Kind } from "./agreements.service.js";
import { RecordsResolver } from "./records.resolver.js";
import { AgreementRegisters } from "./registers.js";
import type { AgreementsDeps } from "./registers.js";
import { searchEntriesOf } from "./search.js";

export { Agreement } from "./agreement.type.js";
export { AgreementsService } from "./agreements.service.js";
export { Claim, ClaimQuantity, Document } from "./claim.type.js";
export { DiplomaticEvent } from "./event.type.js";
export { Facility } from "./facility.type.js";
export { AgreementRegisters } from "./registers.js";
export type { AgreementsDeps } from "./registers.js";
export type * from "./agreements.records.js";
export type { AgreementsPort, LoadedRegister, RegisterAsk } from "./agreements.port.js";

/** The agreements subject. No register is read before the first question. */
export const createAgreements = (deps: AgreementsDeps) => {
  const registers = new AgreementRegisters(deps);
  const finder = (type: string, kind: Kind): NodeFinder => ({
    type,
    find: async (key, context) => (await registers.current(context)).index[kind](key) ?? null,
  });
  return {
    registers,
    resolvers: [
      new AgreementResolver(registers),
      new AgreementCoverageResolver(),
      new RegisterCoverageResolver(),
      new CountryAgreementsResolver(registers),
      new RecordsResolver(registers),
    ],
    nodeFinders: [
      finder("Agreement", "agreement"),
      finder("Facility", "facility"),
      finder("DiplomaticEvent", "event"),
      finder("Person", "person"),
      finder("Organisation", "organisation"),
      finder("Document", "document"),
      finder("Claim", "claim"),
    ],
    searchEntries: async (): Promise<readonly SearchEntry[]> =>
      searchEntriesOf((await registers.current()).index, (kind, key) => registers.held?.index[kind](key)),
    /** Asks live registers again; true: something newer came, and questions from now on see it. */
    refresh: (signal?: AbortSignal): Promise<boolean> => registers.refresh(signal),
    /** Refreshes now and at this interval, until the signal aborts. */
    startRefreshing: (intervalMs: number, signal: AbortSignal, report?: (error: unknown) => void): void =>
      registers.startRefreshing(intervalMs, signal, report),
  };
};
