import type { ValidationRule } from "graphql";
import { aliasRule } from "./aliases.js";
import { depthRule } from "./depth.js";
import { directiveRule } from "./directives.js";
import { operationKindRule } from "./operation-kind.js";
import { repeatRule } from "./repeats.js";
import { rootFieldRule } from "./root-fields.js";

export { costError, estimateRows } from "./cost.js";
export { scanDocument } from "./scan.js";
export { MAX_EXPANDED_SELECTIONS } from "./selections.js";

export interface DocumentLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
}

/** Limits that need no variables; Apollo remembers a document that passed them. */
export const limitRules = (limits: DocumentLimits): readonly ValidationRule[] => [
  operationKindRule,
  depthRule(limits.maxDepth),
  aliasRule(limits.maxAliases),
  rootFieldRule(limits.maxRootFields),
  repeatRule(),
  directiveRule(limits.maxDirectives),
];
