import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.js";
import type { Graph } from "../graph/index.js";
import { createContext, scanDocument } from "../graph/index.js";
import type { RequestContext } from "../kernel/index.js";
import { badRequest, sendError } from "./replies.js";

export const GRAPHQL_PATH = "/graphql";
/** `x-entrepot-plan: only` answers with the calls that the operation would cause, and makes none. */
export const PLAN_HEADER = "x-entrepot-plan";

/**
 * Aborts when the client leaves before its answer is written. Not Fastify's `request.signal`, which aborts as soon as a POST body is
 * read (5.12.8, measured 2026-11).
 */
const clientSignal = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
};

/** `Only` is `only`. A word that is neither would run what its sender meant to have planned, at the cost of its quota. */
const planOf = (request: FastifyRequest): "PLAN" | "RUN" | "UNKNOWN" => {
  const given = request.headers[PLAN_HEADER];
  if (given === undefined) return "RUN";
  return String(given).trim().toLowerCase() === "only" ? "PLAN" : "UNKNOWN";
};

const documentOf = (request: FastifyRequest): unknown =>
  request.method === "GET"
    ? (request.query as Record<string, unknown>)["query"]
    : (request.body as { query?: unknown } | null | undefined)?.query;

/** POST and GET /graphql. Batches, other methods and over-long documents are refused. */
export const addGraphqlRoute = (server: FastifyInstance, graph: Graph, config: Config): void => {
  const handler = fastifyApolloHandler<RequestContext>(graph.apollo, {
    context: (request, reply) =>
      Promise.resolve(
        createContext({
          deadlineMs: config.deadlineMs,
          maxUpstreamCalls: config.maxUpstreamCalls,
          calls: planOf(request) === "RUN" ? "RUN" : "PLAN",
          requestId: request.id,
          clientSignal: clientSignal(reply),
        }),
      ),
  });
  server.route({
    method: ["GET", "POST"],
    url: GRAPHQL_PATH,
    exposeHeadRoute: false,
    preHandler: async (request, reply) => {
      reply.header("cache-control", "no-store");
      if (planOf(request) === "UNKNOWN")
        return sendError(reply, 400, `${PLAN_HEADER}: expected \`only\`, or no such header to run the operation.`, {
          code: "BAD_USER_INPUT",
          argument: PLAN_HEADER,
          accepted: ["only"],
        });
      const document = documentOf(request);
      const refused = typeof document === "string" ? scanDocument(document, config) : null;
      if (refused) return sendError(reply, 400, refused.message, { ...refused.extensions });
      return undefined;
    },
    handler,
  });
  server.route({
    method: ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"],
    url: GRAPHQL_PATH,
    handler: (_request, reply) => badRequest(reply.header("allow", "GET, POST"), "Use GET or POST.", 405),
  });
};
