import { afterAll, expect, test, vi } from "vitest";
import { serve } from "../support/http.js";
import { ABORTED, oddPart } from "../support/odd.part.js";

const server = await serve([oddPart()], { ENTREPOT_DEADLINE_MS: "400" });
afterAll(() => server.close());

test("work ends when the client leaves", async () => {
  const client = new AbortController();
  const answer = fetch(`${server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"query":"{ wait }"}`,
    signal: client.signal,
  });
  setTimeout(() => client.abort(), 50);
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(ABORTED).toEqual(["AbortError"]), { timeout: 300 });
});

test("an operation that outlives its deadline is 504, and its work is told to end", async () => {
  ABORTED.length = 0;
  const begun = performance.now();
  const { status, json } = await server.post("{ wait }");
  expect(status).toBe(504);
  expect(json.errors?.[0]?.extensions).toEqual({ code: "UPSTREAM_TIMEOUT", retryable: true });
  expect(performance.now() - begun).toBeLessThan(400 + 250);
  expect(ABORTED).toEqual(["TimeoutError"]);
});

test("the body of a request that was answered does not abort anything", async () => {
  ABORTED.length = 0;
  await server.post(`{ widget(key: "a") { parts { id } } }`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ABORTED).toEqual([]);
});
