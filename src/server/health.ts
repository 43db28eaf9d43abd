import type { FastifyInstance } from "fastify";

export interface Readiness {
  ready: boolean;
}

/** `/livez`: the process answers. `/readyz`: it wants requests, also while it is degraded. Neither asks an upstream. */
export const addHealth = (server: FastifyInstance, readiness: Readiness, degraded: () => boolean): void => {
  server.get("/livez", (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));
  server.get("/readyz", (_request, reply) =>
    reply
      .code(readiness.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: !readiness.ready ? "stopping" : degraded() ? "degraded" : "ok" }),
  );
};
