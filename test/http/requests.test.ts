import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttp } from "../../src/http/index.js";
import type { BodyKind, UpstreamRequest, UpstreamSpec } from "../../src/http/index.js";
import { Period } from "../../src/kernel/index.js";
import { blsRequest } from "../../src/sources/bls/request.js";
import { comtradeAvailabilityRequest, comtradeRequest } from "../../src/sources/comtrade/request.js";
import { dbnomicsRequest } from "../../src/sources/dbnomics/request.js";
import { ecbRequest } from "../../src/sources/ecb/request.js";
import { eurostatPpiRequest } from "../../src/sources/eurostat/request.js";
import { fredGraphRequest, fredObservationsRequest } from "../../src/sources/fred/request.js";
import { imfPcpsRequest } from "../../src/sources/imf-pcps/request.js";
import { sparqlRequest, wbgetentitiesRequest } from "../../src/sources/wikidata/request.js";
import { worldBankRequest } from "../../src/sources/world-bank/request.js";
import { FakeTime } from "../support/time.js";
import { FakeUpstream, json } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = (await FakeUpstream.start()).on("*", json({ fine: true }));
});
afterAll(() => upstream.close());

const CANARY = "canary-0123456789";
const connect = (spec: Partial<UpstreamSpec> = {}) =>
  createHttp({ clock: new FakeTime(), userAgent: "test" }).source({
    sourceId: "fake",
    baseUrl: upstream.url,
    ...spec,
  });
const arrived = async (request: Omit<UpstreamRequest, "as">, as: BodyKind = "json", spec?: Partial<UpstreamSpec>) => {
  const source = connect(spec);
  const { url } = await source.send({ as, ...request });
  const seen = upstream.seen.at(-1)!;
  expect(url.includes(CANARY)).toBe(false);
  return seen;
};
const period = (text: string) => Period.parse(text);

describe("what the adapters ask for arrives as they mean it", () => {
  test("UN Comtrade: raw commas, the totals of mode and customs, all partners by leaving them out", async () => {
    const query = {
      frequency: "A",
      reporters: [586],
      partners: "ALL",
      commodities: ["72", "73*"],
      flows: ["M", "X"],
      periods: [period("2022"), period("2023")],
    } as const;
    expect((await arrived(comtradeRequest(query, true))).target).toBe(
      "/data/v1/get/C/A/HS?reporterCode=586&period=2022,2023&partner2Code=0&cmdCode=72,73*&flowCode=M,X&customsCode=C00&motCode=0&includeDesc=false",
    );
    const listed = await arrived(comtradeRequest({ ...query, partners: [0, 643] }, false));
    expect([listed.path, listed.query.get("partnerCode")]).toEqual(["/public/v1/preview/C/A/HS", "0,643"]);
    expect((await arrived(comtradeAvailabilityRequest("M", [period("2023-05"), period("2023-06")]))).target).toBe(
      "/public/v1/getDa/C/M/HS?period=202305,202306",
    );
  });

  test("BLS: a POST whose body holds the key, once", async () => {
    const key = { secret: { reveal: () => CANARY }, in: "body", name: "registrationkey" } as const;
    const seen = await arrived(blsRequest(["WPU1017", "WPU101707"], 2015, 2024), "json", { key });
    expect([seen.method, seen.target, JSON.parse(seen.body)]).toEqual([
      "POST",
      "/publicAPI/v2/timeseries/data/",
      { seriesid: ["WPU1017", "WPU101707"], startyear: "2015", endyear: "2024", registrationkey: CANARY },
    ]);
  });

  test("Eurostat: a parameter is repeated", async () => {
    const seen = await arrived(eurostatPpiRequest(["DE", "FR"], ["C241", "C242"], "2015-01"));
    expect(seen.query.getAll("geo")).toEqual(["DE", "FR"]);
    expect(seen.query.getAll("nace_r2")).toEqual(["C241", "C242"]);
    expect(seen.query.get("sinceTimePeriod")).toBe("2015-01");
  });

  test("FRED: the key in the query, after the rest and never in what is shown; the chart's table", async () => {
    const key = { secret: { reveal: () => CANARY }, in: "query", name: "api_key" } as const;
    const seen = await arrived(fredObservationsRequest("WPU101", "2015-01-01", "2024-12-31"), "json", { key });
    expect(seen.target).toBe(
      `/fred/series/observations?series_id=WPU101&observation_start=2015-01-01&observation_end=2024-12-31&file_type=json&api_key=${CANARY}`,
    );
    const chart = await arrived(fredGraphRequest(["WPU101", "WPU1017"], "2015-01-01", "2024-12-31"), "json");
    expect(chart.target).toBe("/graph/fredgraph.csv?id=WPU101,WPU1017&cosd=2015-01-01&coed=2024-12-31");
  });

  test("IMF, ECB: lists joined by + in the path stay +; World Bank: by ;", async () => {
    const imf = await arrived(imfPcpsRequest(["PIORECR", "PCOAL"], period("2015-01")));
    expect(imf.path).toBe("/external/sdmx/3.0/data/dataflow/IMF.RES/PCPS/+/G001.PIORECR+PCOAL.USD.M");
    expect(imf.query.get("c[TIME_PERIOD]")).toBe("ge:2015-M01");
    expect((await arrived(ecbRequest(["USD", "RUB"], "2015-01"))).path).toBe("/service/data/EXR/M.USD+RUB.EUR.SP00.A");
    const bank = await arrived(worldBankRequest(["PAK", "RUS"], ["NY.GDP.MKTP.CD", "SP.POP.TOTL"], "2000", "2024"));
    expect(bank.target).toBe(
      "/v2/country/PAK;RUS/indicator/NY.GDP.MKTP.CD;SP.POP.TOTL?date=2000:2024&format=json&per_page=20000&source=2",
    );
  });

  test("DBnomics, Wikidata: slashes raw, pipes understood, SPARQL as a form", async () => {
    expect((await arrived(dbnomicsRequest(["BIS/cbpol/M.RU", "IMF/PCPS/x"]))).target).toBe(
      "/v22/series?observations=1&series_ids=BIS/cbpol/M.RU,IMF/PCPS/x&limit=2",
    );
    expect((await arrived(wbgetentitiesRequest(["Q843", "Q159"]))).query.get("ids")).toBe("Q843|Q159");
    const sparql = await arrived(sparqlRequest("SELECT ?a WHERE { ?a wdt:P31 wd:Q131569 . }"));
    expect(sparql.headers).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/sparql-results+json",
    });
    expect(new URLSearchParams(sparql.body).get("query")).toContain("?a wdt:P31 wd:Q131569");
  });

  test("a next page whose link repeats the key: sent once, and not shown", async () => {
    const key = { secret: { reveal: () => CANARY }, in: "query", name: "api_key" } as const;
    const next = connect({ key }).follow(`${upstream.url}/page?geo=DE&geo=FR&api_key=${CANARY}&offset=2`);
    expect(JSON.stringify(next)).not.toContain(CANARY);
    const seen = await arrived(next, "json", { key });
    expect(seen.target).toBe(`/page?geo=DE&geo=FR&offset=2&api_key=${CANARY}`);
    const own = await arrived({ path: "/page", query: [["api_key", "other"]] }, "json", { key });
    expect(own.query.getAll("api_key")).toEqual([CANARY]);
  });
});
