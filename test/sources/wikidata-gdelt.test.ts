import { describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { decodeEntities, wikidataDate } from "../../src/sources/wikidata/decode.js";
import { decodeAsk, decodeSparql } from "../../src/sources/wikidata/sparql.js";
import { treatiesQuery, wbgetentitiesRequest } from "../../src/sources/wikidata/request.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";

const code = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.extensions.field ?? ""}`.trim() : String(error);
  }
};

describe("Wikidata", () => {
  test("precision decides, not the digits", () => {
    const date = (time: string, precision: number) => wikidataDate({ time, precision }).text;
    expect(date("+1990-00-00T00:00:00Z", 9)).toBe("1990");
    expect(date("+1990-01-01T00:00:00Z", 9)).toBe("1990");
    expect(date("+1990-05-01T00:00:00Z", 10)).toBe("1990-05");
    expect(date("+1990-05-17T00:00:00Z", 11)).toBe("1990-05-17");
    expect(date("-0232-01-01T00:00:00Z", 9)).toBeNull();
    expect(date("+1990-00-00T00:00:00Z", 7)).toBeNull();
  });

  test("deprecated statements are never taken; preferred beat normal", () => {
    const claim = (value: string, rank: string) => ({
      mainsnak: { snaktype: "value", property: "P1", datavalue: { value } },
      rank,
    });
    const body = {
      entities: {
        Q1: {
          id: "Q1",
          claims: {
            P1: [claim("old", "deprecated"), claim("a", "normal"), claim("b", "preferred")],
            P2: [claim("x", "deprecated")],
          },
        },
      },
    };
    expect(decodeEntities(body).get("Q1")!.claims).toEqual({ P1: [{ kind: "VALUE", value: "b" }], P2: [] });
  });

  test("an error under 200 is coded: lag is to be retried", () => {
    expect(
      code(() => decodeEntities({ error: { code: "maxlag", info: "Waiting for a server: 6 seconds lagged." } })),
    ).toBe("UPSTREAM_RATE_LIMITED");
    expect(code(() => decodeEntities({ error: { code: "no-such-entity", info: "x" } }))).toBe("UPSTREAM_REFUSED");
    expect(code(() => decodeEntities({ entities: { Q1: { id: 1 } } }))).toBe("UPSTREAM_BAD_DATA entities.Q1.id");
  });

  test("empty maps, removed labels, unknown pages and one bad item cost nothing", () => {
    const label = (value: string) => ({ language: "en", value });
    const entities = decodeEntities({
      entities: {
        Q1: { id: "Q1", labels: [], aliases: [], claims: [] },
        Q2: { id: "Q2", labels: { en: label("Two"), ru: { language: "ru", removed: "" } } },
        Q3: { id: "Q3", labels: { en: label("Three") }, claims: { P1: [{ mainsnak: 7 }] } },
        "-1": { site: "enwiki", title: "Nowhere", missing: "" },
        Q4: { id: "Q4", missing: false, labels: { en: label("Four") } },
      },
    });
    expect([...entities.keys()]).toEqual(["Q1", "Q2", "-1", "Q4"]);
    expect(entities.get("Q1")).toEqual({ id: "Q1", labels: {}, aliases: [], claims: {} });
    expect([entities.get("Q2")!.labels, entities.get("-1"), entities.get("Q4")!.labels]).toEqual([
      { en: "Two" },
      null,
      { en: "Four" },
    ]);
    expect(decodeEntities({ entities: [], success: 1 }).size).toBe(0);
  });

  test("redirects are found under the id asked for, two in one batch too", () => {
    const moved = (id: string, from: string) => ({ id, redirects: { from, to: id } });
    const entities = decodeEntities({ entities: { Q10: moved("Q10", "Q1"), Q20: moved("Q20", "Q2") } });
    expect([entities.get("Q1")!.id, entities.get("Q2")!.id]).toEqual(["Q10", "Q20"]);
  });

  test("an unknown value is UNKNOWN, no value is NONE", () => {
    const snak = (snaktype: string) => ({ mainsnak: { snaktype, property: "P1" }, rank: "normal" });
    const claims = { P1: [snak("somevalue"), snak("novalue")] };
    expect(decodeEntities({ entities: { Q1: { id: "Q1", claims } } }).get("Q1")!.claims["P1"]).toEqual([
      { kind: "UNKNOWN" },
      { kind: "NONE" },
    ]);
  });

  test("SPARQL: words of an error in a label are no error; a ban is a pause; ASK has a verdict and no rows", () => {
    const words = "java.util.concurrent.TimeoutException, SPARQL-QUERY: queryStr";
    const text = JSON.stringify({
      head: { vars: ["x"] },
      results: { bindings: [{ x: { type: "literal", value: words } }] },
    });
    expect(decodeSparql(text)).toEqual([{ x: words }]);
    expect(code(() => decodeSparql(`${text}\n${words}`))).toBe("UPSTREAM_TIMEOUT");
    expect(code(() => decodeSparql("You have been banned until 2026-11-24T08:00:00Z, please respect"))).toBe(
      "UPSTREAM_RATE_LIMITED",
    );
    expect(decodeAsk('{"head":{},"boolean":false}')).toBe(false);
    expect(code(() => decodeSparql('{"head":{},"boolean":true}'))).toMatch("UPSTREAM_BAD_DATA");
    expect(code(() => decodeAsk(text))).toBe("UPSTREAM_BAD_DATA boolean");
  });

  test("SPARQL: unbound, blank, genid and bare labels are null; a time-out inside a 200 is a time-out", () => {
    const uri = (value: string) => ({ type: "uri", value });
    const text = JSON.stringify({
      head: { vars: ["t", "tLabel", "d"] },
      results: {
        bindings: [
          { t: uri("http://www.wikidata.org/entity/Q1"), tLabel: { type: "literal", value: "Q1" } },
          { t: { type: "bnode", value: "t0" }, d: uri("http://www.wikidata.org/.well-known/genid/abc") },
        ],
      },
    });
    expect(decodeSparql(text)).toEqual([
      { t: "http://www.wikidata.org/entity/Q1", tLabel: null, d: null },
      { t: null, tLabel: null, d: null },
    ]);
    expect(
      code(() =>
        decodeSparql(`${text.slice(0, 80)}\nSPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.TimeoutException`),
      ),
    ).toBe("UPSTREAM_TIMEOUT");
    expect(code(() => decodeSparql(text.slice(0, 80)))).toBe("UPSTREAM_BAD_DATA the body");
    expect(code(() => decodeSparql("Error 429 Too Many Requests"))).toBe("UPSTREAM_BAD_DATA the body");
  });

  test("nothing but items enters a query", () => {
    expect(treatiesQuery(["Q843", "Q159"])).toContain("wd:Q843");
    expect(() => treatiesQuery(["Q843 } DROP"])).toThrow();
    expect(wbgetentitiesRequest(["Q1", "Q2"]).query.ids).toBe("Q1|Q2");
  });
});

describe.skipIf(!hasSharedData)("over recorded answers (beside a full checkout only)", () => {
  const wikidata = (name: string) => sharedJson(`agreements/recordings/wikidata/${name}`);

  test("entities: 50 asked, 50 answered; novalue; missing; 400 kB of one item", () => {
    for (const name of ["wbgetentities-labels-50-ids-a.json", "wbgetentities-labels-50-ids-b.json"]) {
      const raw = wikidata(name) as { entities: Record<string, { labels: { en?: { value: string } } }> };
      const entities = decodeEntities(raw);
      expect(entities.size).toBe(50);
      for (const [id, entity] of entities) expect(entity!.labels["en"]).toBe(raw.entities[id]!.labels.en?.value);
    }
    expect(decodeEntities(wikidata("wbgetentities-Q483718-novalue-snak.json")).get("Q483718")!.claims["P576"]).toEqual([
      { kind: "NONE" },
    ]);
    expect(decodeEntities(wikidata("wbgetentities-Q10908976-missing.json")).get("Q10908976")).toBeNull();
    const adams = decodeEntities(wikidata("wbgetentities-Q42-en-info-claims-descriptions-labels-sitelinks.json")).get(
      "Q42",
    )!;
    expect(adams.labels["en"]).toBe("Douglas Adams");
    expect(wikidataDate((adams.claims["P569"]![0] as { value: unknown }).value).text).toBe("1952-03-11");
    const mill = decodeEntities({ entities: { Q217447: wikidata("entity-Q217447.json") } }).get("Q217447")!;
    expect(mill.claims["P625"]![0]).toMatchObject({
      kind: "VALUE",
      value: { latitude: 61.061992, longitude: 26.640016 },
    });
  });

  test.each([
    ["sparql-1-binding-optional-values-xsd-types.json", 1],
    ["sparql-34-bindings-statement-uris.json", 34],
    ["sparql-50-bindings-labels-descriptions-aliases.json", 50],
  ])("%s: %d rows, every bound value", (name, count) => {
    const raw = wikidata(name) as {
      head: { vars: string[] };
      results: { bindings: Record<string, { value: string; type: string }>[] };
    };
    const rows = decodeSparql(JSON.stringify(raw));
    expect(rows).toHaveLength(count);
    for (const [index, binding] of raw.results.bindings.entries())
      for (const variable of raw.head.vars) {
        const value = binding[variable]?.value;
        const bareId = variable.endsWith("Label") && /^Q\d+$/.test(value ?? "");
        expect(rows[index]![variable]).toBe(bareId ? null : (value ?? null));
      }
  });
});
