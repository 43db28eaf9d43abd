import { describe, expect, test } from "vitest";
import type { Held, Load, Loaded, SpaceSpec, Wanted } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { CodedError, MemoryCounters } from "../../src/kernel/index.js";
import { FakeTime, seededRandom } from "../support/time.js";

const HOUR = 3_600_000;
const LIFETIME = { freshMs: HOUR, staleMs: 24 * HOUR };
const tick = () => new Promise((done) => setImmediate(done));
const want = (cell: string, slice = "s"): Wanted<string> => ({ slice, cell });
const down = new CodedError("UPSTREAM_UNAVAILABLE", "down", { source: "fake", retryable: true });

const setup = (spec: Partial<SpaceSpec<string>> = {}, memoryBytes?: number) => {
  const time = new FakeTime();
  const counters = new MemoryCounters();
  const cache = createCache({ clock: time, random: () => 0, counters, memoryBytes });
  const cells = cache.space<string>({
    name: "fake",
    decode: (value) => (typeof value === "string" ? value : undefined),
    ...spec,
  });
  let version = 0;
  const asked: string[][] = [];
  const source = { fails: false as boolean | "half", empty: false };
  const load: Load<string> = async (missing) => {
    asked.push(missing.map(({ cell }) => cell));
    await tick();
    version += 1;
    if (source.fails === true) throw down;
    return missing.map(({ slice, cell }, at): Loaded<string> =>
      source.fails === "half" && at % 2
        ? { slice, cell, error: down }
        : {
            slice,
            cell,
            value: source.empty ? null : `${cell} v${version}`,
            lifetime: source.empty ? { ...LIFETIME, freshMs: 10 * HOUR } : LIFETIME,
          },
    );
  };
  const get = async (...names: string[]) =>
    cells.through(
      names.map((name) => want(name)),
      load,
    );
  const one = async (name: string) => (await get(name))[0] as Held<string>;
  return { time, counters, cache, cells, asked, source, load, get, one };
};

describe("fresh, stale, gone", () => {
  test("loaded once, then held; what is missing is asked for together, and only that", async () => {
    const { get, asked } = setup();
    expect(await get("a", "b")).toMatchObject([
      { value: "a v1", freshness: "LIVE" },
      { value: "b v1", freshness: "LIVE" },
    ]);
    expect(await get("a", "b", "c", "d")).toMatchObject([
      { freshness: "CACHED" },
      { freshness: "CACHED" },
      { value: "c v2", freshness: "LIVE" },
      { value: "d v2" },
    ]);
    expect(asked).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("past its life: served at once, flagged, renewed behind; then fresh again", async () => {
    const { time, one, asked } = setup();
    await one("a");
    time.advance(HOUR - 1);
    expect(await one("a")).toMatchObject({ freshness: "CACHED", ageMs: HOUR - 1 });
    time.advance(1);
    expect(await one("a")).toMatchObject({ value: "a v1", freshness: "STALE", ageMs: HOUR, failure: null });
    await tick();
    await tick();
    expect(await one("a")).toMatchObject({ value: "a v2", freshness: "CACHED", ageMs: 0 });
    expect(asked).toHaveLength(2);
  });

  test("the source fails: the last good value stays to its end, flagged, with the reason (D1)", async () => {
    const { time, one, source, asked } = setup();
    await one("a");
    source.fails = true;
    for (let hour = 1; hour < 25; hour += 1) {
      time.advance(HOUR);
      expect(await one("a")).toMatchObject({ value: "a v1", freshness: "STALE" });
      await tick();
      await tick();
      expect(await one("a")).toMatchObject({ failure: "UPSTREAM_UNAVAILABLE" });
    }
    expect(asked).toHaveLength(1 + 24);
    time.advance(HOUR);
    expect(await one("a")).toBe(down);
    source.fails = false;
    time.advance(30_000);
    expect(await one("a")).toMatchObject({ freshness: "LIVE" });
  });

  test("a failure is remembered for 10 s by default, never for more than 30 s, never over a good value (E10)", async () => {
    for (const [failureMs, expected] of [
      [undefined, 10_000],
      [3_600_000, 30_000],
    ] as const) {
      const { time, get, source, asked } = setup({ failureMs });
      source.fails = true;
      expect(await get("a")).toEqual([down]);
      time.advance(expected - 1);
      source.fails = false;
      expect(await get("a")).toEqual([down]);
      expect(asked).toHaveLength(1);
      time.advance(1);
      expect(await get("a")).toMatchObject([{ value: "a v2" }]);
    }
  });

  test('"nothing" is kept, an hour at most, and never takes the place of a good value (E10)', async () => {
    const { time, one, source, asked } = setup();
    source.empty = true;
    expect(await one("none")).toMatchObject({ value: null, freshness: "LIVE" });
    time.advance(HOUR - 1);
    expect(await one("none")).toMatchObject({ value: null, freshness: "CACHED" });
    time.advance(1);
    expect(await one("none")).toMatchObject({ value: null, freshness: "STALE" });
    source.empty = false;
    await one("good");
    source.empty = true;
    time.advance(HOUR);
    const calls = asked.length;
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await one("good")).toMatchObject({ value: "good v3", freshness: "STALE" });
      await tick();
      await tick();
    }
    expect(
      asked
        .slice(calls)
        .flat()
        .filter((cell) => cell === "good"),
    ).toHaveLength(1);
  });

  test("part of a load fails: that part only", async () => {
    const { get, source } = setup();
    source.fails = "half";
    expect(await get("a", "b", "c")).toMatchObject([
      { value: "a v1" },
      { code: "UPSTREAM_UNAVAILABLE" },
      { value: "c v1" },
    ]);
  });

  test("a load that forgets a cell is told so, and the rest is answered", async () => {
    const { cells } = setup();
    const forgetful: Load<string> = () => Promise.resolve([{ slice: "s", cell: "a", value: "x", lifetime: LIFETIME }]);
    expect(await cells.through([want("a"), want("b")], forgetful)).toMatchObject([
      { value: "x" },
      { message: "fake: the load left out b" },
    ]);
    const thrower: Load<string> = () => {
      throw new Error("at once");
    };
    expect(await cells.through([want("c")], thrower)).toMatchObject([{ message: "at once" }]);
    expect(await cells.through([want("c")], thrower)).toHaveLength(1);
  });
});

