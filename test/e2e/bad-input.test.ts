import { connect } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { createServer } from "../../src/server/index.js";
import { openTestApp } from "../support/app.js";
import { BAD_INPUT } from "../support/bad-input.js";
import type { BadRequest } from "../support/bad-input.js";

const app = await openTestApp({ PORT: "0" });
const server = await createServer({ graph: app.graph, config: app.config, pageDirectory: "", log: () => undefined });
const address = await server.listen();
afterAll(() => server.close());

const MAX_BYTES = 16_384;
const MAX_MS = 4000;
/** Nothing of the inside may show: stacks, paths, hosts, module names. */
const FORBIDDEN =
  /node_modules|\n\s+at |\/src\/|\/dist\/|file:\/\/|ECONNREFUSED|Maximum call stack|graphql-jit|type-graphql/;

const send = async ({ method = "POST", path = "/graphql", headers, body }: BadRequest) => {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
};

const codesOf = (text: string): string[] => {
  const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return (errors ?? []).map((error) => error.extensions.code);
};

describe.each(Object.entries(BAD_INPUT))("%s", (_group, requests) => {
  test.each(requests.map((request): [string, BadRequest] => [request.name, request]))("%s", async (_name, request) => {
    const begun = performance.now();
    const { status, text } = await send(request);
    expect(request.statuses).toContain(status);
    expect(text).not.toMatch(FORBIDDEN);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(request.maxBytes ?? MAX_BYTES);
    expect(performance.now() - begun).toBeLessThan(MAX_MS);
    if (request.code) expect(codesOf(text)).toContain(request.code);
    expect((await send({ name: "probe", statuses: [200], body: `{"query":"{ __typename }"}` })).status).toBe(200);
  });
});

/** What a raw socket gets back. Each text is written as it is. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setTimeout(3000, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });

const HEAD = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n";
describe("raw sockets: refused or closed, never two answers to one request", () => {
  test.each([
    ["both lengths", `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["two lengths", `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ["negative length", `${HEAD}Content-Length: -1\r\n\r\n`],
    ["odd chunk size", `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ["odd coding", `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ["space before the colon", `GET /livez HTTP/1.1\r\nHost : x\r\n\r\n`],
    ["folded header", `GET /livez HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\nConnection: close\r\n\r\n`],
    ["null byte", `GET /livez HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n`],
    ["no such protocol", "GET /livez HTTP/9.9\r\nHost: x\r\n\r\n"],
    ["no HTTP at all", "\u0016\u0003\u0001\u0002\r\n\r\n"],
    ["CONNECT", "CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    ["huge header", `GET /livez HTTP/1.1\r\nHost: x\r\nA: ${"b".repeat(20_000)}\r\n\r\n`],
  ])("%s", async (_name, text) => {
    const answer = await raw(text);
    expect(answer === "" || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
    expect(answer.match(/HTTP\/1\.1 /g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});
