import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import type { RequestContext } from "../kernel/index.js";

/** Failures of parts whose rest is there stand in `errors` beside the data, with the path of the field that asked (docs/decisions/0005). */
export const failuresPlugin = (): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }: GraphQLRequestContext<RequestContext>) => {
        const { failures } = contextValue;
        if (!failures || response.body?.kind !== "single" || !response.body.singleResult.data) return Promise.resolve();
        const result = response.body.singleResult;
        const told = failures.list.map(({ error, path }) => ({
          message: error.message,
          ...(path ? { path } : {}),
          extensions: { ...error.extensions },
        }));
        if (told.length > 0) result.errors = [...(result.errors ?? []), ...told];
        return Promise.resolve();
      },
    }),
});
