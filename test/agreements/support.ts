import { join } from "node:path";
import type {
  AgreementCorpus,
  AgreementRecord,
  CitationRecord,
  PartyRecord,
} from "../../src/agreements/agreements.records.js";
import { EMPTY_CORPUS } from "../../src/agreements/agreements.port.js";
import { AgreementRegisters } from "../../src/agreements/index.js";
import type { AgreementsPort, AgreementsService } from "../../src/agreements/index.js";
import type { SourceCatalogue } from "../../src/kernel/index.js";
import { Source } from "../../src/kernel/index.js";
import { createReference } from "../../src/reference/index.js";
import { readRegister } from "../../src/sources/curated/files.js";
import { curatedCorpus } from "../../src/sources/curated/normalise.js";
import { CURATED } from "../../src/sources/curated/record.js";
import { referenceTables } from "../../src/sources/snapshot/reference.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";

const fixtures = join(import.meta.dirname, "../../fixtures");
export const register = readRegister(join(fixtures, "register"));
export const curated = curatedCorpus(register);
export const referencePart = createReference(referenceTables(SnapshotStore.open(join(fixtures, "snapshot"))));
export const reference = referencePart.service;

/** Any id is a source here: what is tested are records, not the list of sources. */
export const sources: SourceCatalogue = {
  get: (id) => new Source({ ...CURATED, id, name: `Source ${id}` }),
  all: () => [],
};

export const citation = (sourceId: string): CitationRecord => ({
  sourceId,
  dataset: `${sourceId} list`,
  url: null,
  publisher: null,
  publishedOn: null,
  retrievedOn: null,
});

export const country = (code: string, role: PartyRecord["role"] = "PARTY"): PartyRecord => ({
  actor: { kind: "COUNTRY", code },
  role,
  from: null,
  to: null,
  expandedFrom: null,
});
export const group = (id: string): PartyRecord => ({ ...country(""), actor: { kind: "GROUP", id } });

export const agreement = (
  over: Partial<AgreementRecord> & Pick<AgreementRecord, "key" | "sourceId">,
): AgreementRecord => ({
  title: over.key,
  titleOriginal: null,
  instrumentKind: "AGREEMENT",
  legalNature: "BINDING_INTERNATIONAL",
  status: "IN_FORCE",
  sourceStatus: null,
  signedOn: null,
  signedAt: null,
  inForceFrom: null,
  terminatedOn: null,
  parties: [],
  signatures: [],
  lifecycle: [],
  topics: ["trade"],
  sameAs: [],
  predecessors: [],
  facilities: [],
  texts: [],
  depthIndex: null,
  summary: null,
  conflicts: [],
  citations: [citation(over.sourceId)],
  ...over,
});

export const port = (sourceId: string, corpus: Partial<AgreementCorpus>): AgreementsPort => ({
  sourceIds: [sourceId],
  load: () => Promise.resolve({ corpus: { ...EMPTY_CORPUS, ...corpus }, freshness: "RECORDED" }),
});

export const registersOf = (...ports: AgreementsPort[]): AgreementRegisters =>
  new AgreementRegisters({ ports, reference, sources });

export const serviceOf = (...ports: AgreementsPort[]): Promise<AgreementsService> => registersOf(...ports).current();

export const ask = { first: 500, orderBy: "SIGNED_DESC" as const };
