import { describe, expect, test } from "vitest";
import { LevelScheduler, levelLoader } from "../../src/kernel/index.js";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("LevelScheduler", () => {
  test("parents that answer one by one make one batch of children", async () => {
    const scheduler = new LevelScheduler(500);
    const childBatches: number[] = [];
    const children = levelLoader<number, number>(scheduler, String, (keys) => {
      childBatches.push(keys.length);
      return Promise.resolve(keys);
    });
    const parents = [5, 15, 30, 45].map((ms) =>
      levelLoader<number, number>(scheduler, String, async (keys) => {
        await wait(ms);
        return keys;
      }),
    );
    await Promise.all(parents.map(async (parent, index) => children.load(await parent.load(index))));
    expect(childBatches).toEqual([4]);
  });

  test("a slow parent holds the others for maxWaitMs only", async () => {
    const scheduler = new LevelScheduler(20);
    let slowDone = false;
    const slow = levelLoader<number, number>(scheduler, String, async (keys) => {
      await wait(300);
      slowDone = true;
      return keys;
    });
    const fast = levelLoader<number, number>(scheduler, String, (keys) => Promise.resolve(keys));
    const pending = slow.load(1);
    await wait(5);
    await fast.load(2);
    expect(slowDone).toBe(false);
    await pending;
  });

  test("a failed batch does not stop the next one", async () => {
    const scheduler = new LevelScheduler(20);
    const failing = levelLoader<number, number>(scheduler, String, () => Promise.reject(new Error("down")));
    await expect(failing.load(1)).rejects.toThrow("down");
    await expect(levelLoader<number, number>(scheduler, String, (keys) => Promise.resolve(keys)).load(7)).resolves.toBe(
      7,
    );
  });
});
