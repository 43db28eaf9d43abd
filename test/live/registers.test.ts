import { afterEach, beforeEach, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { iiaPage, iiaPath, PAGE_PATH, snapshot, treatyXmlBody, XML_PATH } from "../support/live-registers.js";
import { until } from "../support/time.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";

const API = "/w/api.php";
const SPARQL = "/sparql";
let sources: FakeUpstream;
const opened: LiveApp[] = [];
beforeEach(async () => {
  sources = await FakeUpstream.start();
  sources.on("*", status(404));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await sources.close();
});

const REGISTERS = "WTO_RTA UNCTAD_IIA UN_MTDSG WIKIDATA WIKIDATA_QUERY GDELT GDELT_DOC".split(" ");
const open = async (environment: Record<string, string>): Promise<LiveApp> => {
  const urls = Object.fromEntries(REGISTERS.map((id) => [`ENTREPOT_${id}_URL`, sources.url]));
  const live = await openLiveApp({ ...urls, ...environment });
  opened.push(live);
  return live;
};
const callsTo = (path: string) => sources.seen.filter((seen) => seen.path === path);
/** Until the refresh behind the answers has brought what is waited for. */
const refreshed = async (live: LiveApp, query: string, found: (data: unknown) => boolean): Promise<unknown> => {
  const first = await live.ask(query);
  expect(first.json.errors).toBeUndefined();
  live.app.startRefreshing();
  for (let turn = 0; turn < 150; turn += 1) {
    const { data } = (await live.ask(query)).json;
    if (found(data)) return data;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("waited in vain");
};

const entity = (id: string) => ({
  id,
  labels: { en: { language: "en", value: `Works ${id}` }, ru: { language: "ru", value: `Завод ${id}` } },
  claims: {
    P625: [
      {
        mainsnak: { snaktype: "value", property: "P625", datavalue: { value: { latitude: 24.5, longitude: 67.5 } } },
        rank: "normal",
      },
    ],
  },
});
const literal = (value: string) => ({ type: "literal", value });

test("items chosen by a setting are asked of Wikidata, 50 a call, and stand in the graph; treaties too", async () => {
  sources.on(API, async (seen, response) => {
    const ids = seen.query.get("ids")!.split("|");
    await json({ entities: Object.fromEntries(ids.map((id) => [id, entity(id)])) })(seen, response);
  });
  sources.on(SPARQL, async (seen, response) => {
    const query = new URLSearchParams(seen.body).get("query")!;
    const treaty = { treaty: { type: "uri", value: "http://www.wikidata.org/entity/Q70" }, treatyLabel: literal("Pact of the Mill"), date: literal("1971-01-01T00:00:00Z"), precision: literal("9"), parties: literal("PAK|RUS") }; // prettier-ignore
    const bindings = query.includes("P1891") ? [treaty] : [];
    await json({
      head: { vars: ["treaty", "treatyLabel", "date", "precision", "parties", "item"] },
      results: { bindings },
    })(seen, response);
  });
  const plants = snapshot.table<{ key: string }>("agreements/gem-gist.json").map(({ key }) => key);
  expect(plants.length).toBeGreaterThan(57);
  const items = [
    "pakistan-steel-mills=Q1001", "psm-corporation=Q1002", "vladimir-putin=Q1003",
    ...plants.slice(0, 57).map((key, at) => `${key}=Q${2000 + at}`),
  ]; // prettier-ignore
  const chosen = await open({ ENTREPOT_WIKIDATA_ITEMS: items.join(), ENTREPOT_UN_TREATIES: "XXVI-9" });
  const query = `{
    facility(id: "pakistan-steel-mills") { name aliases place { latitude } registers: provenance { source { id } url } }
    organisation(id: "psm-corporation") { name aliases }
    person(id: "vladimir-putin") { name aliases roles { title } }
    agreements(parties: ["PAK", "RUS"], text: "Pact of the Mill") { nodes { title signedOn { date precision } status registers { source { id } } } coverage { source { id } available covers } }
  }`;
  const data = await refreshed(chosen, query, (found) => JSON.stringify(found).includes("Pact of the Mill"));
  expect(data).toMatchObject({
    // The register's own name and place stay; Wikidata adds names, and says where they are from.
    facility: { name: "Pakistan Steel Mills", aliases: expect.arrayContaining(["Works Q1001", "Завод Q1001"]) },
    organisation: { aliases: expect.arrayContaining(["Works Q1002"]) },
    person: {
      name: "Vladimir Putin",
      aliases: expect.arrayContaining(["Завод Q1003"]),
      roles: [{ title: "President of the Russian Federation" }],
    },
  });
  const { nodes, coverage } = (
    data as { agreements: { nodes: { title: string }[]; coverage: { source: { id: string } }[] } }
  ).agreements;
  expect(nodes.find(({ title }) => title === "Pact of the Mill")).toEqual({
    title: "Pact of the Mill",
    signedOn: { date: "1971-01-01", precision: "YEAR" },
    status: "UNKNOWN",
    registers: [{ source: { id: "wikidata" } }],
  });
  expect(JSON.stringify(data)).toContain("https://www.wikidata.org/wiki/Q1001");
  expect(coverage.find(({ source }) => source.id === "wikidata")).toMatchObject({ available: true });
  expect(callsTo(API).map((seen) => seen.query.get("ids")!.split("|").length)).toEqual([50, 10]);
  // One query for places and owners of 60 items, one for treaties.
  expect(callsTo(SPARQL)).toHaveLength(2);
}, 60_000);

test("countries of UNCTAD and treaties of the UN are settings; what is embedded of others stays", async () => {
  // More than are embedded of China out of the pages of its partners.
  const partners = ["Germany", "France", "Italy", "Japan", "Poland", "Spain", "Sweden", "Norway"];
  sources
    .on(
      iiaPath(42, "chn"),
      body(
        iiaPage(
          "China",
          partners.map((name, at) => [`${4242 + at}`, name, "25/11/1959"]),
        ),
        "text/html",
      ),
    )
    .on(XML_PATH, body(treatyXmlBody(), "text/xml"))
    .on(PAGE_PATH, status(404));
  const live = await open({ ENTREPOT_UNCTAD_IIA_COUNTRIES: "CHN", ENTREPOT_UN_TREATIES: "XXVI-9" });
  const query = `{
    china: agreements(parties: ["CHN", "DEU"], sources: ["unctad-iia"]) { nodes { registers { source { id } } } coverage { source { id } freshness covers } }
    pakistan: agreements(parties: ["PAK", "DEU"], sources: ["unctad-iia"]) { nodes { title } }
  }`;
  const data = (await refreshed(live, query, (found) => JSON.stringify(found).includes("of: China"))) as {
    china: { nodes: unknown[] };
    pakistan: { nodes: unknown[] };
  };
  expect([data.china.nodes.length, data.pakistan.nodes.length > 0]).toEqual([1, true]);
  await until(() => callsTo(XML_PATH).length > 0);
  expect(sources.seen.filter(({ path }) => path.includes("/MTDSG/")).map(({ path }) => path)).toEqual([XML_PATH]);
  expect(sources.seen.filter(({ path }) => path.includes("international-investment")).map(({ path }) => path)).toEqual([
    iiaPath(42, "chn"),
  ]);
});

test("a key that nothing has, and a country without a known page, are refused at start", async () => {
  await expect(open({ ENTREPOT_WIKIDATA_ITEMS: "no-such-thing=Q1" })).rejects.toThrow(
    /ENTREPOT_WIKIDATA_ITEMS: .*1 of those given/,
  );
  await expect(open({ ENTREPOT_UNCTAD_IIA_COUNTRIES: "XYZ" })).rejects.toThrow("ENTREPOT_UNCTAD_IIA_COUNTRIES");
});
