import { expect, test } from "vitest";
import { CallGate } from "../../src/kernel/index.js";

const calls = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    sourceId: "comtrade",
    method: "GET" as const,
    url: `https://example.test/${index}`,
    cells: 1,
    estimatedRows: 10,
  }));

test("a batch over the budget is refused whole, before its first call", () => {
  const gate = new CallGate(3);
  expect(gate.admit(calls(2))).toBe(true);
  expect(() => gate.admit(calls(2))).toThrow(
    expect.objectContaining({
      extensions: expect.objectContaining({ code: "LIMIT_UPSTREAM_CALLS", limit: 3, actual: 4 }),
    }),
  );
  expect(gate.planned).toHaveLength(2);
  expect(gate.admit(calls(1))).toBe(true);
});

test("a plan writes down every call and lets none through, whatever the budget", () => {
  const gate = new CallGate(1, "PLAN");
  expect(gate.admit(calls(2))).toBe(false);
  expect(gate.planned.map(({ url }) => url)).toEqual(["https://example.test/0", "https://example.test/1"]);
});
