import { afterEach, beforeEach, expect, test } from "vitest";
import { inLanes } from "../../src/sources/live-registers/lanes.js";
import { embedded, liveRegistersOn, onlyEmbedded } from "../support/live-registers.js";
import { FakeUpstream, late, status } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(() => upstream.close());

test("lanes keep the order of answers and never run more than they are", async () => {
  let running = 0;
  let most = 0;
  const work = async (item: number) => {
    most = Math.max(most, (running += 1));
    await new Promise((done) => setTimeout(done, 5 * (3 - (item % 3))));
    running -= 1;
    return item * 2;
  };
  expect([await inLanes([1, 2, 3, 4, 5], 2, work), most]).toEqual([[2, 4, 6, 8, 10], 2]);
  expect(await inLanes([], 2, work)).toEqual([]);
});

test("the UN's treaties are read one after the other, file and page: a wait that ends early has some of them whole", async () => {
  upstream.on("*", late(20, status(404)));
  const snapshot = onlyEmbedded({ "un-mtdsg": embedded.agreements("un-mtdsg").slice(0, 8) });
  const registers = liveRegistersOn(upstream, { snapshot });
  await registers
    .port("un-mtdsg")
    .load({ background: true })
    .catch(() => undefined);
  registers.close();
  const isPage = upstream.seen.map(({ path }) => path.startsWith("/Pages/"));
  // Before the third file is asked for, a page was.
  expect(isPage.indexOf(true)).toBeLessThan(4);
  expect(isPage.filter(Boolean)).toHaveLength(8);
});
