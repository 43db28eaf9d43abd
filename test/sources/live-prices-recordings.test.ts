import { afterEach, describe, expect, test } from "vitest";
import { createCache } from "../../src/cache/index.js";
import { createHttp } from "../../src/http/index.js";
import { Period } from "../../src/kernel/index.js";
import type { SeriesRecord } from "../../src/prices/index.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { imfPcpsSource } from "../../src/sources/live-prices/imf-pcps.js";
import { LivePrices } from "../../src/sources/live-prices/live-port.js";
import type { SeriesYear } from "../../src/sources/live-prices/series-year.js";
import { decodeSeriesYear } from "../../src/sources/live-prices/series-year.js";
import { liveSource } from "../../src/sources/live-prices/types.js";
import type { LiveWorld } from "../support/live-prices.js";
import { answered, liveWorld } from "../support/live-prices.js";
import { cassetteBodies, hasSharedData, sharedJson, sharedText } from "../support/shared-data.js";
import { body, json } from "../support/upstream.js";

let world: LiveWorld;
afterEach(() => world?.close());
const open = async (...args: Parameters<typeof liveWorld>): Promise<LiveWorld> => (world = await liveWorld(...args));
type Pairs = readonly (readonly [period: string, value: number | null])[];
const pairs = (answer: Parameters<typeof answered>[0]): Pairs =>
  answered(answer).observations.map(({ period, value }) => [period.text, value]);