describe("many at once", () => {
  test("500 for one cold cell: one load (E1)", async () => {
    const { get, asked } = setup();
    const all = await Promise.all(Array.from({ length: 500 }, () => get("a")));
    expect(new Set(all.map(([held]) => (held as Held<string>).value))).toEqual(new Set(["a v1"]));
    expect(asked).toHaveLength(1);
  });

  test("500 for one expired cell: nobody waits, one load (E1)", async () => {
    const { get, time, asked } = setup();
    await get("a");
    time.advance(HOUR);
    const all = await Promise.all(Array.from({ length: 500 }, () => get("a")));
    expect(
      all.every(([held]) => (held as Held<string>).value === "a v1" && (held as Held<string>).freshness === "STALE"),
    ).toBe(true);
    await tick();
    await tick();
    expect(asked).toHaveLength(2);
  });

  test("questions that overlap share what is in flight, and each asks for its rest", async () => {
    const { get, asked } = setup();
    const [one, two] = await Promise.all([get("a", "b"), get("b", "c")]);
    expect([one, two]).toMatchObject([
      [{ value: "a v1" }, { value: "b v1" }],
      [{ value: "b v1" }, { value: "c v2" }],
    ]);
    expect(asked).toEqual([["a", "b"], ["c"]]);
  });

  test("who leaves gets its error; the load goes on for others, and stops when nobody waits (F4)", async () => {
    const { cells } = setup();
    let aborted = 0;
    let finish!: () => void;
    const load: Load<string> = (missing, signal) => {
      signal.addEventListener("abort", () => (aborted += 1));
      return new Promise(
        (resolve) =>
          (finish = () => resolve(missing.map(({ slice, cell }) => ({ slice, cell, value: "v", lifetime: LIFETIME })))),
      );
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const [left, stays] = [
      cells.through([want("a")], load, first.signal),
      cells.through([want("a")], load, second.signal),
    ];
    await tick();
    first.abort();
    expect(await left).toMatchObject([{ code: "UPSTREAM_TIMEOUT" }]);
    expect(aborted).toBe(0);
    finish();
    expect(await stays).toMatchObject([{ value: "v" }]);
    const alone = new AbortController();
    const gone = cells.through([want("b")], load, alone.signal);
    await tick();
    alone.abort();
    expect(await gone).toMatchObject([{ code: "UPSTREAM_TIMEOUT" }]);
    expect(aborted).toBe(1);
    expect(await cells.through([want("c")], load, AbortSignal.abort())).toMatchObject([{ code: "UPSTREAM_TIMEOUT" }]);
  });

  test("what one load brought expires together; what 1,000 loads brought expires over a fifth of the life (E2)", async () => {
    const time = new FakeTime();
    const cache = createCache({ clock: time, random: seededRandom(3) });
    const cells = cache.space<string>({ name: "fake", decode: () => undefined });
    const load: Load<string> = (missing) =>
      Promise.resolve(missing.map(({ slice, cell }) => ({ slice, cell, value: "v", lifetime: LIFETIME })));
    const slices = Array.from({ length: 1_000 }, (_, at) => `s${at}`);
    for (const slice of slices) await cells.through([want("a", slice), want("b", slice)], load);
    const staleAt: number[] = [];
    for (let step = 0; step <= 40; step += 1) {
      const held = await Promise.all(slices.map((slice) => cells.peek([want("a", slice), want("b", slice)])));
      expect(held.every(([a, b]) => a?.freshness === b?.freshness)).toBe(true);
      staleAt.push(held.filter(([a]) => a?.freshness === "STALE").length);
      time.advance(HOUR / 40);
    }
    // Nobody before four fifths of the life, everybody at its end, and no tenth of a tenth holds more than a seventh of them.
    expect([staleAt[31], staleAt[40]]).toEqual([0, 1_000]);
    for (let step = 32; step < 40; step += 1) expect(staleAt[step + 1]! - staleAt[step]!).toBeLessThan(180);
  });
});

describe("parts of a cell", () => {
  type Part = Readonly<Record<string, number>>;
  const parts = () => {
    const time = new FakeTime();
    const cells = createCache({ clock: time, random: () => 0 }).space<Part>({
      name: "fake",
      decode: () => undefined,
      merge: (held, loaded) => ({ ...held, ...loaded }),
    });
    const asked: string[] = [];
    const ask = (...partners: string[]) =>
      cells.through(
        [{ slice: "s", cell: "7208", accept: (value) => partners.every((partner) => partner in value) }],
        async (missing) => {
          asked.push(partners.join());
          await tick();
          return missing.map(({ slice, cell }) => ({
            slice,
            cell,
            value: Object.fromEntries(partners.map((partner) => [partner, asked.length])),
            lifetime: LIFETIME,
          }));
        },
      );
    return { time, ask, asked };
  };

  test("what is not in the part held is asked for and joined to it", async () => {
    const { ask, asked } = parts();
    await ask("RUS");
    await ask("CHN", "RUS");
    expect(await ask("CHN")).toMatchObject([{ freshness: "CACHED", value: { RUS: 2, CHN: 2 } }]);
    expect(asked).toEqual(["RUS", "CHN,RUS"]);
  });

  test("the join is as old as its older part", async () => {
    const { ask, time } = parts();
    await ask("RUS");
    time.advance(HOUR / 2);
    await ask("CHN");
    time.advance(HOUR / 2);
    expect(await ask("CHN")).toMatchObject([{ freshness: "STALE", ageMs: HOUR }]);
  });

  test("who joins a load that brings too little asks for the rest", async () => {
    const { ask, asked } = parts();
    const [one, two] = await Promise.all([ask("RUS"), ask("CHN")]);
    expect([one, two]).toMatchObject([[{ value: { RUS: 1 } }], [{ value: { RUS: 1, CHN: 2 } }]]);
    expect(asked).toEqual(["RUS", "CHN"]);
  });
});

describe("memory", () => {
  test("never more bytes than allowed, whatever comes (E8)", async () => {
    const { cells, cache } = setup({}, 2_000_000);
    const load: Load<string> = (missing) =>
      Promise.resolve(missing.map(({ slice, cell }) => ({ slice, cell, value: "x".repeat(500), lifetime: LIFETIME })));
    for (let at = 0; at < 20_000; at += 1) await cells.through([want("a", `s${at}`)], load);
    const { memoryBytes, memoryEntries } = cache.state();
    expect(memoryBytes).toBeLessThanOrEqual(2_000_000);
    expect(memoryEntries).toBeGreaterThan(500);
    expect(await cells.peek([want("a", "s0"), want("a", "s19999")])).toMatchObject([
      undefined,
      { freshness: "CACHED" },
    ]);
  });

  test("a slice over 2 MiB is answered and not kept", async () => {
    const { cells, cache } = setup();
    const load: Load<string> = (missing) =>
      Promise.resolve(
        missing.map(({ slice, cell }) => ({ slice, cell, value: "x".repeat(2 ** 20), lifetime: LIFETIME })),
      );
    expect((await cells.through([want("a")], load))[0]).toMatchObject({ freshness: "LIVE" });
    expect(cache.state().memoryEntries).toBe(0);
  });

  test("values are frozen through and through", async () => {
    const cells = createCache({ clock: new FakeTime() }).space<{ a: { b: number[] } }>({
      name: "fake",
      decode: () => undefined,
    });
    const [held] = await cells.through([{ slice: "s", cell: "a" }], (missing) =>
      Promise.resolve(
        missing.map(({ slice, cell }) => ({ slice, cell, value: { a: { b: [1] } }, lifetime: LIFETIME })),
      ),
    );
    expect(() => (held as Held<{ a: { b: number[] } }>).value!.a.b.push(2)).toThrow(TypeError);
  });
});

describe("clocks (G6)", () => {
  test.each([-HOUR, HOUR, -30 * 24 * HOUR, 30 * 24 * HOUR])(
    "the wall clock jumps by %i ms: never fresh for longer than its life",
    async (jump) => {
      const { time, one } = setup();
      await one("a");
      time.advance(HOUR / 2);
      time.jumpWall(jump);
      time.advance(HOUR / 2);
      const held = await one("a");
      // A month ahead it is over altogether, and is asked for again.
      if (held.freshness !== "LIVE") expect(held.freshness).toBe("STALE");
      expect(held.ageMs).toBeGreaterThanOrEqual(0);
    },
  );
});
