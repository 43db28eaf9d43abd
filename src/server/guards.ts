import type { FastifyInstance } from "fastify";
import { badRequest } from "./replies.js";

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
const MAX_URL = 8192;

/** What is wrong with a request before anyone looks at its path; null when nothing is. */
const refused = (request: {
  url: string;
  headers: { host?: string; "content-encoding"?: string; "content-type"?: string };
}): { status: number; message: string } | null => {
  const { host, "content-encoding": coding, "content-type": type } = request.headers;
  // The Fastify integration builds an address from Host and answers 500 without one (HTTP/1.0), measured 2026-11.
  if (host === undefined || !HOST.test(host))
    return { status: 400, message: "The Host header is missing or malformed." };
  if (!request.url.startsWith("/")) return { status: 400, message: "This is not a proxy: send a path." };
  if (request.url.length > MAX_URL)
    return { status: 414, message: `The address is longer than ${MAX_URL} characters.` };
  // Inflating a body is work that a stranger decides the size of.
  if (coding !== undefined && coding !== "identity")
    return { status: 415, message: "Request bodies are taken uncompressed." };
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type ?? "")?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8")
    return { status: 415, message: "Request bodies are taken in UTF-8." };
  return null;
};

export const addGuards = (server: FastifyInstance): void => {
  server.addHook("onRequest", async (request, reply) => {
    const refusal = refused(request);
    if (refusal) return badRequest(reply, refusal.message, refusal.status);
    return undefined;
  });
};
