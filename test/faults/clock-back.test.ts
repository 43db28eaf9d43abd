import { expect, test } from "vitest";
import type { Held } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { Hold } from "../../src/http/hold.js";
import { SafeLedger } from "../../src/http/shared-ledger.js";
import { MemoryLedger, noCounters } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";

const HOUR = 3_600_000;

test("the clock is set back an hour: a stale cell is renewed once, not at every question (G6)", async () => {
  const time = new FakeTime();
  const cells = createCache({ clock: time, random: () => 0 }).space<string>({ name: "x", decode: () => undefined });
  let loads = 0;
  const ask = async () => {
    const [held] = await cells.through([{ slice: "s", cell: "c" }], (missing) => {
      loads += 1;
      const lifetime = { freshMs: 60_000, staleMs: 24 * HOUR };
      return Promise.resolve(missing.map((item) => ({ ...item, value: `v${loads}`, lifetime })));
    });
    await new Promise((done) => setImmediate(done));
    return held as Held<string>;
  };
  await ask();
  time.jumpWall(-HOUR);
  time.advance(61_000);
  expect(await ask()).toMatchObject({ value: "v1", freshness: "STALE" });
  for (let question = 0; question < 5; question += 1)
    expect(await ask()).toMatchObject({ value: "v2", freshness: "CACHED" });
  expect(loads).toBe(2);
});

test("the clock is set back during a pause: it ends when it was to end (G6)", async () => {
  const time = new FakeTime();
  const hold = new Hold("s", "open", new SafeLedger(time, new MemoryLedger(time), noCounters), time);
  await hold.set(30_000, "UPSTREAM_RATE_LIMITED");
  time.jumpWall(-HOUR);
  time.advance(29_900);
  await expect(hold.check()).rejects.toThrow("asked for a pause");
  time.advance(300);
  await hold.check();
});
