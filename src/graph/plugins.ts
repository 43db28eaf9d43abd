import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestContextDidResolveOperation,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { FragmentDefinitionNode } from "graphql";
import { getVariableValues, Kind } from "graphql";
import type { RequestContext } from "../kernel/index.js";
import { isUnexpected, refusal } from "./errors.js";
import { failuresPlugin } from "./failures.plugin.js";
import { costError, estimateRows } from "./limits/index.js";
import { usagePlugin } from "./plan.plugin.js";
import type { SourceStateProvider } from "./source-state.js";

/** Anything the operator should see; never a variable's value, never a key. */
export type ErrorLog = (entry: { readonly requestId: string; readonly error: unknown }) => void;

/** Refuses what could return too much. Here, not among the validation rules: Apollo skips those for a document it has seen. */
export const costPlugin = (maxRows: number): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({
        schema,
        document,
        operation,
        request,
        contextValue,
      }: GraphQLRequestContextDidResolveOperation<RequestContext>) => {
        if (!operation) return Promise.resolve(); // An unknown operationName: execution says so.
        const { coerced, errors } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          {
            maxErrors: 1,
          },
        );
        if (errors) return Promise.resolve(); // Execution reports them all.
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const definition of document.definitions)
          if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        const rows = estimateRows({ schema, operation, fragments, variables: coerced });
        contextValue.usage.costRows = rows;
        if (rows > maxRows) throw refusal(costError(rows, maxRows));
        return Promise.resolve();
      },
    }),
});

/** A masked error tells the client the request's id; the log has the error under the same id. */
export const errorPlugin = (log: ErrorLog): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors)
          if (isUnexpected(error)) log({ requestId: contextValue.requestId, error: error.originalError ?? error });
        return Promise.resolve();
      },
      willSendResponse: ({ response, contextValue }: GraphQLRequestContext<RequestContext>) => {
        if (response.body?.kind !== "single") return Promise.resolve();
        for (const error of response.body.singleResult.errors ?? [])
          if (error.extensions?.["code"] === "INTERNAL_SERVER_ERROR")
            Object.assign(error.extensions, { requestId: contextValue.requestId });
        return Promise.resolve();
      },
    }),
});

/** None of these, and none of ours, may define `willResolveField`: it wraps every field (a test reads the list). */
export const graphPlugins = (
  maxCostRows: number,
  states: SourceStateProvider,
  log: ErrorLog,
): ApolloServerPlugin<RequestContext>[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  costPlugin(maxCostRows),
  failuresPlugin(),
  usagePlugin(maxCostRows, states),
  errorPlugin(log),
];
