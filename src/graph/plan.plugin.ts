import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import type { RequestContext } from "../kernel/index.js";
import type { SourceStateProvider } from "./source-state.js";

/** What the answer cost: `extensions.cost` in rows, `extensions.plan` in upstream calls. Nothing of it is asked for a refused operation. */
export const usagePlugin = (maxRows: number, states: SourceStateProvider): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }: GraphQLRequestContext<RequestContext>) => {
        if (response.body?.kind !== "single" || !response.body.singleResult.data) return Promise.resolve();
        const { usage, gate } = contextValue;
        const result = response.body.singleResult;
        result.extensions = {
          ...result.extensions,
          cost: { rows: usage.costRows, limit: maxRows },
          plan: gate.mode === "PLAN" ? planOf(contextValue) : spentBy(contextValue, states),
        };
        if (gate.mode === "PLAN") keepOnlyThePlan(result);
        return Promise.resolve();
      },
    }),
});

/** Made without the calls it needs, an answer would be half of one, and what it lacks no failure of a source. */
const keepOnlyThePlan = (result: FormattedExecutionResult): void => {
  result.data = null;
  const errors = result.errors?.filter(({ extensions }) => !String(extensions?.["code"]).startsWith("UPSTREAM_"));
  if (errors?.length) result.errors = errors;
  else delete result.errors;
};

const spentBy = ({ usage, gate }: RequestContext, states: SourceStateProvider) => ({
  upstreamCalls: usage.upstreamCalls,
  limit: gate.limit,
  calls: usage.callsBySource,
  cached: usage.cached,
  quota: usage.callsBySource.flatMap(({ source }) => {
    const { quota } = states.state(source);
    return quota ? [{ source, remaining: quota.remaining, limit: quota.limit }] : [];
  }),
});

/** Fields below an answer that is not held cannot be planned before it has come; what is listed is asked first. */
const planOf = ({ usage, gate }: RequestContext) => ({
  upstreamCalls: gate.counted,
  limit: gate.limit,
  allowed: gate.counted <= gate.limit,
  sharedCalls: gate.planned.length - gate.counted,
  calls: gate.planned.map(({ sourceId, method, url, cells, estimatedRows, shared = false }) => ({
    source: sourceId,
    method,
    url,
    cells,
    estimatedRows,
    shared,
  })),
  cached: usage.cached,
});
