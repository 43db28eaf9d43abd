import { expect, test } from "vitest";
import type { Held, Load, Wanted } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { CodedError } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";

const LIFETIME = { freshMs: 3_600_000, staleMs: 3_600_000 };
const tick = () => new Promise((done) => setImmediate(done));

/** A space whose window ends when the test says so. */
const setup = () => {
  const time = new FakeTime();
  let close = () => {};
  const windows: number[] = [];
  const gather = (ms: number) => {
    windows.push(ms);
    return new Promise<void>((done) => (close = done));
  };
  const cells = createCache({ clock: time, random: () => 0, gather }).space<string>({
    name: "fake",
    decode: () => undefined,
    gatherMs: 10,
  });
  const asked: string[][] = [];
  const loadFor =
    (who: string): Load<string> =>
    async (missing, signal) => {
      asked.push([who, ...missing.map(({ cell }) => cell)]);
      signal.addEventListener("abort", () => asked.push(["aborted"]));
      await tick();
      return missing.map(({ slice, cell }) => ({ slice, cell, value: cell, lifetime: LIFETIME }));
    };
  const want = (cell: string): Wanted<string> => ({ slice: "s", cell });
  const get = (who: string, names: readonly string[], signal?: AbortSignal) =>
    cells.through(names.map(want), loadFor(who), signal);
  /** Windows end until nobody comes any more. */
  const end = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await tick();
      close();
    }
  };
  return { cells, asked, windows, get, end, want, close: () => close() };
};
const values = (outcomes: readonly (Held<string> | Error)[]) =>
  outcomes.map((one) => (one instanceof CodedError ? one.code : one instanceof Error ? one.message : one.value));

test("what five miss within the window is one load, of the first", async () => {
  const { get, end, asked, windows } = setup();
  const all = [get("a", ["1", "2"]), get("b", ["2", "3"]), get("c", ["4"]), get("d", ["4"]), get("e", ["1"])];
  await end();
  expect((await Promise.all(all)).map(values)).toEqual([["1", "2"], ["2", "3"], ["4"], ["4"], ["1"]]);
  expect(asked).toEqual([["a", "1", "2", "2", "3", "4", "4", "1"]]);
  expect(new Set(windows)).toEqual(new Set([10]));
  // The next window is another one; what is held waits for none.
  expect(values(await get("f", ["1", "4"]))).toEqual(["1", "4"]);
  const later = get("g", ["5"]);
  await end();
  expect(values(await later)).toEqual(["5"]);
  expect(asked.slice(1)).toEqual([["g", "5"]]);
});

test("one alone waits for one window; a stream of them for five at most", async () => {
  const { get, end, windows, asked, close } = setup();
  const alone = get("a", ["1"]);
  await end();
  await alone;
  expect(windows).toHaveLength(1);
  const stream = [get("b", ["b0"])];
  await tick();
  for (let at = 1; at < 8; at += 1) {
    stream.push(get("b", [`b${at}`]));
    await tick();
    close();
    await tick();
  }
  await end();
  await Promise.all(stream);
  expect(asked.slice(1).map((one) => one.length - 1)).toEqual([6, 1, 1]);
});

test("who leaves within the window is not asked for; the load is aborted when all have left", async () => {
  const { get, end, asked } = setup();
  const [first, second] = [new AbortController(), new AbortController()];
  const [left, stays] = [get("a", ["1", "2"], first.signal), get("b", ["2", "3"], second.signal)];
  await tick();
  first.abort();
  expect(values(await left)).toEqual(["UPSTREAM_TIMEOUT", "UPSTREAM_TIMEOUT"]);
  await end();
  expect(values(await stays)).toEqual(["2", "3"]);
  expect(asked).toEqual([["a", "2", "3"]]);
  const gone = get("c", ["9"], AbortSignal.timeout(1));
  expect(values(await gone)).toEqual(["UPSTREAM_TIMEOUT"]);
  const again = get("d", ["9"]);
  await end();
  expect(values(await again)).toEqual(["9"]);
  expect(asked.slice(1)).toEqual([["d", "9"]]);
});

test("a refusal of those who waited is not remembered, and who joined the load later asks again", async () => {
  const { cells, end, want } = setup();
  let loads = 0;
  let release = () => {};
  const load: Load<string> = async (missing) => {
    loads += 1;
    if (loads === 1) await new Promise<void>((done) => (release = done));
    return missing.map(({ slice, cell }) =>
      loads === 1 ? { slice, cell, error: new Error("over budget") } : { slice, cell, value: cell, lifetime: LIFETIME },
    );
  };
  const refused = cells.through([want("1")], load);
  await end();
  await tick();
  const later = cells.through([want("1")], load);
  await tick();
  release();
  expect(values(await refused)).toEqual(["over budget"]);
  await end();
  expect(values(await later)).toEqual(["1"]);
  expect(loads).toBe(2);
});
