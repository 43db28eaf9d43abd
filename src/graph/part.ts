import type { NodeFinder, SearchEntry } from "../kernel/index.js";

/** What a subject brings into the graph: resolver instances, made by hand in the composition root. */
export interface GraphPart {
  readonly resolvers: readonly object[];
  readonly nodeFinders?: readonly NodeFinder[];
  readonly searchEntries?: () => readonly SearchEntry[] | Promise<readonly SearchEntry[]>;
}
