import { ApolloServer } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { RequestContext, SourceCatalogue } from "../kernel/index.js";
import type { ExecutorKind } from "./executor.js";
import { createExecutor } from "./executor.js";
import type { Executor } from "./executor.js";
import { formatError } from "./errors.js";
import type { Gateway } from "./gateway.resolver.js";
import { GatewayResolver } from "./gateway.resolver.js";
import type { DocumentLimits } from "./limits/index.js";
import { limitRules, MAX_EXPANDED_SELECTIONS } from "./limits/index.js";
import { NodeResolver } from "./node.resolver.js";
import type { GraphPart } from "./part.js";
import type { ErrorLog } from "./plugins.js";
import { graphPlugins } from "./plugins.js";
import { buildGraphSchema } from "./schema.js";
import { SearchResolver } from "./search.resolver.js";
import { SearchService } from "./search.service.js";
import { SourceResolver } from "./source.resolver.js";
import type { SourceStateProvider } from "./source-state.js";

export interface GraphOptions extends DocumentLimits {
  readonly parts: readonly GraphPart[];
  readonly catalogue: SourceCatalogue;
  readonly sourceStates: SourceStateProvider;
  /** As it is when it is asked. */
  readonly gateway: () => Gateway;
  readonly executor: ExecutorKind;
  readonly introspection: boolean;
  readonly maxTokens: number;
  readonly maxCostRows: number;
  readonly log: ErrorLog;
}

export interface Graph {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly apollo: ApolloServer<RequestContext>;
}

const MAX_VALIDATION_ERRORS = 5;

/** Everything the subjects bring, as one schema behind one Apollo server (not yet started). */
export const createGraph = async (options: GraphOptions): Promise<Graph> => {
  const finders = options.parts.flatMap((part) => part.nodeFinders ?? []);
  const searches = options.parts.flatMap((part) => part.searchEntries ?? []);
  const schema = await buildGraphSchema([
    new NodeResolver(finders),
    new SearchResolver(new SearchService(searches)),
    new SourceResolver(options.catalogue, options.sourceStates),
    new GatewayResolver(options.gateway),
    ...options.parts.flatMap((part) => part.resolvers),
  ]);
  const execute = createExecutor(schema, options.executor);
  return { schema, execute, apollo: createApollo(schema, execute, options) };
};

const createApollo = (schema: GraphQLSchema, execute: Executor, options: GraphOptions): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    // The gateway hook is Apollo's only seam for another executor.
    gateway: {
      onSchemaLoadOrUpdate: (tell) => {
        tell({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => undefined;
      },
      load: () =>
        Promise.resolve({
          executor: (request) =>
            execute({
              document: request.document,
              operation: request.operation,
              // As sent: `request.operationName` is null for a name that the document does not have.
              operationName: request.request.operationName ?? null,
              variables: request.request.variables ?? {},
              context: request.context as RequestContext,
              queryHash: request.queryHash,
            }),
        }),
      stop: () => Promise.resolve(),
    },
    introspection: options.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.maxTokens },
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    maxRecursiveSelections: MAX_EXPANDED_SELECTIONS,
    validationRules: [...limitRules(options)],
    stringifyResult: (result) => JSON.stringify(result),
    formatError,
    plugins: graphPlugins(options.maxCostRows, options.sourceStates, options.log),
  });
