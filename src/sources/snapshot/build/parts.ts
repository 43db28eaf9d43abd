import type { SnapshotPart } from "./part.js";

/** Every part of the snapshot, one a subject and publisher. */
export const SNAPSHOT_PARTS: readonly SnapshotPart[] = [];
