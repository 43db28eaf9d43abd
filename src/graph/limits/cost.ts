import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import { Kind, getNamedType, getNullableType, isCompositeType, isListType, isLeafType, isUnionType } from "graphql";
import { getArgumentValues } from "graphql/execution/values.js";
import { CodedError } from "../../kernel/index.js";
import type { CostScope } from "./rows.js";
import { ROOT_SCOPE, rowsOf, scopeOf } from "./rows.js";

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The most list items that an operation can return, from its arguments alone; nothing is asked upstream. Every list multiplies what is
 * below it, each multiplier at least 1, so that a negative or null size cannot pay for something else.
 */
export const estimateRows = ({ schema, operation, fragments, variables }: CostQuestion): number => {
  const argumentsOf = (definition: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> => {
    // What a field could have been asked and was not counts too: a page size left out is the default one, not none.
    const open = Object.fromEntries(definition.args.map((argument) => [argument.name, null]));
    try {
      return { ...open, ...getArgumentValues(definition, node, variables) };
    } catch {
      return open; // Execution refuses the same argument with a better message.
    }
  };

  const ofField = (
    parent: GraphQLCompositeType,
    node: FieldNode,
    scope: CostScope,
    seen: ReadonlySet<string>,
  ): number => {
    if (node.name.value.startsWith("__") || isUnionType(parent)) return 0;
    const definition = parent.getFields()[node.name.value];
    const type = definition && getNamedType(definition.type);
    if (!definition || !type || isLeafType(type) || !isCompositeType(type) || !node.selectionSet) return 0;
    const args = argumentsOf(definition, node);
    const inner = scopeOf(args, scope);
    const below = ofSelections(type, node.selectionSet, inner, seen);
    if (!isListType(getNullableType(definition.type))) return below;
    return Math.max(1, rowsOf(parent.name, definition.name, args, inner, scope.page)) * (1 + below);
  };

  const ofSelections = (
    parent: GraphQLCompositeType,
    set: SelectionSetNode,
    scope: CostScope,
    seen: ReadonlySet<string>,
  ): number => {
    let rows = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        rows += ofField(parent, selection, scope, seen);
        continue;
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : null;
      if (spread !== null && seen.has(spread)) continue;
      const fragment = spread === null ? null : fragments.get(spread);
      const body = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment;
      if (!body) continue;
      const condition = body.typeCondition ? schema.getType(body.typeCondition.name.value) : parent;
      if (condition && isCompositeType(condition))
        rows += ofSelections(condition, body.selectionSet, scope, spread === null ? seen : new Set([...seen, spread]));
    }
    return rows;
  };

  const root = schema.getRootType(operation.operation);
  return root ? ofSelections(root, operation.selectionSet, ROOT_SCOPE, new Set()) : 0;
};

export const costError = (rows: number, maximum: number): CodedError =>
  new CodedError("LIMIT_COST", `The operation could return about ${rows} list items; at most ${maximum} are allowed.`, {
    argument: "cost",
    received: rows,
    accepted: `at most ${maximum}`,
  });
