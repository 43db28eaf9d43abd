import type { AgreementRecord } from "../../agreements/agreements.records.js";
import type { AgreementRow } from "../snapshot/agreements.rows.js";
import { agreementOf } from "../snapshot/agreements.rows.js";
import type { SnapshotStore } from "../snapshot/table.js";
import type { EmbeddedRegisters, LinkedItem } from "./types.js";

/** Out of the snapshot, read when first asked for. `items`: people, organisations and plants with the id of a Wikidata item. */
export const embeddedRegisters = (store: SnapshotStore, items: readonly LinkedItem[] = []): EmbeddedRegisters => {
  const held = new Map<string, readonly AgreementRecord[]>();
  const read = (sourceId: string): readonly AgreementRecord[] =>
    store.manifest.files
      .filter(({ part, source }) => part === "agreements" && source === sourceId)
      .flatMap((file) => store.table<AgreementRow>(file.path).map((row) => agreementOf(row, file)));
  return {
    agreements: (sourceId) => {
      const records = held.get(sourceId) ?? read(sourceId);
      held.set(sourceId, records);
      return records;
    },
    items: () => items,
  };
};
