import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AgreementRegisters } from "../../src/agreements/index.js";
import { createContext } from "../../src/graph/context.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { liveRegistersOn, onlyEmbedded, reference } from "../support/live-registers.js";
import { faultOf } from "../support/register.js";
import { FakeTime } from "../support/time.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";
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

const LIST = "/gdeltv2/masterfilelist.txt";
const DOC = "/api/v2/doc/doc";
const md5 = (bytes: Buffer) => createHash("md5").update(bytes).digest("hex");
/** A tail of the list: its first line is what a cut left of one, with another size. */
const listOf = (...files: readonly (readonly [stamp: string, file: Buffer])[]): Reply => {
  const lines = files.map(
    ([stamp, file]) => `${file.length} ${md5(file)} http://data.gdeltproject.org/gdeltv2/${stamp}.export.CSV.zip`,
  );
  return (seen, response) => {
    const isRange = seen.headers.range === "bytes=-32768";
    const text = [...(isRange && lines[0] ? [lines[0].slice(1)] : []), ...lines, ""].join("\n");
    response.writeHead(isRange ? 206 : 200, { "content-type": "text/plain" }).end(text);
  };
};
const filesSeen = () => upstream.seen.filter(({ path }) => path.endsWith(".zip")).map(({ path }) => path);

