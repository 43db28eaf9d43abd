import { expect, test } from "vitest";
import { CodedError, SharedWork } from "../../src/kernel/index.js";

const tick = () => new Promise((done) => setImmediate(done));

const controlled = () => {
  let finish!: (value: string) => void;
  let fail!: (error: Error) => void;
  let aborted = false;
  let started = 0;
  const work = (signal: AbortSignal) => {
    started += 1;
    signal.addEventListener("abort", () => (aborted = true));
    return new Promise<string>((resolve, reject) => ([finish, fail] = [resolve, reject]));
  };
  return {
    work,
    finish: (value: string) => finish(value),
    fail: (error: Error) => fail(error),
    get aborted() {
      return aborted;
    },
    get started() {
      return started;
    },
  };
};

test("500 callers of one key are one piece of work (E1)", async () => {
  const shared = new SharedWork<string>();
  const job = controlled();
  const all = Array.from({ length: 500 }, () => shared.run("key", undefined, job.work));
  expect([job.started, shared.size]).toEqual([1, 1]);
  job.finish("value");
  expect(new Set(await Promise.all(all))).toEqual(new Set(["value"]));
  expect(shared.size).toBe(0);
});

test("the caller who started it leaves: the others get their answer (F4)", async () => {
  const shared = new SharedWork<string>();
  const job = controlled();
  const [first, second] = [new AbortController(), new AbortController()];
  const left = shared.run("key", first.signal, job.work);
  const stays = shared.run("key", second.signal, job.work);
  first.abort();
  await expect(left).rejects.toThrow(CodedError);
  expect(job.aborted).toBe(false);
  job.finish("value");
  expect(await stays).toBe("value");
});

test("work that nobody waits for stops, and the next caller starts afresh", async () => {
  const shared = new SharedWork<string>();
  const job = controlled();
  const leaving = [new AbortController(), new AbortController()];
  const gone = leaving.map((caller) =>
    shared.run("key", caller.signal, job.work).catch((error: CodedError) => error.code),
  );
  leaving.forEach((caller) => caller.abort());
  expect(await Promise.all(gone)).toEqual(["UPSTREAM_TIMEOUT", "UPSTREAM_TIMEOUT"]);
  expect(job.aborted).toBe(true);
  const next = shared.run("key", undefined, job.work);
  expect(job.started).toBe(2);
  job.finish("again");
  expect(await next).toBe("again");
  expect(shared.size).toBe(0);
});

test("a caller whose time was over before it asked starts nothing", async () => {
  const shared = new SharedWork<string>();
  const job = controlled();
  await expect(shared.run("key", AbortSignal.abort(), job.work)).rejects.toThrow("ended before");
  expect(job.started).toBe(0);
});

test("a failure reaches everybody, is not kept, and is nobody's unhandled rejection", async () => {
  const shared = new SharedWork<string>();
  const job = controlled();
  const caller = new AbortController();
  const gone = shared.run("key", caller.signal, job.work);
  caller.abort();
  await gone.catch(() => {});
  job.fail(new Error("late"));
  await tick();
  const second = shared.run("key", undefined, () => Promise.reject(new Error("no")));
  await expect(second).rejects.toThrow("no");
  const thrower = (): Promise<string> => {
    throw new Error("at once");
  };
  await expect(shared.run("key", undefined, thrower)).rejects.toThrow("at once");
  expect(shared.size).toBe(0);
  expect(await shared.run("key", undefined, () => Promise.resolve("yes"))).toBe("yes");
});
