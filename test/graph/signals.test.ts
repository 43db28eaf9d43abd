import { afterAll, expect, test, vi } from "vitest";
import { serve } from "../support/http.js";
import { ABORTED, BEGUN, oddPart } from "../support/odd.part.js";

const server = await serve([oddPart()], { ENTREPOT_DEADLINE_MS: "2000" });
afterAll(() => server.close());

test("work ends when the client leaves", async () => {
  const client = new AbortController();
  const answer = fetch(`${server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"query":"{ wait }"}`,
    signal: client.signal,
  });
  await vi.waitFor(() => expect(BEGUN.waits).toBe(1), { timeout: 5_000, interval: 5 });
  client.abort();
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(ABORTED).toEqual(["AbortError"]), { timeout: 5_000 });
});

test("an operation that outlives its deadline is 504, and its work is told to end", async () => {
  ABORTED.length = 0;
  const begun = performance.now();
  const { status, json } = await server.post("{ wait }");
  expect(status).toBe(504);
  expect(json.errors?.[0]?.extensions).toEqual({ code: "UPSTREAM_TIMEOUT", retryable: true });
  expect(performance.now() - begun).toBeLessThan(2_000 + 2_000);
  expect(ABORTED).toEqual(["TimeoutError"]);
});

test("the body of a request that was answered does not abort anything", async () => {
  ABORTED.length = 0;
  await server.post(`{ widget(key: "a") { parts { id } } }`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ABORTED).toEqual([]);
});
