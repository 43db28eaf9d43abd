import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AgreementRegisters } from "../../src/agreements/index.js";
import { createContext } from "../../src/graph/context.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { zipLines } from "../../src/sources/zip-lines.js";
import { liveRegistersOn, onlyEmbedded, reference } from "../support/live-registers.js";
import { faultOf } from "../support/register.js";
import { FakeTime } from "../support/time.js";
import { body, FakeUpstream, status } from "../support/upstream.js";
import { zipOf } from "../support/zip.js";

/** A line of a day's file: 58 columns. */
const line = (over: Readonly<Record<number, string>> = {}): string =>
  Object.assign(
    Array.from({ length: 58 }, () => ""),
    {
      0: "1",
      1: "20261121",
      7: "PAK",
      17: "RUS",
      25: "1",
      26: "057",
      30: "8",
      31: "12",
      32: "3",
      34: "1.5",
      50: "Moscow, Moskva, Russia",
      51: "RS",
      57: "https://news.example.org/a",
    },
    over,
  ).join("\t");
const zipped = (...lines: string[]) => zipOf({ "20261121.export.CSV": lines.join("\n") + "\n" });
const ZIP = "application/zip";

let upstream: FakeUpstream;
const open: { close(): void }[] = [];
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await upstream.close();
});
/** It is 23 November 2026, noon: the newest whole day is the 22nd. */
const portOn = (days: number, clock = new FakeTime()) => {
  const registers = liveRegistersOn(upstream, {
    clock,
    snapshot: onlyEmbedded({}),
    events: { pair: ["PAK", "RUS"], days },
  });
  open.push(registers);
  return registers.port("gdelt");
};
const background = { background: true };

test("the days before yesterday's morning, each once; a question makes no call", async () => {
  upstream
    .on("/events/20261122.export.CSV.zip", body(zipped(line({ 0: "7", 1: "20261122", 26: "042" })), ZIP))
    .on("/events/20261121.export.CSV.zip", body(zipped(line(), line({ 0: "7", 1: "20261122", 26: "042" })), ZIP));
  const clock = new FakeTime();
  const port = portOn(2, clock);
  const context = createContext({ deadlineMs: 5_000, clock });
  expect((await port.load({ context })).corpus.events).toEqual([]);
  const first = await port.load(background);
  expect(first.corpus.events.map(({ key, kind, on, cameoCode }) => [key, kind, on, cameoCode])).toEqual([
    ["gdelt-7", "VISIT", "2026-11-22", "042"],
    ["gdelt-1", "SIGNING", "2026-11-21", "057"],
  ]);
  expect(first.corpus.events[1]).toMatchObject({
    title: "Pakistan signs a formal agreement (with Russia; as reported)",
    place: "Moscow, Moskva, Russia",
    participants: [
      { kind: "COUNTRY", code: "PAK" },
      { kind: "COUNTRY", code: "RUS" },
    ],
  });
  expect(first.corpus.events[1]!.citations[0]).toMatchObject({
    publisher: "news.example.org",
    url: "https://news.example.org/a",
  });
  expect([first.freshness, first.corpus.coverage[0]!.through]).toEqual(["LIVE", "2026-11-22"]);
  expect((await port.load(background)).freshness).toBe("CACHED");
  expect((await port.load({ context })).corpus.events).toHaveLength(2);
  expect(upstream.seen).toHaveLength(2);
});

test("other countries, other acts, what a report says in passing, and repeats of one text are left out", async () => {
  const lines = [
    line({ 0: "10", 31: "3" }),
    line({ 0: "11", 31: "40" }),
    line({ 0: "12", 7: "RUS", 17: "PAK" }),
    line({ 0: "13", 17: "IND" }),
    line({ 0: "14", 26: "075" }),
    line({ 0: "15", 26: "046", 25: "0" }),
    // Both codes stand in the line, but not as the two actors.
    line({ 0: "16", 7: "PAK", 17: "PAK", 5: "RUS" }),
  ];
  upstream.on("*", body(zipped(...lines), ZIP));
  const { corpus } = await portOn(1).load(background);
  expect(corpus.events.map(({ key }) => key)).toEqual(["gdelt-11", "gdelt-12"]);
});

test("a day that fails is left alone, the others answer; a file cut off is no file", async () => {
  const whole = zipped(line());
  upstream
    .on("/events/20261122.export.CSV.zip", status(404))
    .on("/events/20261121.export.CSV.zip", body(whole.subarray(0, whole.length - 30), ZIP), body(whole, ZIP));
  const clock = new FakeTime();
  const port = portOn(2, clock);
  expect(await faultOf(() => port.load(background))).toMatch("UPSTREAM_REFUSED");
  expect(await faultOf(() => port.load(background))).toMatch("UPSTREAM_REFUSED");
  expect(upstream.seen).toHaveLength(2);
  clock.advance(60 * 60_000);
  const answer = await port.load(background);
  expect([answer.corpus.events.length, answer.freshness, answer.failure?.code]).toEqual([
    1,
    "STALE",
    "UPSTREAM_REFUSED",
  ]);
  expect(answer.corpus.coverage[0]!.covers).toMatch("in 1 of the last 2 days");
});

test("a line of another width is another layout", async () => {
  upstream.on("*", body(zipped(`${line()}\tmore`), ZIP));
  expect(await faultOf(() => portOn(1).load(background))).toBe("UPSTREAM_BAD_DATA line 1");
});

test("events are found by country, as events of the other registers are", async () => {
  upstream.on("*", body(zipped(line()), ZIP));
  const registers = new AgreementRegisters({ ports: [portOn(1)], reference, sources: createCatalogue() });
  await registers.refresh();
  const { nodes } = registers.held!.events({ first: 5, parties: ["PK", "RU"], kinds: ["SIGNING"] });
  expect(nodes.map(({ record }) => record.key)).toEqual(["gdelt-1"]);
  expect(nodes[0]!.provenance[0]!.source.id).toBe("gdelt");
});

test("asked for only where it is set", () => {
  const registers = liveRegistersOn(upstream, { snapshot: onlyEmbedded({}) });
  open.push(registers);
  expect([...registers.upstreams.keys()]).toEqual(["wto-rta", "unctad-iia", "un-mtdsg", "wikidata"]);
});

describe("lines of a zip archive", () => {
  const text = Array.from({ length: 40_000 }, (_, at) => `line ${at} of a file é`).join("\n");
  const lines = (bytes: Buffer, maxBytes = 10_000_000) =>
    zipLines("gdelt", bytes, (one) => /9999 /.test(one), maxBytes);
  test("come whole across pieces, also the last one without an end", async () => {
    expect(await lines(zipOf({ a: text }))).toEqual([9999, 19999, 29999, 39999].map((at) => `line ${at} of a file é`));
  });
  test("are refused where the archive was cut, damaged, holds two files or too much", async () => {
    const whole = zipOf({ a: text });
    const damaged = Buffer.from(whole);
    damaged[whole.length >> 1]! ^= 0xff;
    const wrongSum = Buffer.from(whole);
    wrongSum[wrongSum.length - 22 - 47 + 16]! ^= 0xff;
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(100),
      damaged,
      wrongSum,
      zipOf({ a: "1", b: "2" }),
      Buffer.from("no zip"),
    ])
      expect(await faultOf(() => lines(bytes))).toMatch("UPSTREAM_BAD_DATA");
    expect(await faultOf(() => lines(whole, 1000))).toBe("UPSTREAM_BAD_DATA the file");
  });
});
