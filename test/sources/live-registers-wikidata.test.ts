import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LinkedItem } from "../../src/sources/live-registers/index.js";
import { ownersQuery, treatiesQuery } from "../../src/sources/wikidata/request.js";
import { liveRegistersOn, onlyEmbedded } from "../support/live-registers.js";
import { faultOf } from "../support/register.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";
import { FakeTime } from "../support/time.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";
import { entities, entity, idsOf, literal, owners, uri } from "../support/wikidata-answers.js";

const background = { background: true };
const API = "/w/api.php";
const SPARQL = "/sparql";
let upstream: FakeUpstream;
const open: { close(): void }[] = [];
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await upstream.close();
});
const portOn = (items: readonly LinkedItem[], over: Parameters<typeof liveRegistersOn>[1] = {}) => {
  const registers = liveRegistersOn(upstream, { snapshot: onlyEmbedded({}, items), ...over });
  open.push(registers);
  return registers.port("wikidata");
};

const plant = (item: string, over: Partial<LinkedItem> = {}): LinkedItem => ({
  item,
  kind: "FACILITY",
  key: `plant-${item}`,
  name: `Plant ${item}`,
  country: "PAK",
  organisationKind: "OTHER",
  ...over,
});
const many = (count: number) => Array.from({ length: count }, (_, at) => plant(`Q${1000 + at}`));
const callsTo = (path: string) => upstream.seen.filter((seen) => seen.path === path);

test("120 ids are three calls and one query; asked again, none", async () => {
  upstream.on(API, entities()).on(SPARQL, owners([]));
  const port = portOn(many(120));
  const first = await port.load(background);
  expect([first.corpus.facilities.length, first.freshness]).toEqual([120, "LIVE"]);
  expect(callsTo(API).map((seen) => idsOf(seen).length)).toEqual([50, 50, 20]);
  expect([callsTo(SPARQL).length, callsTo(SPARQL)[0]!.method]).toEqual([1, "POST"]);
  const again = await port.load({ background: true });
  expect([again.corpus.facilities.length, again.freshness, again.version]).toEqual([120, "CACHED", first.version]);
  expect(upstream.seen).toHaveLength(4);
});

test("names, place and owners join the plant of the register; an organisation keeps its own name", async () => {
  upstream
    .on(
      API,
      entities((id) => entity(id, { aliases: { en: [{ language: "en", value: "PSM" }] } })),
    )
    .on(SPARQL, owners([["Q1", "PAK", "Government of Pakistan"]]));
  const ministry = plant("Q2", { kind: "ORGANISATION", key: "moip", name: "Ministry", organisationKind: "MINISTRY" });
  const { corpus } = await portOn([plant("Q1"), ministry]).load(background);
  expect(corpus.facilities[0]).toMatchObject({
    key: "wikidata-Q1",
    sameAs: ["plant-Q1"],
    name: "Works Q1",
    aliases: ["Завод Q1", "PSM"],
    country: "PAK",
    place: { latitude: 24.8, longitude: 67.3 },
    owners: [{ name: "Government of Pakistan", share: null }],
  });
  expect(corpus.organisations[0]).toMatchObject({
    key: "moip",
    name: "Ministry",
    aliases: ["Works Q2", "Завод Q2", "PSM"],
    kind: "MINISTRY",
  });
});

test("an item of another country is another thing, and is left out; one that is missing too", async () => {
  upstream
    .on(API, entities((id) => (id === "Q3" ? { id, missing: "" } : entity(id))))
    .on(SPARQL, owners([["Q1", "PAK", "A"], ["Q2", "IND", "B"]])); // prettier-ignore
  const { corpus } = await portOn([plant("Q1"), plant("Q2"), plant("Q3")]).load(background);
  expect(corpus.facilities.map(({ key }) => key)).toEqual(["wikidata-Q1"]);
  expect(corpus.coverage[0]!.covers).toMatch("of 1 people, organisations and plants");
});

test("a redirect answers under the item it leads to", async () => {
  upstream.on(API, json({ entities: { Q9: entity("Q9") } })).on(SPARQL, owners([]));
  expect((await portOn([plant("Q1")]).load()).corpus.facilities[0]!.name).toBe("Works Q9");
});

test("two redirects in one batch say where they came from; the English name comes first", async () => {
  const labels = { ur: { language: "ur", value: "مل" }, en: { language: "en", value: "Mill" } };
  const moved = (id: string, from: string) => entity(id, { labels, redirects: { from, to: id } });
  upstream.on(API, json({ entities: { Q10: moved("Q10", "Q1"), Q20: moved("Q20", "Q2") } })).on(SPARQL, owners([]));
  const { facilities } = (await portOn([plant("Q1"), plant("Q2")]).load()).corpus;
  expect(facilities.map(({ key, name }) => [key, name])).toEqual([["wikidata-Q1", "Mill"], ["wikidata-Q2", "Mill"]]); // prettier-ignore
});

