import type {
  CountryRecord,
  GroupRow,
  HsAddedRecord,
  HsConcordanceRecord,
  HsEarlierRecord,
  HsRecord,
  HsSectionRecord,
  ReferenceTables,
} from "../../reference/index.js";
import type { SnapshotStore } from "./table.js";

/** The reference's tables out of the snapshot, each parsed when first asked for. */
export const referenceTables = (store: SnapshotStore): ReferenceTables => ({
  get countries() {
    return store.table<CountryRecord>("reference/countries.json");
  },
  get groups() {
    return store.table<GroupRow>("reference/groups.json");
  },
  get hs() {
    return store.table<HsRecord>("reference/hs-2022.json");
  },
  get sections() {
    return store.table<HsSectionRecord>("reference/hs-sections.json");
  },
  get earlier() {
    return store.table<HsEarlierRecord>("reference/hs-earlier.json");
  },
  get added() {
    return store.table<HsAddedRecord>("reference/hs-added.json");
  },
  get concordance() {
    return store.table<HsConcordanceRecord>("reference/hs-concordance.json");
  },
});
