import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ActorRef, AgreementCorpus, CitationRecord } from "../../src/agreements/agreements.records.js";
import type { AgreementsPort } from "../../src/agreements/index.js";
import { Freshness, HistoricDate } from "../../src/kernel/index.js";
import { gdeltDayRequest } from "../../src/sources/gdelt/request.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { snapshotAgreements } from "../../src/sources/snapshot/agreements.js";
import { snapshotRegister } from "../../src/sources/snapshot/register.js";
import {
  embedded,
  EXPORT,
  iiaPage,
  iiaPath,
  liveRegistersOn,
  onlyEmbedded,
  PAGE_PATH,
  reference,
  rtaRow,
  rtaWorkbook,
  snapshot,
  treatyPageBody,
  XLSX,
} from "../support/live-registers.js";
import { byKey } from "../support/register.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";
import { zipOf } from "../support/zip.js";

/** What every register promises, whether it is asked over the network (on loopback here) or read out of the snapshot. */
const item = (id: string) => ({
  id,
  labels: { en: { language: "en", value: `Works ${id}` } },
  aliases: {},
  claims: {
    P625: [
      {
        mainsnak: { snaktype: "value", property: "P625", datavalue: { value: { latitude: 1, longitude: 2 } } },
        rank: "normal",
      },
    ],
  },
});
const linked = {
  key: "pakistan-steel-mills",
  name: "Pakistan Steel Mills",
  country: "PAK",
  organisationKind: "OTHER",
} as const;

const DAY = new Date(Date.now() - 36 * 60 * 60 * 1000).toISOString().slice(0, 10);
const EVENT = Object.assign(new Array<string>(58).fill(""), {
  0: "1",
  1: DAY.replaceAll("-", ""),
  7: "PAK",
  17: "RUS",
  25: "1",
  26: "057",
  57: "https://news.example.org/a",
}).join("\t");

let upstream: FakeUpstream;
let live: ReturnType<typeof liveRegistersOn>;
const ports: Record<string, () => AgreementsPort> = {
  "snapshot: curated register": () => snapshotRegister(snapshot),
  "snapshot: registers of files": () => snapshotAgreements(snapshot),
  "live: wto-rta": () => live.port("wto-rta"),
  "live: unctad-iia": () => live.port("unctad-iia"),
  "live: un-mtdsg": () => live.port("un-mtdsg"),
  "live: wikidata": () => live.port("wikidata"),
  "live: gdelt": () => live.port("gdelt"),
};

beforeAll(async () => {
  upstream = await FakeUpstream.start();
  upstream
    .on("*", status(404))
    .on(
      EXPORT,
      body(
        rtaWorkbook([
          rtaRow(153, { "Date of Signature (S)": "2009-02-21", "End of implementation period (G)": 2012 }),
          rtaRow(1316, {
            "Current signatories": "Iran; Eurasian Economic Union (EAEU) ",
            "Specific Entry/Exit dates": "Armenia(17-Oct-2025 - )",
          }),
          rtaRow(5, {
            Status: "Inactive",
            "Inactive Date": "2010-01-01",
            "Current signatories": "",
            "Original signatories": "China; Pakistan",
          }),
        ]),
        XLSX,
      ),
    )
    .on(
      iiaPath(160, "pakistan"),
      body(
        iiaPage("Pakistan", [
          ["1732", "Germany", "25/11/1959"],
          ["2", "China", "02-1989"],
        ]),
        "text/html",
      ),
    )
    .on(
      iiaPath(175, "russian-federation"),
      body(iiaPage("Russian Federation", [["893", "China", "09/11/2006"]]), "text/html"),
    )
    .on(PAGE_PATH, body(treatyPageBody(), "text/html"))
    .on(gdeltDayRequest(DAY).path, body(zipOf({ events: EVENT }), "application/zip"))
    .on("/w/api.php", json({ entities: { Q1: item("Q1"), Q2: item("Q2") } }))
    .on("/sparql", json({ head: { vars: ["item", "alpha3", "ownerLabel"] }, results: { bindings: [] } }));
  const treaty = byKey(embedded.agreements("un-mtdsg"), "un-mtdsg-XXVI-9");
  live = liveRegistersOn(upstream, {
    events: { pair: ["PAK", "RUS"], days: 1 },
    snapshot: onlyEmbedded({ "un-mtdsg": [{ ...treaty, parties: treaty.parties.slice(0, 2) }] }, [
      { ...linked, item: "Q1", kind: "FACILITY" },
      { ...linked, item: "Q2", kind: "ORGANISATION", key: "moip" },
    ]),
  });
  // Never asked for a question.
  await live.port("gdelt").load({ background: true });
});
afterAll(async () => {
  live.close();
  await upstream.close();
});

const catalogue = createCatalogue();
const KINDS = ["agreements", "facilities", "events", "documents", "claims", "persons", "organisations"] as const;

const actorsOf = (corpus: AgreementCorpus): ActorRef[] => [
  ...corpus.agreements.flatMap(({ parties, signatures, lifecycle }) => [
    ...parties.map(({ actor }) => actor),
    ...signatures.map(({ onBehalfOf }) => onBehalfOf),
    ...lifecycle.map(({ actor }) => actor),
  ]),
  ...corpus.events.flatMap(({ participants }) => participants),
].filter((actor) => actor !== null); // prettier-ignore

