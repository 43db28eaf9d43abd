import fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cache/cell.js";
import { seal, unseal } from "../../src/cache/envelope.js";
import { seededRandom } from "../support/time.js";

const cell = (value: unknown): Cell<unknown> => ({ value, storedAt: 1_000, freshUntil: 2_000, staleUntil: 9_000 });
const small = new Map([["7208", cell([{ partner: "643", value: 12_345.678 }])]]);
const large = new Map(
  Array.from(
    { length: 200 },
    (_, at) => [`72${at}`, cell([{ partner: "643", value: at * 1.5, text: "Zürich ∑" }])] as const,
  ),
);
const KEY = "comtrade.slice:1:abc";

test("what is sealed comes back, small and large, and large is small", async () => {
  for (const cells of [small, large, new Map([["x", cell(null)]])])
    expect(await unseal(KEY, (await seal(KEY, cells))!)).toEqual(cells);
  const text = (await seal(KEY, large))!;
  expect(text.startsWith("e1.")).toBe(true);
  expect(text.length).toBeLessThan(JSON.stringify([...large]).length / 5);
});

test("any JSON value survives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.jsonValue(), async (id, value) => {
      const clean = JSON.parse(JSON.stringify(value)) as unknown;
      const cells = new Map([[id || "x", cell(clean)]]);
      const back = await unseal(KEY, (await seal(KEY, cells))!);
      // JSON.parse makes an own property of `__proto__` that Object.fromEntries may not.
      if (!JSON.stringify([id, value]).includes("__proto__")) expect(back).toEqual(cells);
    }),
    { numRuns: 200 },
  );
});

test("1,000 damages: flipped, cut, lengthened, swapped: never a wrong value (E6)", async () => {
  const random = seededRandom(7);
  const whole = [(await seal(KEY, small))!, (await seal(KEY, large))!];
  const originals = [small, large];
  const kinds = new Map<string, number>();
  for (let turn = 0; turn < 1_000; turn += 1) {
    const which = turn % 2;
    const bytes = Buffer.from(whole[which]!);
    const at = Math.floor(random() * bytes.length);
    const damage = Math.floor(random() * 4);
    if (damage === 0) bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
    const text =
      damage === 0
        ? bytes.toString()
        : damage === 1
          ? whole[which]!.slice(0, at)
          : damage === 2
            ? whole[which]! + whole[which]!.slice(0, at + 1)
            : whole[which]!.slice(0, at) + whole[1 - which]!.slice(at);
    const outcome = await unseal(KEY, text);
    if (typeof outcome === "string") kinds.set(outcome, (kinds.get(outcome) ?? 0) + 1);
    else expect([originals[0], originals[1]]).toContainEqual(outcome);
  }
  expect(kinds.get("digest")).toBeGreaterThan(100);
  expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(950);
});

describe("entries that are whole but not ours", () => {
  const signed = (payload: string, form: string) =>
    `e1.${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}.${form}.${payload}`;
  const deflated = (bytes: Buffer) => signed(deflateRawSync(bytes, { level: 1 }).toString("base64"), "z");
  test.each<[string, () => string | Promise<string>, string]>([
    ["another key's entry under our key", async () => (await seal("comtrade.slice:1:other", small))!, "foreign"],
    ["an older envelope", () => signed("{}", "p").replace("e1", "e0"), "version"],
    ["a newer envelope", () => signed("{}", "p").replace("e1", "e12"), "version"],
    ["somebody else's text", () => '{"value":1}', "version"],
    ["nothing", () => "", "version"],
    ["50 MB", () => "x".repeat(50_000_000), "size"],
    ["a bomb of 128 MiB", () => deflated(Buffer.alloc(2 ** 27)), "inflate"],
    ["what does not inflate", () => signed("AAAA", "z"), "inflate"],
    ["no JSON", () => signed("{", "p"), "json"],
    ["a list", () => signed("[]", "p"), "shape"],
    ["cells without times", () => signed(JSON.stringify({ key: KEY, cells: { a: { value: 1 } } }), "p"), "shape"],
    [
      "times that run backwards",
      () =>
        signed(
          JSON.stringify({ key: KEY, cells: { a: { value: 1, storedAt: 3, freshUntil: 2, staleUntil: 1 } } }),
          "p",
        ),
      "shape",
    ],
    [
      "fresh for ever",
      () =>
        signed(
          JSON.stringify({ key: KEY, cells: { a: { value: 1, storedAt: 3, freshUntil: 1e300, staleUntil: 1e300 } } }),
          "p",
        ),
      "shape",
    ],
  ])("%s", async (_name, make, kind) => expect(await unseal(KEY, await make())).toBe(kind));
});

test("what is too large is not stored", async () => {
  expect(await seal(KEY, new Map([["a", cell("x".repeat(9 * 2 ** 20))]]))).toBeNull();
});
