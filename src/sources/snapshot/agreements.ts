import type { AgreementsPort } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { AgreementCorpus, RegisterCoverage } from "../../agreements/agreements.records.js";
import { REGISTER_COVERAGE } from "./agreements.coverage.js";
import type { AgreementRow } from "./agreements.rows.js";
import { agreementOf } from "./agreements.rows.js";
import type { FacilityRow, VotingRow } from "./facilities.rows.js";
import { facilityOf, votingOf } from "./facilities.rows.js";
import type { ManifestFile, SnapshotStore } from "./table.js";

const PLANTS = "gem-gist";
const VOTES = "un-ga-votes";

/** The registers of files out of the snapshot; the curated register is a port of its own (register.ts). */
export const snapshotAgreements = (store: SnapshotStore): AgreementsPort => {
  const files = store.manifest.files.filter(({ part }) => part === "agreements");
  const of = (wanted: (source: string) => boolean) => files.filter(({ source }) => wanted(source));
  const rows = <Row extends object, T>(
    wanted: readonly ManifestFile[],
    make: (row: Row, file: ManifestFile) => T,
  ): T[] => wanted.flatMap((file) => store.table<Row>(file.path).map((row) => make(row, file)));
  return {
    sourceIds: [...new Set(files.map(({ source }) => source))],
    load() {
      const corpus: AgreementCorpus = {
        ...EMPTY_CORPUS,
        agreements: rows<AgreementRow, AgreementCorpus["agreements"][number]>(
          of((source) => source !== PLANTS && source !== VOTES),
          agreementOf,
        ),
        facilities: rows<FacilityRow, AgreementCorpus["facilities"][number]>(
          of((source) => source === PLANTS),
          facilityOf,
        ),
        votes: rows<VotingRow, AgreementCorpus["votes"][number]>(
          of((source) => source === VOTES),
          votingOf,
        ),
        coverage: coverageOf(files),
      };
      return Promise.resolve({ corpus, freshness: "RECORDED" });
    },
  };
};

/** As of the newest file of a register: its release, else the day it was fetched. */
const coverageOf = (files: readonly ManifestFile[]): RegisterCoverage[] =>
  REGISTER_COVERAGE.flatMap((entry) => {
    const dates = files
      .filter(({ source }) => source === entry.sourceId)
      .map(({ publishedOn, retrievedOn }) => publishedOn ?? retrievedOn);
    if (dates.length === 0) return [];
    const newest =
      dates
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    return [{ ...entry, through: entry.through ?? newest }];
  });
