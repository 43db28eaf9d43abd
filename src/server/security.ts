import type { FastifyInstance, FastifyReply } from "fastify";

/** Answers are data: nothing in them may run, be framed or be guessed at. No CORS header: other origins get nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The page: everything from our own origin, no eval. Monaco writes style elements and starts workers from blobs. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const addSecurityHeaders = (server: FastifyInstance): void => {
  server.addHook("onSend", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "no-referrer");
    reply.header("x-frame-options", "DENY");
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("cross-origin-resource-policy", "same-origin");
    reply.header("x-request-id", request.id);
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", DATA_POLICY);
  });
};

export const asPage = (reply: FastifyReply): FastifyReply => reply.header("content-security-policy", PAGE_POLICY);