const citationsOf = (corpus: AgreementCorpus): readonly (readonly [string, readonly CitationRecord[]])[] => [
  ...[...corpus.agreements, ...corpus.facilities, ...corpus.events, ...corpus.persons, ...corpus.organisations].map(
    ({ key, citations }) => [key, citations] as const,
  ),
  ...corpus.claims.map(({ key, citation }) => [key, [citation]] as const),
  ...corpus.votes.map(({ pair, citation }) => [pair.join(), [citation]] as const),
];

const datesOf = (corpus: AgreementCorpus): readonly (readonly [string, string | null])[] => [
  ...corpus.agreements.flatMap(({ key, signedOn, inForceFrom, terminatedOn, parties, lifecycle }) =>
    [
      signedOn,
      inForceFrom,
      terminatedOn,
      ...parties.flatMap(({ from, to }) => [from, to]),
      ...lifecycle.map(({ date }) => date),
    ].map((date) => [key, date] as const),
  ),
  ...corpus.events.map(({ key, on }) => [key, on] as const),
  ...corpus.documents.map(({ key, publishedOn }) => [key, publishedOn] as const),
  ...corpus.facilities.flatMap(({ key, statusHistory }) => statusHistory.map(({ from }) => [key, from] as const)),
  ...corpus.coverage.map(({ sourceId, through }) => [sourceId, through] as const),
  ...citationsOf(corpus).flatMap(([key, citations]) =>
    citations.flatMap(({ publishedOn, retrievedOn }) => [[key, publishedOn] as const, [key, retrievedOn] as const]),
  ),
];

describe.each(Object.keys(ports))("%s", (name) => {
  let corpus: AgreementCorpus;
  let port: AgreementsPort;
  beforeAll(async () => {
    port = ports[name]!();
    const loaded = await port.load();
    expect(loaded.failure ?? null).toBeNull();
    ({ corpus } = loaded);
    expect(KINDS.reduce((sum, kind) => sum + corpus[kind].length, 0)).toBeGreaterThan(0);
  });

  test("keys are unique, readable, and the same when it is loaded again", async () => {
    const again = (await port.load()).corpus;
    for (const kind of KINDS) {
      const keys = corpus[kind].map(({ key }) => key);
      expect(new Set(keys).size, kind).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9][\w.+-]*$/);
      expect(again[kind].map(({ key }) => key)).toEqual(keys);
    }
  });

  test("dates are ISO with their own precision, and exist", () => {
    for (const [key, date] of datesOf(corpus)) {
      if (date === null) continue;
      expect(date, key).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect(HistoricDate.parse(date).text, key).toBe(date);
    }
  });

  test("countries and blocs are known to the reference; a name stays a name only where it is none", () => {
    for (const actor of actorsOf(corpus)) {
      if (actor.kind === "COUNTRY") expect(reference.countryByCode(actor.code), actor.code).toBeDefined();
      if (actor.kind === "GROUP") expect(reference.groupNamed(actor.id), actor.id).toBeDefined();
      if (actor.kind === "NAMED") expect(reference.countryNamed(actor.name), actor.name).toBeUndefined();
    }
    for (const { key, country } of corpus.facilities) expect(reference.countryByCode(country), key).toBeDefined();
  });

  test("a member of a bloc stands beside its bloc", () => {
    for (const { key, parties } of corpus.agreements) {
      const blocs = new Set(parties.flatMap(({ actor }) => (actor.kind === "GROUP" ? [actor.id] : [])));
      for (const { expandedFrom } of parties)
        if (expandedFrom !== null) expect(blocs.has(expandedFrom), `${key} ${expandedFrom}`).toBe(true);
    }
  });

  test("every record says where it is read, of a source in the list, with an address where there is one", () => {
    for (const [key, citations] of citationsOf(corpus)) {
      expect(citations.length, key).toBeGreaterThan(0);
      for (const { sourceId, dataset, url } of citations) {
        expect(catalogue.get(sourceId).id, key).toBe(sourceId);
        expect(dataset.length, key).toBeGreaterThan(0);
        if (url !== null) expect(URL.canParse(url), `${key} ${url}`).toBe(true);
        expect(url ?? "", key).not.toMatch(/127\.0\.0\.1/);
      }
    }
  });

  test("records are of the port's sources, and each of those says what it covers", () => {
    for (const { key, sourceId } of [...corpus.agreements, ...corpus.facilities])
      expect(port.sourceIds, key).toContain(sourceId);
    expect(corpus.coverage.map(({ sourceId }) => sourceId).sort()).toEqual([...port.sourceIds].sort());
    for (const { covers, doesNotCover } of corpus.coverage)
      expect(Math.min(covers.length, doesNotCover.length)).toBeGreaterThan(40);
  });

  test("its freshness is one of the four, and what it brings is plain data", async () => {
    const { freshness, corpus: brought } = await port.load();
    expect(Object.values(Freshness)).toContain(freshness);
    if (port.live) expect(freshness).toBe("CACHED");
    expect(JSON.parse(JSON.stringify(brought))).toEqual(brought);
  });
});
