import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestContext } from "../../src/kernel/index.js";
import { Period } from "../../src/kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesRecord } from "../../src/prices/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { contextOf, snapshotPort } from "../prices/support.js";
import type { LiveWorld } from "../support/live-prices.js";
import { answered, liveWorld, PRICE_SOURCES } from "../support/live-prices.js";

let world: LiveWorld;
beforeAll(async () => {
  world = await liveWorld({ keyed: ["bls"] });
});
afterAll(() => world.close());

interface Subject {
  readonly port: () => PricePort;
  readonly context: () => RequestContext;
  /** The port has one source; the snapshot has several. */
  readonly ownSource: string | null;
}
const SUBJECTS: readonly (readonly [name: string, subject: Subject])[] = [
  ["snapshot", { port: () => snapshotPort, context: contextOf, ownSource: null }],
  ...PRICE_SOURCES.map((source): readonly [string, Subject] => [
    source,
    { port: () => world.port(source), context: () => world.context(), ownSource: source },
  ]),
];

const windowOf = (record: SeriesRecord) =>
  record.frequency === "ANNUAL" ? (["1998", "2026"] as const) : (["1999-07", "2026-11"] as const);
const request = (record: SeriesRecord) => {
  const [from, to] = windowOf(record);
  return { id: record.id, from: Period.parse(from), to: Period.parse(to) };
};
/** One of the first, one of the middle, one of the last; those that go on. */
const some = async (port: PricePort): Promise<readonly SeriesRecord[]> => {
  const records = (await port.catalogue()).filter(({ discontinuedOn }) => discontinuedOn === null);
  return [...new Set([0, Math.floor(records.length / 2), records.length - 1].map((at) => records[at]!))];
};

describe.each(SUBJECTS)("what every price port promises: %s", (_name, { port, context, ownSource }) => {
  test("the catalogue: unique ids under their source, known sources, readable periods, a base for every index and for nothing else", async () => {
    const records = await port().catalogue();
    const sources = createCatalogue();
    expect(records.length).toBeGreaterThan(0);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    for (const record of records) {
      expect(record.id.startsWith(`${record.sourceId}:`), record.id).toBe(true);
      expect(sources.get(record.sourceId).id).toBe(record.sourceId);
      if (ownSource) expect(record.sourceId).toBe(ownSource);
      for (const period of [record.start, record.end])
        if (period !== null) expect(Period.parse(period).frequency, record.id).toBe(record.frequency);
      // A publisher that does not state the base of an index is quoted so, never guessed for.
      const isBaseUnsaid = record.unit === "index" && /base/i.test(record.basisNote ?? "");
      if (!isBaseUnsaid) expect(record.basePeriod !== null, record.id).toBe(record.unit === "index");
      expect(record.productMatch === null, record.id).toBe(record.product === null);
      expect(record.vintages.every((vintage) => /^\d{4}-\d{2}(-\d{2})?$/.test(vintage))).toBe(true);
      if (record.discontinuedOn !== null) expect(record.discontinuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(await port().catalogue()).toEqual(records);
  });

  test("one entry a request, in order; null for what is not its own", async () => {
    const [record] = await some(port());
    const own = request(record!);
    const foreign = { ...own, id: "nobody:NOTHING" };
    const results = await port().observations(
      [foreign, own, { ...foreign, id: record!.id.toLowerCase() + "?" }, own],
      context(),
    );
    expect(results.map((result) => result === null)).toEqual([true, false, true, false]);
    expect(answered(results[1]).observations).toEqual(answered(results[3]).observations);
    expect(await port().observations([], context())).toEqual([]);
  });

  test("every period of the window once, ascending, in the published frequency", async () => {
    const records = await some(port());
    const results = await port().observations(records.map(request), context());
    for (const [at, record] of records.entries()) {
      const { from, to } = request(record);
      const periods = Period.range(from, to, record.frequency).map(({ text }) => text);
      expect(
        answered(results[at]).observations.map(({ period }) => period.text),
        record.id,
      ).toEqual(periods);
    }
  });

  test("no figure exactly where there is a reason; a status exactly where there is a figure; figures are finite", async () => {
    const records = await some(port());
    const answers = (await port().observations(records.map(request), context())).map(answered);
    const all = answers.flatMap(({ observations }) => observations);
    expect(all.some(({ value }) => value !== null)).toBe(true);
    expect(all.some(({ value }) => value === null)).toBe(true);
    for (const { value, missing, status, period } of all) {
      expect(value === null, period.text).toBe(missing !== null);
      expect(status.length > 0, period.text).toBe(value !== null);
      if (value !== null) expect(Number.isFinite(value)).toBe(true);
    }
  });

  test("the same window twice is the same figures; a part of it is that part", async () => {
    const [record] = await some(port());
    const whole = request(record!);
    const part = { ...whole, from: whole.to.plus(-3), to: whole.to.plus(-1) };
    const ask = async (one: typeof whole): Promise<ObservationsAnswer> =>
      answered((await port().observations([one], context()))[0]);
    const [first, again, inner] = [await ask(whole), await ask(whole), await ask(part)];
    expect(again.observations).toEqual(first.observations);
    expect(inner.observations.map(({ value }) => value)).toEqual(
      first.observations.slice(-4, -1).map(({ value }) => value),
    );
  });

  test("says how fresh: recorded, or live and then from the store with its age", async () => {
    const [record] = await some(port());
    const { freshness, retrievedAt } = answered((await port().observations([request(record!)], context()))[0]);
    if (!ownSource) return expect(freshness).toBe("RECORDED");
    expect(freshness).toBe("CACHED");
    expect(Date.parse(retrievedAt!)).toBeLessThanOrEqual(world.time.now().getTime());
  });

  test("a window that runs backwards is refused, not answered", async () => {
    const [record] = await some(port());
    const { id, from, to } = request(record!);
    const asked = (async () => port().observations([{ id, from: to, to: from }], context()))();
    await expect(asked).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});
