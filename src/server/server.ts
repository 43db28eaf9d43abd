import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { fastify } from "fastify";
import type { Config } from "../config.js";
import type { Graph } from "../graph/index.js";
import { addGraphqlRoute } from "./graphql-route.js";
import { addGuards } from "./guards.js";
import type { Readiness } from "./health.js";
import { addHealth } from "./health.js";
import { addPage } from "./page.js";
import { badRequest, sendError } from "./replies.js";
import { addSecurityHeaders } from "./security.js";

export interface ServerOptions {
  readonly graph: Graph;
  readonly config: Config;
  /** Folder of the built page. */
  readonly pageDirectory: string;
  /** Something behind it fails that answers do without, e.g. the shared store. Default: nothing. */
  readonly degraded?: () => boolean;
  /** One line for the operator. */
  readonly log: (level: "error" | "info", line: string) => void;
}

export interface HttpServer {
  readonly fastify: FastifyInstance;
  readonly readiness: Readiness;
  /** Listens; returns the address, with the port that was free when 0 was asked. */
  listen(): Promise<string>;
  /** Stops taking requests, lets those in flight finish, and cuts what is left after the grace time. */
  close(): Promise<void>;
}

export const createServer = async (options: ServerOptions): Promise<HttpServer> => {
  const { graph, config, pageDirectory, log, degraded = () => false } = options;
  const server = fastify({
    bodyLimit: config.maxBodyBytes,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: config.headersTimeoutMs, connectionsCheckingInterval: 1000 },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: "idle",
  });
  const readiness: Readiness = { ready: false };

  addSecurityHeaders(server);
  addGuards(server);
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    // Fastify's own words name only the header, the limit or the place in the JSON.
    if (status < 500) return badRequest(reply, error.message, status);
    log("error", `${request.id} ${error.stack ?? error.message}`);
    return sendError(reply, 500, "Internal server error.", { code: "INTERNAL_SERVER_ERROR", requestId: request.id });
  });
  server.setNotFoundHandler((_request, reply) => badRequest(reply, "Nothing is served at this path.", 404));
  server.addHook("onResponse", (request, reply, done) => {
    const path = request.url.split("?", 1)[0]!;
    log("info", `${request.id} ${request.method} ${path} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`);
    done();
  });

  addHealth(server, readiness, degraded);
  await graph.apollo.start();
  addGraphqlRoute(server, graph, config);
  if (config.playground) addPage(server, pageDirectory);

  return {
    fastify: server,
    readiness,
    listen: async () => {
      const address = await server.listen({ host: config.host, port: config.port });
      readiness.ready = true;
      return address;
    },
    close: async () => {
      readiness.ready = false;
      const cut = setTimeout(() => server.server.closeAllConnections(), config.shutdownGraceMs);
      await server.close();
      clearTimeout(cut);
      await graph.apollo.stop();
    },
  };
};
