import { describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { CAMEO_LABELS, cameoLabel, isCooperation } from "../../src/sources/gdelt/cameo.js";
import { checkGdeltFile, decodeGdeltEvents, decodeGdeltFileList } from "../../src/sources/gdelt/decode.js";
import { decodeGdeltArticles, decodeGdeltTimeline } from "../../src/sources/gdelt/doc.js";
import { decodeEntities, wikidataDate } from "../../src/sources/wikidata/decode.js";
import { decodeAsk, decodeSparql } from "../../src/sources/wikidata/sparql.js";
import { treatiesQuery, wbgetentitiesRequest } from "../../src/sources/wikidata/request.js";
import { hasSharedData, sharedJson, sharedText } from "../support/shared-data.js";

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

describe("GDELT", () => {
  const line = (over: Record<number, string> = {}) => {
    const cells = Array.from({ length: 61 }, () => "");
    Object.assign(
      cells,
      {
        0: "1",
        1: "20250711",
        7: "PAK",
        17: "RUS",
        25: "1",
        26: "057",
        30: "8",
        31: "12",
        32: "3",
        34: "1.5",
        53: "RS",
        60: "https://example.org/a",
      },
      over,
    );
    return cells.join("\t");
  };

  test("codes keep their zeros; FIPS stays FIPS; a quote is an ordinary character", () => {
    const [event] = decodeGdeltEvents(line({ 52: 'Moscow "city' }));
    expect(event).toMatchObject({
      code: "057",
      day: "2025-07-11",
      actor1: "PAK",
      actor2: "RUS",
      placeCountryFips: "RS",
      place: 'Moscow "city',
      goldstein: 8,
    });
    expect(CAMEO_LABELS[event!.code]).toBe("signs a formal agreement");
    expect(CAMEO_LABELS["075"]).toBeUndefined();
  });
  test("a cut line is a cut file", () => {
    expect(code(() => decodeGdeltEvents(`${line()}\n${line().slice(0, 40)}`))).toBe("UPSTREAM_BAD_DATA line 2");
  });
  test("the file list: foreign hosts and other files stay out; a line cut in its size looks whole and is dropped", () => {
    const md5 = "0123456789abcdef0123456789abcdef";
    const whole = (bytes: string, host: string, kind: string) =>
      `${bytes} ${md5} http://${host}/gdeltv2/20250711000000.${kind}.CSV.zip`;
    const host = "data.gdeltproject.org";
    const text = [
      whole("45", host, "export"),
      whole("12", host, "export"),
      whole("12", host, "mentions"),
      whole("12", "evil.example", "export"),
    ].join("\n");
    const file = { bytes: 12, md5, stamp: "20250711000000" };
    expect(decodeGdeltFileList(text, true)).toEqual([file]);
    expect(decodeGdeltFileList(text)).toEqual([{ ...file, bytes: 45 }, file]);
  });
  test("a file is compared with its size and md5", () => {
    const file = { bytes: 3, md5: "900150983cd24fb0d6963f7d28e17f72", stamp: "20250711000000" };
    expect(code(() => checkGdeltFile(file, Buffer.from("abc")))).toBe("none");
    expect(code(() => checkGdeltFile(file, Buffer.from("abcd")))).toBe("UPSTREAM_BAD_DATA the size of 20250711000000");
    expect(code(() => checkGdeltFile(file, Buffer.from("abd")))).toBe("UPSTREAM_BAD_DATA the md5 of 20250711000000");
  });
  test("co-operation by root and base code, asylum not; a code without a label has that of what it is a kind of", () => {
    const codesOf = (one: string) => ({ code: one, baseCode: one.slice(0, 3), rootCode: one.slice(0, 2) });
    const out = ["0256", "019", "075", "080", "190"];
    const inside = ["057", "0312", "032", "035", "036", "037", "039", "0331", "060", "064", "070", "073", "042", "051"];
    expect(inside.filter((one) => !isCooperation(codesOf(one)))).toEqual([]);
    expect(out.filter((one) => isCooperation(codesOf(one)))).toEqual([]);
    expect(isCooperation({ code: "057", baseCode: "", rootCode: "" })).toBe(true);
    expect([cameoLabel(codesOf("0739")), cameoLabel(codesOf("069"))]).toEqual([
      "provides humanitarian aid",
      "co-operates materially",
    ]);
  });
  test.each([
    ["Please limit requests to one every 5 seconds or contact ...", "UPSTREAM_RATE_LIMITED"],
    ["Your query was too short or too long.", "UPSTREAM_REFUSED"],
    ["Queries containing OR'd terms must be surrounded by ().", "UPSTREAM_REFUSED"],
    ["One or more of your keywords contained an illegal character.", "UPSTREAM_REFUSED"],
    ["", "UPSTREAM_BAD_DATA the body"],
    ["<html>", "UPSTREAM_BAD_DATA the body"],
    ['{"articles":[{"url":', "UPSTREAM_BAD_DATA the body"],
    ["The specified timespan is too long.", "UPSTREAM_REFUSED"],
  ])("%j under HTTP 200 is an error, not an empty list", (text, expected) =>
    expect(code(() => decodeGdeltArticles(text))).toBe(expected),
  );
  test("its own words are kept, listed or not", () =>
    expect(() => decodeGdeltArticles("The specified timespan\n is too long.")).toThrow(
      "The specified timespan is too long.",
    ));
  test("no hits is an empty list", () => expect(decodeGdeltArticles("{}")).toEqual([]));
  test("raw tabs and escapes that JSON has not are mended; a dash between blanks stays; a bare array is read", () => {
    const article = (title: string) =>
      `{"url":"https://a.example/1","title":"${title}","seendate":"20260101T101500Z","domain":"a.example","language":"English"}`;
    const title = (text: string) => decodeGdeltArticles(text)[0]!.title;
    expect(title(`{"articles":[${article("Mill\treopens \\'soon\\'")}]}`)).toBe("Mill reopens 'soon'");
    expect(title(`[${article("Steel deal - the story , told \\u0041\\\\ \\/")}]`)).toBe(
      "Steel deal - the story, told A\\ /",
    );
  });
  test("a timeline: days that are left out are named, not counted as none", () => {
    const point = (day: string, value: number) => ({ date: `${day}T000000Z`, value, norm: 100 });
    const data = [point("20170103", 4), point("20170101", 0)];
    expect(
      decodeGdeltTimeline(JSON.stringify({ query_details: {}, timeline: [{ series: "Article Count", data }] })),
    ).toEqual({
      points: [{ day: "2017-01-01", value: 0, norm: 100 }, { day: "2017-01-03", value: 4, norm: 100 }], // prettier-ignore
      missingDays: ["2017-01-02"],
    });
    expect(decodeGdeltTimeline("{}")).toEqual({ points: [], missingDays: [] });
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

  test("articles: one text on many domains is kept once a day", () => {
    const articles = sharedJson(
      "agreements/recordings/gdelt-doc/artlist-articles-array.us-virgin-islands.2020.json",
    ) as unknown[];
    const decoded = decodeGdeltArticles(JSON.stringify({ articles }));
    expect(decoded.length).toBeGreaterThan(20);
    expect(decoded.length).toBeLessThanOrEqual(articles.length);
    expect(decoded.every((article) => !/ [,.:;!?)]/.test(article.title))).toBe(true);
    const two = (
      sharedJson(
        "agreements/recordings/gdelt-doc/artlist-results.norway-sweden-CA.norway-russia-RS.salmon-trade.2017.json",
      ) as { results: { articles: unknown[] }[] }
    ).results;
    expect(two.map((result) => decodeGdeltArticles(JSON.stringify(result)).length > 0)).toEqual([true, true]);
    expect(decodeGdeltArticles(JSON.stringify(two[1])).length).toBeLessThan(two[1]!.articles.length);
  });

  test.each([
    "timelinevolraw-data-array.canada-russia-salmon-trade.sourcecountry-US.2017.json",
    "timelinevolraw-data-array.united-states-salmon-trade.sourcecountry-RS.2017.json",
  ])("%s: 364 of 366 days", (name) => {
    const raw = sharedJson(`agreements/recordings/gdelt-doc/${name}`) as { value: number }[];
    const { points, missingDays } = decodeGdeltTimeline(JSON.stringify(raw));
    const sum = (list: readonly { value: number }[]) => list.reduce((all, { value }) => all + value, 0);
    expect([points.length, missingDays.length, points[0]!.day, points.at(-1)!.day]).toEqual([
      364,
      2,
      "2017-01-01",
      "2018-01-01",
    ]);
    expect(sum(points)).toBe(sum(raw));
  });
  test("articles as recorded, the bare array too; a dash between blanks is kept", () => {
    const raw = sharedJson("agreements/recordings/gdelt-doc/artlist-articles-array.us-virgin-islands.2020.json");
    const decoded = decodeGdeltArticles(JSON.stringify(raw));
    expect(decoded).toEqual(decodeGdeltArticles(JSON.stringify({ articles: raw })));
    expect(decoded[0]!.title).toContain("land - based");
  });

  test("the events file has the 61 columns we count on", () => {
    const names = sharedText("agreements/data/gdelt/GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(",")[0]);
    expect(names).toHaveLength(61);
    expect([names[7], names[17], names[26], names[53], names[60]]).toEqual([
      "Actor1CountryCode",
      "Actor2CountryCode",
      "EventCode",
      "ActionGeo_CountryCode",
      "SOURCEURL",
    ]);
  });
});
