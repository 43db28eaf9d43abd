import { afterEach, beforeEach, expect, test } from "vitest";
import type { LinkedItem } from "../../src/sources/live-registers/index.js";
import { ownersQuery } from "../../src/sources/wikidata/request.js";
import { liveRegistersOn, onlyEmbedded } from "../support/live-registers.js";
import { faultOf } from "../support/register.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";
import { FakeTime } from "../support/time.js";
import type { Reply, Seen } from "../support/upstream.js";
import { FakeUpstream, json, status } from "../support/upstream.js";

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
const idsOf = (seen: Seen) => seen.query.get("ids")!.split("|");
const claim = (property: string, value: unknown) => ({
  mainsnak: { snaktype: "value", property, datavalue: { value } },
  rank: "normal",
});
const entity = (id: string, over: object = {}) => ({
  id,
  labels: { en: { language: "en", value: `Works ${id}` }, ru: { language: "ru", value: `Завод ${id}` } },
  aliases: {},
  claims: { P625: [claim("P625", { latitude: 24.8, longitude: 67.3 })] },
  ...over,
});
const entities =
  (over: (id: string) => object = entity): Reply =>
  (seen, response) =>
    json({ entities: Object.fromEntries(idsOf(seen).map((id) => [id, over(id)])), success: 1 })(seen, response);
const uri = (id: string) => ({ type: "uri", value: `http://www.wikidata.org/entity/${id}` });
const literal = (value: string) => ({ type: "literal", value });
const owners = (rows: readonly (readonly [item: string, alpha3: string, owner: string])[]): Reply =>
  json({
    head: { vars: ["item", "alpha3", "ownerLabel"] },
    results: {
      bindings: rows.map(([item, alpha3, owner]) => ({
        item: uri(item),
        alpha3: literal(alpha3),
        ownerLabel: literal(owner),
      })),
    },
  });
const callsTo = (path: string) => upstream.seen.filter((seen) => seen.path === path);

test("120 ids are three calls and one query; asked again, none", async () => {
  upstream.on(API, entities()).on(SPARQL, owners([]));
  const port = portOn(many(120));
  const first = await port.load();
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
  const { corpus } = await portOn([plant("Q1"), ministry]).load();
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
  const { corpus } = await portOn([plant("Q1"), plant("Q2"), plant("Q3")]).load();
  expect(corpus.facilities.map(({ key }) => key)).toEqual(["wikidata-Q1"]);
  expect(corpus.coverage[0]!.covers).toMatch("of 1 organisations and plants");
});

test("a redirect answers under the item it leads to", async () => {
  upstream.on(API, json({ entities: { Q9: entity("Q9") } })).on(SPARQL, owners([]));
  expect((await portOn([plant("Q1")]).load()).corpus.facilities[0]!.name).toBe("Works Q9");
});

test("without the query service, names and places are there and owners are not", async () => {
  upstream.on(API, entities()).on(SPARQL, status(500));
  const { corpus, failure } = await portOn([plant("Q1")]).load();
  expect([corpus.facilities[0]!.owners, failure]).toEqual([[], null]);
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
  const { length } = upstream.seen;
  expect((await port.load({ background: true })).failure?.code).toBe("UPSTREAM_RATE_LIMITED");
  expect(upstream.seen).toHaveLength(length);
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

test("nothing but items enters the query", () => {
  expect(() => ownersQuery(["Q1 } DROP"])).toThrow();
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
