import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { RegisterKind, RegisterRow } from "../curated/decode.js";
import { curatedCorpus } from "../curated/normalise.js";
import { CURATED } from "../curated/record.js";
import type { SnapshotStore } from "./table.js";

/** The curated register out of the snapshot. Its rows were checked when the snapshot was built, and their digests when it was opened. */
export const snapshotRegister = (store: SnapshotStore): AgreementsPort => ({
  sourceIds: [CURATED.id],
  load() {
    const rows = <K extends RegisterKind>(kind: K): readonly RegisterRow<K>[] =>
      store.table<RegisterRow<K>>(`register/${kind}.json`);
    const corpus = curatedCorpus({
      documents: rows("documents"),
      organisations: rows("organisations"),
      persons: rows("persons"),
      agreements: rows("agreements"),
      events: rows("events"),
      claims: rows("claims"),
      facilities: rows("facilities"),
    });
    return Promise.resolve({ corpus, freshness: "RECORDED" });
  },
});
