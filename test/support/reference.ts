import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createReference } from "../../src/reference/index.js";
import type {
  CountryRecord,
  GroupRow,
  HsAddedRecord,
  HsConcordanceRecord,
  HsEarlierRecord,
  HsRecord,
  HsSectionRecord,
  ReferenceTables,
} from "../../src/reference/index.js";
import { readTable } from "../../src/sources/snapshot/table.js";

const SNAPSHOT = join(import.meta.dirname, "../../fixtures/snapshot");

/** One table of the committed snapshot, without opening the rest of it. */
export const snapshotTable = <Row extends object>(path: string): Row[] =>
  readTable<Row>(readFileSync(join(SNAPSHOT, path), "utf8"));

export const tables: ReferenceTables = {
  countries: snapshotTable<CountryRecord>("reference/countries.json"),
  groups: snapshotTable<GroupRow>("reference/groups.json"),
  hs: snapshotTable<HsRecord>("reference/hs-2022.json"),
  sections: snapshotTable<HsSectionRecord>("reference/hs-sections.json"),
  earlier: snapshotTable<HsEarlierRecord>("reference/hs-earlier.json"),
  added: snapshotTable<HsAddedRecord>("reference/hs-added.json"),
  concordance: snapshotTable<HsConcordanceRecord>("reference/hs-concordance.json"),
};

export const referencePart = createReference(tables);
export const reference = referencePart.service;
