import { expect, test } from "vitest";
import { createContext } from "../../src/graph/index.js";
import { CodedError, ManualClock } from "../../src/kernel/index.js";
import type { PricePort } from "../../src/prices/index.js";
import { portOf, pricesOf } from "./support.js";

const clock = new ManualClock(); // 2026-11-23
const context = () => createContext({ deadlineMs: 5000, clock });
const through =
  (last: string): PricePort["observations"] =>
  (requests) =>
    Promise.resolve(
      requests.map(({ from, to }) => ({
        freshness: "LIVE",
        observations: Array.from({ length: to.startMonthIndex - from.startMonthIndex + 1 }, (_, at) => {
          const period = from.plus(at);
          const value = period.text <= last ? period.startMonthIndex : null;
          return { period, value, missing: value === null ? "NOT_YET_PUBLISHED" : null, status: [] };
        }),
      })),
    );
const open = { id: "bls:GOES_ON", start: "2000-01", end: null };
const latestOf = async (...ports: PricePort[]) => {
  const { service } = pricesOf(ports);
  const latest = await service.latest(await service.series("bls:GOES_ON"), context());
  return latest && [latest.period, latest.value.value];
};

test("the latest figure of a series that goes on is the newest its source has", async () => {
  expect(await latestOf(portOf(open, through("2026-09")))).toEqual(["2026-09", 2026 * 12 + 8]);
});

test("where its source is down, the last figure that somebody else holds", async () => {
  const down = portOf(open, (requests) =>
    Promise.resolve(requests.map(() => new CodedError("UPSTREAM_UNAVAILABLE", "down"))),
  );
  const embedded = portOf({ ...open, end: "2023-11" }, through("2023-11"), "snapshot");
  expect(await latestOf(down, embedded)).toEqual(["2023-11", 2023 * 12 + 10]);
  expect(await latestOf(portOf(open, through("2020-01")))).toBeNull();
});

test("a bare code means the publisher's series, not the copy that the publisher's record names as an alias", async () => {
  const own = portOf({ id: "bls:WPU1017", aliases: ["fred:WPU1017"] }, through("2020-12"));
  const copy = portOf({ id: "fred:WPU1017", sourceId: "fred" }, through("2020-12"), "fred");
  const { service } = pricesOf([own, copy]);
  expect((await service.series("WPU1017")).key).toBe("bls:WPU1017");
  expect((await service.series("fred:WPU1017")).key).toBe("fred:WPU1017");
  const stranger = portOf({ id: "dbnomics:WPU1017", sourceId: "dbnomics" }, through("2020-12"), "dbnomics");
  await expect(pricesOf([own, stranger]).service.series("WPU1017")).rejects.toMatchObject({ code: "CODE_AMBIGUOUS" });
});

test("ports that share no series are asked at the same time; ports of one series in their order", async () => {
  const events: string[] = [];
  const slow = (id: string, sourceId: string, answers: boolean): PricePort =>
    portOf(
      { id, sourceId },
      async (requests) => {
        events.push(`${sourceId} asked`);
        await new Promise((done) => setTimeout(done, 20));
        events.push(`${sourceId} done`);
        return answers ? through("2020-12")(requests, context()) : requests.map(() => null);
      },
      sourceId,
    );
  const { service } = pricesOf([
    slow("bls:A", "bls", false),
    slow("ecb:B", "ecb", true),
    { ...slow("bls:A", "pbs", true), sourceId: "pbs" },
  ]);
  const own = context();
  const window = { from: "2020-01", to: "2020-02" };
  await Promise.all(["bls:A", "ecb:B"].map((series) => service.observations({ series, ...window }, own)));
  expect(events.slice(0, 2)).toEqual(["bls asked", "ecb asked"]);
  expect(events.indexOf("pbs asked")).toBe(events.indexOf("bls done") + 1);
  expect(events).toHaveLength(6);
});
