import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createGzip } from "node:zlib";

export interface Seen {
  readonly method: string;
  /** Path and query as they arrived. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}
export type Reply = (seen: Seen, response: ServerResponse) => void | Promise<void>;

/** A source on loopback that behaves as told and remembers what it saw. A request nobody told it about fails the test at `close`. */
export class FakeUpstream {
  readonly seen: Seen[] = [];
  readonly #unexpected: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #routes: { readonly path: string; readonly reply: Reply }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.keepAliveTimeout = 30_000;
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async start(): Promise<FakeUpstream> {
    const upstream = new FakeUpstream();
    await new Promise<void>((ready) => upstream.#server.listen(0, "127.0.0.1", ready));
    return upstream;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** The newest rule for a path wins; `*` is every path. */
  on(path: string, ...replies: Reply[]): this {
    let turn = 0;
    this.#routes.unshift({
      path,
      // The last reply stays: `on("/x", status(503), json({}))` recovers.
      reply: (seen, response) => replies[Math.min(turn++, replies.length - 1)]!(seen, response),
    });
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
    if (this.#unexpected.length > 0) throw new Error(`unexpected requests: ${this.#unexpected.join(", ")}`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://upstream");
    const seen: Seen = {
      method: request.method ?? "",
      target: request.url ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      atMs: performance.now(),
    };
    this.seen.push(seen);
    const route = this.#routes.find(({ path }) => path === "*" || path === seen.path);
    if (!route) {
      this.#unexpected.push(`${seen.method} ${seen.path}`);
      return void response.writeHead(599).end();
    }
    try {
      await route.reply(seen, response);
    } catch {
      response.destroy();
    }
  }
}

type Headers = Readonly<Record<string, string | number>>;

export const status =
  (code: number, body = "", headers: Headers = {}): Reply =>
  (_seen, response) =>
    void response.writeHead(code, { "content-type": "application/json", ...headers }).end(body);

export const json = (value: unknown, headers: Headers = {}): Reply => status(200, JSON.stringify(value), headers);
export const body =
  (text: string | Buffer, contentType: string, headers: Headers = {}): Reply =>
  (_seen, response) =>
    void response.writeHead(200, { "content-type": contentType, ...headers }).end(text);

/** Takes the request and never says anything. */
export const stall = (): Reply => () => new Promise(() => {});
export const late =
  (ms: number, reply: Reply): Reply =>
  async (seen, response) => {
    await delay(ms);
    await reply(seen, response);
  };

/** Begins in time, then one byte at a time for ever. */
export const drip =
  (everyMs: number): Reply =>
  async (_seen, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("[");
    while (!response.destroyed) {
      await delay(everyMs);
      response.write(" ");
    }
  };

/** The first `bytes` of a body, then the end of the connection. `close`: nothing says how long the body should have been. */
export const cut =
  (text: string, bytes: number, framing: "length" | "chunked" | "close", contentType = "application/json"): Reply =>
  async (_seen, response) => {
    const whole = Buffer.from(text);
    const part = whole.subarray(0, bytes);
    if (framing === "length") response.setHeader("content-length", whole.length);
    if (framing === "close") {
      response.useChunkedEncodingByDefault = false;
      response.shouldKeepAlive = false;
      response.setHeader("connection", "close");
    }
    response.writeHead(200, { "content-type": contentType });
    response.write(part);
    await delay(5);
    if (framing === "close" || (framing === "chunked" && bytes >= whole.length)) response.end();
    else if (framing === "length" && bytes >= whole.length) response.end();
    else response.destroy();
  };

export const redirect = (location: string, code = 302): Reply => status(code, "", { location });

/** `mebibytes` of blanks in a list, as about a thousandth of that in gzip. */
export const gzipBomb =
  (mebibytes: number): Reply =>
  async (_seen, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    const gzip = createGzip({ level: 1 });
    gzip.pipe(response);
    await flood(gzip, mebibytes, response);
  };
export const plainFlood =
  (mebibytes: number): Reply =>
  (_seen, response) =>
    flood(response.writeHead(200, { "content-type": "application/json" }), mebibytes, response);

const MEBIBYTE = Buffer.alloc(2 ** 20, " ");
const flood = async (to: NodeJS.WritableStream, mebibytes: number, response: ServerResponse): Promise<void> => {
  const gone = new Promise((done) => response.once("close", done));
  to.write("[");
  for (let sent = 0; sent < mebibytes && !response.destroyed; sent += 1)
    if (!to.write(MEBIBYTE)) await Promise.race([new Promise((done) => to.once("drain", done)), gone]);
  if (!response.destroyed) to.end("]");
};

/** The ways to say "not now" that sources have. */
export const throttle = {
  seconds: (seconds: number): Reply =>
    status(429, `{"statusCode":429,"message":"Rate limit is exceeded."}`, { "retry-after": seconds }),
  date: (date: Date): Reply => status(429, "", { "retry-after": date.toUTCString() }),
  silent: (): Reply => status(429),
  garbage: (): Reply => status(429, "", { "retry-after": "garbage" }),
  inWords: (words: string, code = 429): Reply => status(code, JSON.stringify({ statusCode: code, message: words })),
};
