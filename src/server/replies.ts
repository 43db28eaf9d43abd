import type { FastifyReply } from "fastify";

/** A failure before GraphQL, in GraphQL's own form, so that one reader of errors serves every client. */
export const sendError = (
  reply: FastifyReply,
  status: number,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): FastifyReply =>
  reply
    .code(status)
    .header("content-type", "application/json; charset=utf-8")
    .header("cache-control", "no-store")
    .send(JSON.stringify({ errors: [{ message, extensions }] }));

export const badRequest = (reply: FastifyReply, message: string, status = 400): FastifyReply =>
  sendError(reply, status, message, { code: "BAD_REQUEST" });