describe.skipIf(!hasSharedData)("live price ports over recorded answers (beside a full checkout only)", () => {
  test("BLS: the recorded year of APU0000701111, with catalogue and calculations in it", async () => {
    await open({ more: ["bls:APU0000701111"] });
    const [recorded] = cassetteBodies(
      "prices/recordings/bls/openbb-v2-post-APU0000701111-2022-catalog-calculations.yaml",
    );
    world.tell("bls", json(recorded));
    const rows = (recorded as { Results: { series: { data: { period: string; value: string }[] }[] } }).Results
      .series[0]!.data;
    const expected = rows
      .filter(({ period }) => period !== "M13")
      .map(({ period, value }) => [`2022-${period.slice(1)}`, Number(value)]);
    const [answer] = await world.ask("bls", ["bls:APU0000701111"], "2022-01", "2022-12");
    expect(pairs(answer).filter(([, value]) => value !== null)).toEqual(expected.reverse());
    expect(expected.length).toBeGreaterThan(10);
  });

  test("FRED's chart: two of four recorded columns, every month", async () => {
    await open();
    const text = sharedText("prices/recordings/fred/fredgraph-csv-GS1M-GS1-GS10-GS30.csv");
    world.tell("fred", body(text, "application/csv"));
    const rows = text
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","));
    const last = rows.at(-1)![0]!.slice(0, 7);
    const answers = await world.ask("fred", ["fred:GS1", "fred:GS10"], "1953-04", last);
    expect(world.calls("fred")).toHaveLength(1);
    for (const [at, column] of [2, 3].entries())
      expect(pairs(answers[at])).toEqual(
        rows.map((cells) => [cells[0]!.slice(0, 7), cells[column] === "" ? null : Number(cells[column])]),
      );
    expect(rows.length).toBeGreaterThan(800);
  });

  test("FRED's API: a recorded daily series is not passed off as monthly", async () => {
    await open({ keyed: ["fred"] });
    const [recorded] = cassetteBodies("prices/recordings/fred/openbb-observations-and-series-DHHNGSP-2024-07.yaml");
    world.tell("fred", json(recorded));
    expect(await world.ask("fred", ["fred:GS10"], "2024-07", "2024-07")).toEqual([
      expect.objectContaining({ code: "UPSTREAM_BAD_DATA", message: expect.stringContaining("each period once") }),
    ]);
  });

  test("ECB: every month of the recorded dollar rate", async () => {
    await open();
    const text = sharedText("prices/recordings/ecb/EXR-M.USD.EUR.SP00.A.xml");
    world.tell("ecb", body(text, "application/vnd.sdmx.genericdata+xml;version=2.1"));
    const raw = [...text.matchAll(/ObsDimension value="([^"]+)"[^]*?ObsValue value="([^"]+)"/g)].map(
      ([, period, value]) => [period, Number(value)] as const,
    );
    const [answer] = await world.ask("ecb", ["ecb:USD-per-EUR"], "1999-01", raw.at(-1)![0]!);
    expect(pairs(answer)).toEqual(raw);
    expect(raw.length).toBeGreaterThan(240);
  });

  test("DBnomics: policy rates of the recorded mirror, as old as the mirror", async () => {
    await open();
    const recorded = sharedJson("prices/recordings/dbnomics/v22-BIS-cbpol-mask-M-38-series.json") as {
      series: { docs: { series_code: string; indexed_at: string; period: string[]; value: (number | "NA")[] }[] };
    };
    world.tell("dbnomics", json(recorded));
    const areas = ["RU", "CN", "US"];
    const answers = await world.ask(
      "dbnomics",
      areas.map((area) => `dbnomics:BIS/cbpol/M.${area}`),
      "1999-01",
      "2021-05",
    );
    expect(world.calls("dbnomics")).toHaveLength(1);
    for (const [at, area] of areas.entries()) {
      const doc = recorded.series.docs.find(({ series_code }) => series_code === `M.${area}`)!;
      const from = doc.period.indexOf("1999-01");
      expect(pairs(answers[at]), area).toEqual(
        doc.period
          .slice(from)
          .map((period, index) => [period, doc.value[from + index] === "NA" ? null : doc.value[from + index]]),
      );
      expect(answered(answers[at]).retrievedAt).toBe(doc.indexed_at);
    }
  });

  test("IMF SDMX 3: the recorded annual series through the port; forecasts of years to come are not figures yet", async () => {
    await open();
    const recorded = sharedJson("prices/recordings/imf/sdmx3-data-WHDREO-one-series-annual.json") as { text: string };
    world.tell("imf-pcps", body(recorded.text, "application/json"));
    const [like] = await world.port("imf-pcps").catalogue();
    const record: SeriesRecord = { ...like!, id: "imf-pcps:BCA_GDP_BP6", frequency: "ANNUAL", start: null };
    const setting = { url: world.upstream.url, key: null };
    const pcps = imfPcpsSource(setting);
    const source = liveSource<"json">({
      ...pcps,
      series: [{ record, code: "BCA_GDP_BP6", group: "" }],
      request: (call) => ({ ...pcps.request(call), as: "json" }),
      decode: ({ status, body: told }) => decodeImfPcps(status, told, { COUNTRY: "GX1213", FREQUENCY: "A" }),
    });
    const clock = world.time;
    const upstream = createHttp({ clock, userAgent: "test" }).source({ ...source.upstream, sourceId: "imf-pcps" });
    const space = createCache({ clock }).space<SeriesYear>({ name: "imf-pcps", decode: decodeSeriesYear });
    const port = new LivePrices(source, upstream, space, clock);
    const [answer] = await port.observations(
      [{ id: record.id, from: Period.year(1976), to: Period.year(2030) }],
      world.context(),
    );
    const observed = Object.values(
      (
        JSON.parse(recorded.text) as {
          data: { dataSets: { series: Record<string, { observations: Record<string, [string]> }> }[] };
        }
      ).data.dataSets[0]!.series["0:0:0"]!.observations,
    ).map(([value]) => Number(value));
    expect(observed).toHaveLength(55);
    expect(pairs(answer).slice(0, 51)).toEqual(observed.slice(0, 51).map((value, at) => [String(1976 + at), value]));
    expect(answered(answer).observations.slice(51)).toMatchObject(
      ["2027", "2028", "2029", "2030"].map(() => ({ value: null, missing: "NOT_YET_PUBLISHED" })),
    );
    upstream.close();
  });
});
