import { createReference } from "../../../reference/index.js";
import type { CountryRecord, GroupRow, Reference } from "../../../reference/index.js";
import { readTable, writeTable } from "../table.js";
import { referenceCountries } from "./reference-countries.js";
import { referenceGroups } from "./reference-groups.js";

/** Countries and groups as the snapshot will hold them, before it is written: registers are resolved against these. */
export const namesReference = async (): Promise<Reference> => {
  const [[countries], [groups]] = await Promise.all([referenceCountries(""), referenceGroups("")]);
  return createReference({
    countries: readTable<CountryRecord>(writeTable(countries!.columns, countries!.rows)),
    groups: readTable<GroupRow>(writeTable(groups!.columns, groups!.rows)),
    hs: [],
    sections: [],
    earlier: [],
    added: [],
    concordance: [],
  }).service;
};