test("one item that cannot be read does not cost the others, and is asked for again", async () => {
  upstream
    .on(
      API,
      entities((id) => (id === "Q2" ? { id: 2 } : entity(id))),
      entities(),
    )
    .on(SPARQL, owners([]));
  const port = portOn([plant("Q1"), plant("Q2"), plant("Q3")]);
  expect((await port.load()).corpus.facilities.map(({ key }) => key)).toEqual(["wikidata-Q1", "wikidata-Q3"]);
  expect((await port.load()).corpus.facilities).toHaveLength(3);
  expect(callsTo(API).map((seen) => idsOf(seen))).toEqual([["Q1", "Q2", "Q3"], ["Q2"]]);
});

test("a person of ours gets names, and keeps offices", async () => {
  upstream.on(API, entities());
  const roles = [{ title: "President", organisation: null, from: null, to: null }];
  const person = { identity: "RESOLVED", candidate: null, roles } as const;
  const { corpus } = await portOn([plant("Q1", { kind: "PERSON", key: "somebody", name: "Some Body", person })]).load();
  expect(corpus.persons[0]).toMatchObject({
    key: "somebody",
    name: "Some Body",
    aliases: ["Works Q1", "Завод Q1"],
    roles,
  });
});

test("no question waits for the query service; without it, names and places are there and owners are not", async () => {
  upstream.on(API, entities()).on(SPARQL, status(500));
  const port = portOn([plant("Q1")]);
  expect((await port.load()).corpus.facilities).toHaveLength(1);
  expect(callsTo(SPARQL)).toEqual([]);
  const { corpus, failure } = await port.load(background);
  expect([corpus.facilities[0]!.owners, corpus.facilities[0]!.place.latitude, failure?.code]).toEqual([
    [],
    24.8,
    "UPSTREAM_UNAVAILABLE",
  ]);
  expect(callsTo(SPARQL)).toHaveLength(1);
});

test("servers that lag say so in a 200: rate limited, and batches that came stay", async () => {
  const lag = json({ error: { code: "maxlag", info: "Waiting for a server: 6 seconds lagged." } });
  upstream.on(API, entities(), lag).on(SPARQL, owners([]));
  const port = portOn(many(60));
  const answer = await port.load();
  expect([answer.corpus.facilities.length, answer.freshness, answer.failure?.code]).toEqual([
    50,
    "STALE",
    "UPSTREAM_RATE_LIMITED",
  ]);
  const { length } = callsTo(API);
  expect((await port.load({ background: true })).failure?.code).toBe("UPSTREAM_RATE_LIMITED");
  expect(callsTo(API)).toHaveLength(length);
});

test("nothing at all is a failure; without items nobody is called", async () => {
  upstream.on("*", status(500));
  expect(await faultOf(() => portOn([plant("Q1")]).load())).toMatch("UPSTREAM_UNAVAILABLE");
  const { length } = upstream.seen;
  const none = await portOn([]).load({ background: true });
  expect([none.corpus.coverage, upstream.seen.length]).toEqual([[], length]);
});

test("after a day they are asked for again behind the answers", async () => {
  upstream.on(API, entities()).on(SPARQL, owners([]));
  const clock = new FakeTime();
  const port = portOn([plant("Q1")], { clock });
  await port.load();
  clock.advance(2 * 24 * 60 * 60 * 1000);
  expect((await port.load()).freshness).toBe("STALE");
  expect((await port.load({ background: true })).freshness).toBe("LIVE");
  expect(callsTo(API)).toHaveLength(2);
});

test("nothing but items enters a query", () => {
  expect(() => ownersQuery(["Q1 } DROP"])).toThrow();
  expect(() => treatiesQuery(["Q843 } DROP"])).toThrow();
});

