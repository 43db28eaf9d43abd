import type { SnapshotPart } from "./part.js";
import { referenceComtrade } from "./reference-comtrade.js";
import { referenceConcordance } from "./reference-concordance.js";
import { referenceCountries } from "./reference-countries.js";
import { referenceGroups } from "./reference-groups.js";
import { referenceHs } from "./reference-hs.js";

/** Countries, groups, the Harmonized System and Comtrade's numbers of places. */
export const referencePart: SnapshotPart = async (dataDir) =>
  (
    await Promise.all(
      [referenceCountries, referenceGroups, referenceHs, referenceConcordance, referenceComtrade].map((part) =>
        part(dataDir),
      ),
    )
  ).flat();
