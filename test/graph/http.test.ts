import { connect } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { serve } from "../support/http.js";
import { oddPart } from "../support/odd.part.js";

const server = await serve([oddPart()], { ENTREPOT_HEADERS_TIMEOUT_MS: "1000" });
afterAll(() => server.close());

describe("answers", () => {
  test("POST", async () => {
    const { status, json } = await server.post(`{ widget(key: "abc") { id shout } }`);
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { data: { widget: { id: "Widget:abc", shout: "ABC" } } },
    });
  });

  test("an answer says what it cost and how many upstream calls were made for it", async () => {
    const { json } = await server.post(`{ widget(key: "abc") { id } }`);
    expect(json.extensions).toEqual({
      cost: { rows: expect.any(Number) as number, limit: 10_000 },
      plan: { upstreamCalls: 0, limit: 20, calls: [], cached: 0, quota: [] },
    });
    expect((await server.post("{ nothing }")).json.extensions).toBeUndefined();
  });

  test("more upstream calls than one operation may spend are refused before the first", async () => {
    const { json } = await server.post(`{ few: upstream(calls: 15) many: upstream(calls: 6) }`);
    expect(json.data).toEqual({ few: 15, many: null });
    expect(json.errors).toMatchObject([
      { path: ["many"], extensions: { code: "LIMIT_UPSTREAM_CALLS", limit: 20, actual: 21, retryable: false } },
    ]);
    expect(json.extensions).toMatchObject({ plan: { upstreamCalls: 15, calls: [{ source: "bls", calls: 15 }] } });
  });

  test("a plan is asked for with a header: the calls, and neither a call nor data", async () => {
    const { json, status } = await server.post(`{ upstream(calls: 2) many: upstream(calls: 20) }`, undefined, {
      "x-entrepot-plan": "only",
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      data: null,
      extensions: { plan: { upstreamCalls: 22, limit: 20, allowed: false, cached: 0 } },
    });
    expect((json.extensions!["plan"] as { calls: unknown[] }).calls[0]).toEqual({
      shared: false,
      source: "bls",
      method: "GET",
      url: "https://bls.test/?key=[key]",
      cells: 2,
      estimatedRows: 9.5,
    });
  });

  test("the header's word is read in any case; any other word is refused and nothing runs", async () => {
    const planned = await server.post(`{ upstream(calls: 1) }`, undefined, { "x-entrepot-plan": " ONLY" });
    expect(planned.json).toMatchObject({ data: null, extensions: { plan: { upstreamCalls: 1 } } });
    for (const word of ["true", "onyl", ""]) {
      const { status, json } = await server.post(`{ upstream(calls: 1) }`, undefined, { "x-entrepot-plan": word });
      expect(status).toBe(400);
      expect(json.errors).toMatchObject([
        {
          message: expect.stringContaining("expected `only`") as string,
          extensions: { code: "BAD_USER_INPUT", argument: "x-entrepot-plan", accepted: ["only"] },
        },
      ]);
      expect(json.data).toBeUndefined();
    }
  });

  test("GET with the preflight header, refused without", async () => {
    const path = `/graphql?query=${encodeURIComponent("{ __typename }")}`;
    expect((await server.fetch(path, { headers: { "apollo-require-preflight": "1" } })).json.data).toEqual({
      __typename: "Query",
    });
    expect((await server.fetch(path)).status).toBe(400);
  });

  test("health", async () => {
    expect((await server.fetch("/livez")).status).toBe(200);
    expect((await server.fetch("/readyz")).status).toBe(200);
  });

  test("the page says that it is not built", async () => {
    const { status, text, headers } = await server.fetch("/");
    expect(status).toBe(200);
    expect(text).toContain("npm run build");
    expect(headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe-eval");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("errors", () => {
  test("a coded error keeps its details and spoils only its field", async () => {
    const { status, json } = await server.post(`{ widget(key: "unknown") { id } ok: widget(key: "x") { id } }`);
    expect(status).toBe(200);
    expect(json.data).toEqual({ widget: null, ok: { id: "Widget:x" } });
    expect(json.errors).toEqual([
      {
        message: `key: expected a known key, received "unknown".`,
        locations: [{ line: 1, column: 3 }],
        path: ["widget"],
        extensions: { code: "BAD_USER_INPUT", argument: "key", received: "unknown", accepted: "a known key" },
      },
    ]);
  });

  test("an unexpected error is masked; its id finds the log line", async () => {
    for (let round = 0; round < 3; round += 1) {
      const { json, text, headers } = await server.post(`{ widget(key: "crash") { id } }`);
      const { requestId, code } = json.errors![0]!.extensions;
      expect(code).toBe("INTERNAL_SERVER_ERROR");
      expect(text).not.toContain("secret");
      expect(requestId).toBe(headers.get("x-request-id"));
      expect(server.log.some((line) => line.includes(requestId as string) && line.includes("secret path"))).toBe(true);
    }
  });

  test.each([
    ["syntax", "{", "GRAPHQL_PARSE_FAILED"],
    ["unknown field", "{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
    ["unknown operation", "query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"],
  ])("%s", async (_name, query, code) => {
    const { status, json, text } = await server.post(query);
    expect(status).toBe(400);
    expect(json.errors?.map((error) => error.extensions.code)).toEqual([code]);
    expect(text).not.toContain("stacktrace");
  });

  test("a bad enum variable makes no suggestion, compiled or not", async () => {
    for (let round = 0; round < 3; round += 1) {
      const { status, json, text } = await server.post(
        `query ($s: FigureStatus) { widget(key: "k") { echo(status: $s) } }`,
        { s: "REPORTD" },
      );
      expect(status).toBe(400);
      expect(json.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
      expect(text).not.toContain("Did you mean");
    }
  });
});

describe("limits", () => {
  const nested = (levels: number) => `{ widget(key: "k") ${"{ parts ".repeat(levels)} { id } ${"}".repeat(levels)} }`;
  test.each([
    ["length", `{ __typename } #${"x".repeat(20_000)}`, "LIMIT_DOCUMENT"],
    ["brackets", `{ a(b: ${"[".repeat(120)}${"]".repeat(120)}) }`, "LIMIT_DOCUMENT"],
    ["tokens", `{ ${"id ".repeat(2000)} }`, "GRAPHQL_PARSE_FAILED"],
    ["depth", nested(12), "LIMIT_DEPTH"],
    [
      "aliases",
      `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(" ")} }`,
      "LIMIT_DOCUMENT",
    ],
    ["root fields", `{ ${"__typename ".repeat(21)} }`, "LIMIT_DOCUMENT"],
    ["repeats", `{ widget(key: "k") { ${"id ".repeat(51)} } }`, "LIMIT_DOCUMENT"],
    ["directives", `{ widget(key: "k") { ${`a: id ${"@skip(if: false) ".repeat(21)}`} } }`, ""],
    ["cost", `{ widget(key: "k") { parts(first: 101) { parts(first: 101) { id } } } }`, "LIMIT_COST"],
  ])("%s", async (_name, query, code) => {
    const { status, json } = await server.post(query);
    expect(status).toBe(400);
    if (code) expect(json.errors?.[0]?.extensions.code).toBe(code);
  });

  test("cost is computed for every set of variables, also of a document seen before", async () => {
    const query = `query ($n: Int = 1) { widget(key: "k") { parts(first: $n) { parts(first: $n) { id } } } }`;
    expect((await server.post(query, { n: 2 })).status).toBe(200);
    for (let round = 0; round < 3; round += 1)
      expect((await server.post(query, { n: 1000 })).json.errors?.[0]?.extensions.code).toBe("LIMIT_COST");
    expect((await server.post(query, { n: -5 })).status).toBe(200);
  });

  test("the query of GraphiQL and code generators passes", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    for (let round = 0; round < 3; round += 1) {
      const { status, json } = await server.post(
        getIntrospectionQuery({
          descriptions: true,
          specifiedByUrl: true,
          inputValueDeprecation: true,
          schemaDescription: true,
        }),
      );
      expect(status).toBe(200);
      expect(json.errors).toBeUndefined();
    }
  });
});

describe("HTTP", () => {
  test.each([
    ["batch", JSON.stringify([{ query: "{ __typename }" }]), "application/json", 400],
    ["broken JSON", "{", "application/json", 400],
    ["no JSON", "query=1", "application/x-www-form-urlencoded", 415],
    ["prototype key", `{"query":"{ __typename }","__proto__":{"a":1}}`, "application/json", 400],
    ["plain text", `{"query":"{ __typename }"}`, "text/plain", 400],
    ["other charset", `{"query":"{ __typename }"}`, "application/json; charset=utf-16", 415],
    [
      "too large",
      JSON.stringify({ query: "{ __typename }", variables: { x: "y".repeat(300_000) } }),
      "application/json",
      413,
    ],
  ])("%s", async (_name, body, type, expected) => {
    const { status, json } = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect(status).toBe(expected);
    expect(json.errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s is refused", async (method) => {
    const { status, headers } = await server.fetch("/graphql", { method });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, POST");
  });

  const raw = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.address);
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk.toString()));
      socket.on("close", () => resolve(answer));
      socket.on("error", reject);
    });

  test.each([
    ["no Host, HTTP/1.0", "GET /livez HTTP/1.0\r\n\r\n"],
    ["no Host, HTTP/1.1", "GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["odd Host", "GET /livez HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"],
    ["Host with a path", "GET /graphql HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n"],
    ["absolute form", "GET http://example.org/livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
  ])("%s → 400", async (_name, request) => {
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("slow headers are cut", async () => {
    const started = performance.now();
    await raw("GET /livez HTTP/1.1\r\nHost: x\r\n");
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test("null for an argument that has a default is the client's mistake, compiled or not", async () => {
  const query = `query ($n: Int) { widget(key: "k") { parts(first: $n) { id } } }`;
  for (let round = 0; round < 3; round += 1)
    expect((await server.post(query, { n: null })).json.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
