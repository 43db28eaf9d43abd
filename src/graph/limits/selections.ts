import type {
  ASTVisitor,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationContext,
} from "graphql";
import { Kind } from "graphql";
import { CodedError } from "../../kernel/index.js";
import { refusal } from "../errors.js";

/** Apollo refuses documents that expand beyond this before our rules run; the walk stops here on its own as well. */
export const MAX_EXPANDED_SELECTIONS = 5000;

export interface Visit {
  readonly node: FieldNode;
  /** 1 at the root. */
  readonly depth: number;
  /** Response names from the root to this field. */
  readonly path: string;
}

/** Every field of an operation with its fragments expanded, as it would be executed. `enter` returns false to skip what is below. */
export const walkFields = (
  root: SelectionSetNode,
  fragment: (name: string) => FragmentDefinitionNode | null | undefined,
  enter: (visit: Visit) => boolean,
): void => {
  let budget = MAX_EXPANDED_SELECTIONS;
  const walk = (set: SelectionSetNode, depth: number, path: string, spread: ReadonlySet<string>): void => {
    for (const selection of set.selections) {
      if ((budget -= 1) < 0) return;
      if (selection.kind === Kind.FIELD) {
        const key = `${path}/${(selection.alias ?? selection.name).value}`;
        if (enter({ node: selection, depth, path: key }) && selection.selectionSet)
          walk(selection.selectionSet, depth + 1, key, spread);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, path, spread);
      } else if (!spread.has(selection.name.value)) {
        const definition = fragment(selection.name.value);
        if (definition) walk(definition.selectionSet, depth, path, new Set([...spread, selection.name.value]));
      }
    }
  };
  walk(root, 1, "", new Set());
};

/** A validation rule that looks at each operation once and may refuse it. */
export const operationRule =
  (check: (operation: OperationDefinitionNode, context: ValidationContext) => CodedError | null) =>
  (context: ValidationContext): ASTVisitor => ({
    OperationDefinition: (operation) => {
      const refused = check(operation, context);
      if (refused) context.reportError(refusal(refused, [operation]));
      return false;
    },
  });

/** LIMIT_DOCUMENT for `what` counted in the document. */
export const tooMany = (what: string, found: number, maximum: number): CodedError =>
  new CodedError("LIMIT_DOCUMENT", `The operation has ${found} ${what}; at most ${maximum} are allowed.`, {
    argument: what,
    received: found,
    accepted: `at most ${maximum}`,
  });
