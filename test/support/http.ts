import type { HttpServer } from "../../src/server/index.js";
import { createServer } from "../../src/server/index.js";
import type { GraphPart } from "../../src/graph/index.js";
import { graphOf } from "./graph.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: {
    data?: Record<string, unknown> | null;
    extensions?: Record<string, unknown>;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> & { code: string } }[];
  };
}

export interface TestServer {
  readonly server: HttpServer;
  readonly address: string;
  readonly log: string[];
  fetch(path: string, init?: RequestInit): Promise<Answer>;
  post(query: unknown, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

const parsed = (text: string): Answer["json"] => {
  try {
    return JSON.parse(text) as Answer["json"];
  } catch {
    return {};
  }
};

/** The server on a free port of the loopback. */
export const serve = async (
  parts: readonly GraphPart[],
  environment: Record<string, string> = {},
  pageDirectory = "/nonexistent",
): Promise<TestServer> => {
  const log: string[] = [];
  const { graph, config } = await graphOf(parts, { PORT: "0", ...environment }, ({ requestId, error }) =>
    log.push(`${requestId} ${String(error)}`),
  );
  const server = await createServer({
    graph,
    config,
    pageDirectory,
    log: (level, line) => log.push(`${level} ${line}`),
  });
  const address = await server.listen();
  const fetchText = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${address}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return {
    server,
    address,
    log,
    fetch: fetchText,
    post: (query, variables, headers) =>
      fetchText("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, ...(variables ? { variables } : {}) }),
      }),
    close: () => server.close(),
  };
};
