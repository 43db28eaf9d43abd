import type { SnapshotPart } from "./part.js";
import { referenceCountries } from "./reference-countries.js";
import { referenceGroups } from "./reference-groups.js";
import { referenceHs } from "./reference-hs.js";

/** Countries, groups and the Harmonized System: `reference/*.json`. */
export const referencePart: SnapshotPart = async (dataDir) =>
  (await Promise.all([referenceCountries, referenceGroups, referenceHs].map((part) => part(dataDir)))).flat();
