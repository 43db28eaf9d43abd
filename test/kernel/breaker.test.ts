import { expect, test } from "vitest";
import { Breaker } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";

const fail = (breaker: Breaker, times: number) => {
  for (let call = 0; call < times; call += 1) breaker.enter()?.failed();
};

test("opens at half of ten calls within ten seconds, not before (D8)", () => {
  const time = new FakeTime();
  const breaker = new Breaker(time);
  for (let call = 0; call < 5; call += 1) breaker.enter()!.succeeded();
  fail(breaker, 4);
  expect(breaker.state).toBe("CLOSED");
  fail(breaker, 1);
  expect(breaker.state).toBe("OPEN");
  expect(breaker.enter()).toBeNull();
  expect(breaker.retryAfterMs).toBe(10_000);
});

test("failures of an idle hour ago do not count", () => {
  const time = new FakeTime();
  const breaker = new Breaker(time);
  fail(breaker, 9);
  time.advance(3_600_000);
  fail(breaker, 9);
  expect(breaker.state).toBe("CLOSED");
  expect(breaker.recent).toEqual({ calls: 9, failures: 9 });
});

test("one probe at a time; the pause doubles to two minutes; a good probe closes (D8)", () => {
  const time = new FakeTime();
  const breaker = new Breaker(time);
  fail(breaker, 10);
  const pauses: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    pauses.push(breaker.retryAfterMs);
    time.advance(breaker.retryAfterMs - 1);
    expect(breaker.enter()).toBeNull();
    time.advance(1);
    const probe = breaker.enter()!;
    expect(breaker.state).toBe("HALF_OPEN");
    expect(breaker.enter()).toBeNull();
    probe.failed();
  }
  expect(pauses).toEqual([10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
  time.advance(120_000);
  breaker.enter()!.succeeded();
  expect(breaker.state).toBe("CLOSED");
  fail(breaker, 9);
  expect(breaker.state).toBe("CLOSED");
});

test("a probe whose caller left lets the next one try at once; late words of an earlier era are not heard", () => {
  const time = new FakeTime();
  const breaker = new Breaker(time);
  const slow = breaker.enter()!;
  fail(breaker, 10);
  time.advance(4_000);
  slow.failed();
  expect(breaker.retryAfterMs).toBe(6_000);
  time.advance(6_000);
  breaker.enter()!.withdrawn();
  expect(breaker.enter()).not.toBeNull();
});

test("what says enough by itself opens at once, and a pass speaks once", () => {
  const breaker = new Breaker(new FakeTime());
  const pass = breaker.enter()!;
  pass.succeeded();
  pass.failed();
  expect(breaker.recent).toEqual({ calls: 1, failures: 0 });
  breaker.enter()!.broke();
  expect(breaker.state).toBe("OPEN");
});

test("setting the clock changes nothing", () => {
  const time = new FakeTime();
  const breaker = new Breaker(time);
  fail(breaker, 10);
  time.jumpWall(3_600_000);
  expect(breaker.enter()).toBeNull();
  time.jumpWall(-7_200_000);
  time.advance(10_000);
  expect(breaker.enter()).not.toBeNull();
});