let upstream: FakeUpstream;
const open: { close(): void }[] = [];
beforeEach(async () => {
  upstream = await FakeUpstream.start();
  upstream.on(LIST, listOf(["20261101000000", Buffer.from("old")])).on(DOC, status(503));
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
  expect(await faultOf(() => port.load({ context }))).toMatch("UPSTREAM_UNAVAILABLE");
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
  expect(filesSeen()).toHaveLength(2);
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
  expect(filesSeen()).toHaveLength(2);
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
  upstream.on("/events/20261122.export.CSV.zip", body(zipped(`${line()}\tmore`), ZIP));
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

describe("since the last whole day", () => {
  /** A line of a quarter of an hour: 61 columns. */
  const quarter = (over: Readonly<Record<number, string>> = {}): string =>
    [...line().split("\t").slice(0, 50), ...Array.from({ length: 11 }, () => "")]
      .map(
        (cell, at) =>
          over[at] ??
          ({ 1: "20261123", 52: "Moscow", 53: "RS", 60: "https://news.example.org/b" } as Record<number, string>)[at] ??
          cell,
      )
      .join("\t");
  const path = (stamp: string) => `/gdeltv2/${stamp}.export.CSV.zip`;
  const stamps = ["20261123114500", "20261123113000"] as const;
  beforeEach(() => upstream.on("/events/20261122.export.CSV.zip", body(zipped(line()), ZIP)));

  test("files of quarters of an hour are found in the tail of the list, checked, read once, newest first", async () => {
    const [newer, older] = [
      zipped(quarter({ 0: "9", 26: "0312", 27: "031", 28: "03" })),
      zipped(quarter({ 0: "8", 26: "064", 27: "064", 28: "06" })),
    ] as const;
    upstream
      .on(LIST, listOf(["20261101000000", older], [stamps[1], older], [stamps[0], newer]))
      .on(path(stamps[0]), body(newer, ZIP))
      .on(path(stamps[1]), body(older, ZIP));
    const port = portOn(1);
    const { corpus, freshness, failure } = await port.load(background);
    expect(corpus.events.map(({ key, on, cameoCode, place }) => [key, on, cameoCode, place])).toEqual([
      ["gdelt-1", "2026-11-21", "057", "Moscow, Moskva, Russia"],
      ["gdelt-9", "2026-11-23", "0312", "Moscow"],
      ["gdelt-8", "2026-11-23", "064", "Moscow"],
    ]);
    expect([freshness, failure, corpus.coverage[0]!.covers]).toEqual([
      "LIVE",
      null,
      expect.stringMatching("1 of the last 1 days, 2 quarters of an hour since"),
    ]);
    await port.load(background);
    expect(filesSeen()).toEqual([path(stamps[0]), path(stamps[1]), "/events/20261122.export.CSV.zip"]);
  });

  test.each([
    [
      "another md5",
      (file: Buffer) => Buffer.from(file.map((byte, at) => (at === 40 ? byte ^ 1 : byte))),
      "the md5 of 20261123114500",
    ],
    ["another size", (file: Buffer) => file.subarray(0, -4), "the size of 20261123114500"],
  ])("a file of %s than the list says is refused, and what else came stays", async (_name, spoil, field) => {
    const file = zipped(quarter());
    upstream.on(LIST, listOf(["20261101000000", file], [stamps[0], file])).on(path(stamps[0]), body(spoil(file), ZIP));
    const answer = await portOn(1).load(background);
    expect([answer.corpus.events.length, answer.freshness, answer.failure?.extensions.field]).toEqual([
      1,
      "STALE",
      field,
    ]);
  });

  test("58 columns are another layout; a file listed with more than 5 MB is not fetched", async () => {
    const file = zipped(line({ 1: "20261123" }));
    upstream
      .on(LIST, listOf(["20261101000000", file], [stamps[1], file], [stamps[0], Buffer.alloc(5 * 2 ** 20 + 1)]))
      .on(path(stamps[1]), body(file, ZIP));
    const answer = await portOn(1).load(background);
    expect(answer.failure?.extensions.field).toBe("the size of 20261123114500");
    expect(filesSeen()).toEqual([path(stamps[1]), "/events/20261122.export.CSV.zip"]);
    expect(answer.corpus.events.map(({ key }) => key)).toEqual(["gdelt-1"]);
  });
  test("one that inflates to more than 30 MB is refused", async () => {
    const file = zipOf({ a: " ".repeat(31 * 2 ** 20) });
    upstream.on(LIST, listOf(["20261101000000", file], [stamps[0], file])).on(path(stamps[0]), body(file, ZIP));
    expect((await portOn(1).load(background)).failure?.extensions.field).toBe("the file");
  });
});

describe("where no file comes", () => {
  const article = (at: number, title: string) => ({ url: `https://news.example.org/${at}`, title, seendate: "20261123T101500Z", domain: "news.example.org", language: "English" }); // prettier-ignore
  beforeEach(() => upstream.on(LIST, status(404)).on("/events/20261122.export.CSV.zip", status(404)));

  test("articles that name both countries are shown as reports, after the files and not before; files that come again take their place", async () => {
    upstream.on(
      DOC,
      json({ articles: [article(1, "Pakistan - Russia deal signed"), article(2, "Pakistan - Russia deal signed")] }),
    );
    const clock = new FakeTime();
    const port = portOn(1, clock);
    const { corpus, freshness, failure } = await port.load(background);
    expect(corpus.events).toMatchObject([
      {
        kind: "OTHER",
        title: "Pakistan - Russia deal signed (news report)",
        on: "2026-11-23",
        cameoCode: null,
        citations: [{ publisher: "news.example.org", dataset: "Article search (DOC 2.0), English" }],
      },
    ]);
    expect([freshness, failure?.code]).toEqual(["STALE", "UPSTREAM_REFUSED"]);
    expect(upstream.seen.map(({ path }) => path)).toEqual([LIST, "/events/20261122.export.CSV.zip", DOC]);
    expect(upstream.seen[2]!.query.get("query")).toBe(
      "Pakistan Russia (agreement OR cooperation OR memorandum OR protocol)",
    );
    upstream.on("/events/20261122.export.CSV.zip", body(zipped(line()), ZIP));
    clock.advance(3_600_000);
    await port.load(background);
    expect((await port.load()).corpus.events.map(({ key }) => key)).toEqual(["gdelt-1"]);
  });

  test("it asks for a pause in a 200: left alone for a quarter of an hour", async () => {
    upstream.on(DOC, body("Please limit requests to one every 5 seconds or contact us.", "text/html"));
    const clock = new FakeTime();
    const port = portOn(1, clock);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await faultOf(() => port.load(background))).toMatch("UPSTREAM_REFUSED");
      clock.advance(4 * 60_000);
    }
    expect(upstream.seen.filter(({ path }) => path === DOC)).toHaveLength(1);
    clock.advance(4 * 60_000);
    await faultOf(() => port.load(background));
    expect(upstream.seen.filter(({ path }) => path === DOC)).toHaveLength(2);
  });
});

test("nothing fetched is not available, in the coverage too", async () => {
  const registers = new AgreementRegisters({
    ports: [portOn(1)],
    awaitLive: true,
    reference,
    sources: createCatalogue(),
  });
  const { coverage } = await registers.current();
  expect(coverage.map(({ source, available, freshness }) => [source.id, available, freshness])).toEqual([
    ["gdelt", false, null],
  ]);
});

test("asked for only where it is set", () => {
  const registers = liveRegistersOn(upstream, { snapshot: onlyEmbedded({}) });
  open.push(registers);
  expect([...registers.upstreams.keys()]).toEqual(["wto-rta", "unctad-iia", "un-mtdsg", "wikidata"]);
});