describe("treaties", () => {
  const treatyCountries = [{ code: "PAK", item: "Q843" }, { code: "RUS", item: "Q159" }]; // prettier-ignore
  const row = (id: string, label: string, date: string, precision: string, parties: string) => ({
    treaty: uri(id),
    treatyLabel: literal(label),
    ...(date ? { date: literal(date), precision: literal(precision) } : {}),
    parties: literal(parties),
  });
  const treaties = (...bindings: object[]): Reply =>
    json({ head: { vars: ["treaty", "treatyLabel", "date", "precision", "parties"] }, results: { bindings } });

  test("between the countries chosen are one query behind the answers, as instruments of which only the signing is known", async () => {
    upstream.on(
      SPARQL,
      treaties(
        row("Q7", "Pact of the Mill", "1971-01-22T00:00:00Z", "11", "PAK|SUN"),
        row("Q8", "Q8", "1990-01-01T00:00:00Z", "9", "PAK|RUS|European Union"),
        row("Q9", "Convention on Sums", "1990-01-01T00:00:00Z", "9", "PAK|RUS"),
        row("Q9", "Convention on Sums", "1991-05-01T00:00:00Z", "10", "PAK|RUS"),
        row("Q10", "Undated", "", "", "PAK|RUS"),
      ),
    );
    const clock = new FakeTime();
    const port = portOn([], { treatyCountries, clock });
    expect(await faultOf(() => port.load())).toMatch("UPSTREAM_UNAVAILABLE");
    expect(upstream.seen).toHaveLength(0);
    const { corpus, freshness } = await port.load(background);
    expect(corpus.agreements.map(({ key, title, signedOn, status }) => [key, title, signedOn, status])).toEqual([
      ["wikidata-Q7", "Pact of the Mill", "1971-01-22", "UNKNOWN"],
      ["wikidata-Q8", "Treaty (Wikidata Q8)", "1990", "UNKNOWN"],
      ["wikidata-Q9", "Convention on Sums", null, "UNKNOWN"],
      ["wikidata-Q10", "Undated", null, "UNKNOWN"],
    ]);
    expect(corpus.agreements[1]!.parties.map(({ actor }) => actor)).toMatchObject([
      { kind: "COUNTRY", code: "PAK" },
      { kind: "COUNTRY", code: "RUS" },
      { kind: "GROUP", id: "EU" },
    ]);
    expect(corpus.agreements[2]!.conflicts.map(({ value }) => value)).toEqual(["1990", "1991-05"]);
    expect(corpus.agreements[0]!.citations[0]!.url).toBe("https://www.wikidata.org/wiki/Q7");
    expect([freshness, corpus.coverage[0]!.covers]).toEqual([
      "LIVE",
      expect.stringMatching("4 treaties between two or more of PAK, RUS"),
    ]);
    expect(decodeURIComponent(upstream.seen[0]!.body)).toContain("wd:Q843+wd:Q159");
    // Six hours.
    clock.advance(5 * 3_600_000);
    await port.load(background);
    expect((await port.load()).corpus.agreements).toHaveLength(4);
    expect(upstream.seen).toHaveLength(1);
    clock.advance(3_600_000);
    await port.load(background);
    expect(upstream.seen).toHaveLength(2);
  });

  test.each([
    [
      "429 as a web page",
      status(429, "<h1>Error 429 Too Many Requests - Please retry in 9 seconds.</h1>", { "content-type": "text/html" }),
      "UPSTREAM_RATE_LIMITED",
    ],
    [
      "a time-out inside a 200",
      body(
        '{"head":{"vars":["treaty"]},"results":{"bindings":[\nSPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.TimeoutException',
        "application/sparql-results+json",
      ),
      "UPSTREAM_TIMEOUT",
    ],
    [
      "a ban",
      status(403, "You have been banned until 2026-11-24T12:00:00Z, please respect throttling"),
      "UPSTREAM_RATE_LIMITED",
    ],
  ])("%s: said, and not asked again at once", async (_name, reply, code) => {
    upstream.on(SPARQL, reply);
    const clock = new FakeTime();
    const port = portOn([], { treatyCountries, clock });
    for (let turn = 0; turn < 2; turn += 1) expect(await faultOf(() => port.load(background))).toMatch(code);
    expect(upstream.seen).toHaveLength(1);
    if (_name !== "a ban") return;
    clock.advance(23 * 3_600_000);
    expect(await faultOf(() => port.load(background))).toMatch(code);
    expect(upstream.seen).toHaveLength(1);
    clock.advance(3_600_000);
    await faultOf(() => port.load(background));
    expect(upstream.seen).toHaveLength(2);
  });
});

test.skipIf(!hasSharedData)(
  "recorded: a missing item, one without a value, and a mill by its coordinates",
  async () => {
    const recorded = (name: string) => sharedJson(`agreements/recordings/wikidata/${name}`) as { entities: object };
    upstream.on(SPARQL, owners([])).on(
      API,
      json({
        entities: {
          ...recorded("wbgetentities-Q10908976-missing.json").entities,
          ...recorded("wbgetentities-Q483718-novalue-snak.json").entities,
          Q217447: sharedJson("agreements/recordings/wikidata/entity-Q217447.json"),
        },
      }),
    );
    const items = ["Q10908976", "Q483718", "Q217447"].map((id) => plant(id, { country: null }));
    const { corpus } = await portOn(items).load();
    expect(corpus.facilities.map(({ key }) => key)).toEqual(["wikidata-Q483718", "wikidata-Q217447"]);
    expect(corpus.facilities[1]!.place).toMatchObject({ latitude: 61.061992, longitude: 26.640016 });
  },
);
