import type { ASTVisitor, ValidationContext } from "graphql";
import { GraphQLError } from "graphql";

/** graphql-js validates a mutation without a mutation type and fails when it runs (16.15); here it is a refusal like any other. */
export const operationKindRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (node) => {
    if (!context.getSchema().getRootType(node.operation))
      context.reportError(
        new GraphQLError(`The graph has no ${node.operation}s: it only answers queries.`, { nodes: node }),
      );
  },
});
