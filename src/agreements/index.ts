import type { NodeFinder, SearchEntry } from "../kernel/index.js";
import { AgreementCoverageResolver, AgreementResolver, CountryAgreementsResolver } from "./agreements.resolver.js";
import { AgreementsService } from "./agreements.service.js";
import type { AgreementsDeps } from "./agreements.service.js";
import { RecordsResolver } from "./records.resolver.js";
import { searchEntriesOf } from "./search.js";

export { Agreement } from "./agreement.type.js";
export { AgreementsService } from "./agreements.service.js";
export { Claim, ClaimQuantity, Document } from "./claim.type.js";
export { DiplomaticEvent } from "./event.type.js";
export { Facility } from "./facility.type.js";
export type { AgreementsDeps } from "./agreements.service.js";
export type * from "./agreements.records.js";
export type { AgreementsPort } from "./agreements.port.js";

/** The agreements subject, its registers read. */
export const createAgreements = async (deps: AgreementsDeps) => {
  const service = new AgreementsService(deps);
  await service.load();
  const finder = (
    type: string,
    kind: "agreement" | "facility" | "event" | "person" | "organisation" | "document" | "claim",
  ): NodeFinder => ({
    type,
    find: (key) => service.index[kind](key) ?? null,
  });
  return {
    service,
    resolvers: [
      new AgreementResolver(service),
      new AgreementCoverageResolver(service),
      new CountryAgreementsResolver(service),
      new RecordsResolver(service),
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
    searchEntries: (): readonly SearchEntry[] => searchEntriesOf(service.index),
  };
};
