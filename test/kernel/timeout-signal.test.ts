import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { timeoutSignal } from "../../src/kernel/index.js";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("joined with another signal it still ends after garbage was collected; parts of a millisecond are left out", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const never = new AbortController();
  const joined = (() => AbortSignal.any([never.signal, timeoutSignal(200.5)]))();
  let ended = false;
  joined.addEventListener("abort", () => (ended = true));
  for (let round = 0; round < 5; round += 1) {
    await sleep(10);
    collect();
  }
  expect(ended).toBe(false);
  await sleep(500);
  expect(ended).toBe(true);
  expect((joined.reason as Error).name).toBe("TimeoutError");
});
