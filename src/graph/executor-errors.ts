import type { ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError, getVariableValues } from "graphql";

export const MAX_COERCION_ERRORS = 5;

/** The standard errors of bad variables: code and place are what clients of graphql-js expect. */
export const variableErrors = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] => {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_COERCION_ERRORS,
  });
  return errors ?? [];
};

/**
 * graphql-jit's error objects have no `extensions` object, which Apollo reads without looking; so each becomes a GraphQLError of our realm,
 * with its path, its places and what the thrown error carried.
 */
export const standardErrors = (result: ExecutionResult): ExecutionResult => {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    const { originalError } = error;
    const standard = new GraphQLError(error.message, {
      path: error.path ?? null,
      ...(originalError ? { originalError } : {}),
      extensions: { ...(originalError as { extensions?: object } | undefined)?.extensions },
    });
    if (error.locations) Object.defineProperty(standard, "locations", { value: error.locations, enumerable: true });
    return standard;
  });
  return { ...result, errors };
};
