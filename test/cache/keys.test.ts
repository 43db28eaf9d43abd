import fc from "fast-check";
import { expect, test } from "vitest";
import { code, codes, keySpace, list, number, text } from "../../src/cache/index.js";

const slice = keySpace("comtrade.slice", 1, {
  reporter: code(),
  flow: code("M"),
  periods: codes(),
  order: list(),
  title: text(""),
  level: number(4),
});

const part = fc.record(
  {
    reporter: fc.oneof(fc.constantFrom("PAK", "pak", "RUS", " pak "), fc.string({ maxLength: 6 })),
    flow: fc.constantFrom("M", "m", "X"),
    periods: fc.array(fc.constantFrom("2020", "2021", "FY2014/15", "fy2014/15"), { maxLength: 4 }),
    order: fc.array(fc.constantFrom("a", "b", "A"), { maxLength: 3 }),
    title: fc.oneof(fc.constantFrom("", "a", "A", "a\u0000b", '"],["'), fc.string({ unit: "binary", maxLength: 6 })),
    level: fc.constantFrom(2, 4, 6, 0, -0),
  },
  { requiredKeys: [] },
);
type Values = typeof part extends fc.Arbitrary<infer V> ? V : never;

/** Another statement of what two questions have in common; not the code under test. */
const meaning = (values: Values): string =>
  JSON.stringify({
    reporter: values.reporter === undefined ? null : values.reporter.trim().toLowerCase(),
    flow: (values.flow ?? "M").toLowerCase(),
    periods:
      values.periods === undefined ? null : [...new Set(values.periods.map((period) => period.toLowerCase()))].sort(),
    order: values.order ?? null,
    title: values.title ?? "",
    level: values.level ?? 4,
  });

/** The same question said another way, mostly. */
const reworded = (values: Values): Values => ({
  ...values,
  ...(values.reporter === undefined ? {} : { reporter: ` ${values.reporter.toUpperCase()} ` }),
  ...(values.periods === undefined ? {} : { periods: [...values.periods, ...values.periods].reverse() }),
  ...(values.level === undefined ? { level: 4 } : {}),
  ...(values.flow === undefined ? { flow: "m" } : {}),
});
const pair = fc.tuple(part, part, fc.boolean()).map(([one, two, again]) => [one, again ? reworded(one) : two] as const);

test("same meaning, same key; other meaning, other key; at most 200 bytes of [a-z0-9:.-] (E7, 10,000 pairs)", () => {
  let same = 0;
  fc.assert(
    fc.property(pair, ([one, two]) => {
      const [a, b] = [slice(one), slice(two)];
      expect(a === b).toBe(meaning(one) === meaning(two));
      if (a === b) same += 1;
      expect(a).toMatch(/^[a-z0-9:.-]{1,200}$/);
    }),
    { numRuns: 10_000 },
  );
  expect(same).toBeGreaterThan(3_000);
});

test("order of parts, of sets, case, defaults and blanks make no difference; order of lists does", () => {
  const one = slice({ reporter: "PAK", flow: "M", periods: ["2021", "2020", "2020"], level: 4 });
  expect(slice({ level: 4, periods: ["2020", "2021"], reporter: " pak" })).toBe(one);
  expect(slice({ reporter: "PAK", periods: ["2020", "2021"], title: null, flow: null, level: null })).toBe(one);
  expect(slice({ order: ["a", "b"] })).not.toBe(slice({ order: ["b", "a"] }));
});

test("names and versions are apart", () => {
  const parts = { a: text() };
  const all = [
    keySpace("x", 1, parts),
    keySpace("x", 2, parts),
    keySpace("y", 1, parts),
    keySpace("x", 1, { b: text() }),
  ];
  expect(new Set([all[0]!({ a: "1" }), all[1]!({ a: "1" }), all[2]!({ a: "1" }), all[3]!({})]).size).toBe(4);
});

test("no part of a question can be read in its key", () => {
  const readable = fc.string({
    unit: fc.constantFrom(..."ghijklmnopqrstuvwxyzGHIJKL_-/+="),
    minLength: 4,
    maxLength: 60,
  });
  fc.assert(
    fc.property(readable, readable, (secret, other) => {
      const key = slice({ reporter: secret, title: other, order: [secret] });
      for (const form of [
        secret,
        secret.toLowerCase(),
        encodeURIComponent(secret),
        Buffer.from(secret).toString("base64"),
      ])
        if (!"comtrade.slice".includes(form)) expect(key.includes(form)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test("a misspelt part and a name with other characters are our faults, said at once", () => {
  const misspelt: Record<string, string> = { reportr: "PAK" };
  expect(() => slice(misspelt)).toThrow("no part reportr");
  expect(() => keySpace("Comtrade/slice", 1, {})).toThrow("expected");
});
