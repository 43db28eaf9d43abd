import { agreementsPart } from "./agreements.js";
import { curated } from "./curated.js";
import type { SnapshotPart } from "./part.js";
import { PRICE_PARTS } from "./prices.js";
import { referencePart } from "./reference.js";
import { tradePart } from "./trade.js";

/** Every part of the snapshot, one a subject and publisher. */
export const SNAPSHOT_PARTS: readonly SnapshotPart[] = [
  referencePart,
  ...PRICE_PARTS,
  tradePart,
  curated,
  agreementsPart,
];
