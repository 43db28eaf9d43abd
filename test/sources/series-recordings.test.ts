import { describe, expect, test } from "vitest";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { decodeSdmxJson } from "../../src/sources/sdmx-json.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { cassetteBodies, hasSharedData, sharedJson, sharedText } from "../support/shared-data.js";

interface ImfRecording {
  status_code: number;
  text: string;
}
const imf = (name: string): ImfRecording => sharedJson(`prices/recordings/imf/${name}`) as ImfRecording;

describe.skipIf(!hasSharedData)("price adapters over recorded answers (beside a full checkout only)", () => {
  test("BLS: 12 months, the annual average M13 dropped, ascending", () => {
    const [body] = cassetteBodies("prices/recordings/bls/openbb-v2-post-APU0000701111-2022-catalog-calculations.yaml");
    const raw = (body as { Results: { series: { data: { period: string; value: string }[] }[] } }).Results.series[0]!
      .data;
    const { series, problems } = decodeBls(body);
    expect(problems).toEqual([]);
    expect(series[0]!.code).toBe("APU0000701111");
    const months = raw.filter((datum) => datum.period !== "M13").reverse();
    expect(series[0]!.observations.map((entry) => [entry.period.text, entry.value])).toEqual(
      months.map((datum) => [`2022-${datum.period.slice(1)}`, Number(datum.value)]),
    );
    expect(series[0]!.observations.length).toBeGreaterThan(10);
  });

  test("FRED: the dot is missing, the date is kept", () => {
    const [body] = cassetteBodies("prices/recordings/fred/openbb-observations-and-series-DHHNGSP-2024-07.yaml");
    const rows = (body as { observations: { value: string }[] }).observations;
    // A daily series: read by month it holds a period twice, which is refused; so read each row alone.
    const values = rows.map((row, index) => {
      const one = { ...(body as object), count: 1, offset: 0, observations: [rows[index]] };
      const decoded = decodeFredObservations("DHHNGSP", "MONTHLY", one, "Wed, 18 Sep 2024 17:31:01 GMT");
      expect(decoded.publishedAt).toBe("2024-09-18T17:31:01.000Z");
      return decoded.observations[0]!;
    });
    expect(values.map((entry) => entry.value)).toEqual(
      rows.map((row) => (row.value === "." ? null : Number(row.value))),
    );
    expect(values.filter((entry) => entry.missing === "NOT_REPORTED")).toHaveLength(1);
  });

  test("fredgraph: four series, every cell compared", () => {
    const text = sharedText("prices/recordings/fred/fredgraph-csv-GS1M-GS1-GS10-GS30.csv");
    const codes = ["GS1M", "GS1", "GS10", "GS30"];
    const lines = text.trim().split(/\r?\n/).slice(1);
    for (const [column, series] of decodeFredGraph(codes, "MONTHLY", text).entries())
      expect(series.observations.map((entry) => `${entry.period.text}=${entry.value}`)).toEqual(
        lines.map((line) => {
          const cells = line.split(",");
          return `${cells[0]!.slice(0, 7)}=${cells[column + 1] === "" ? null : Number(cells[column + 1])}`;
        }),
      );
  });

  test("IMF SDMX 3: one series of 55 years, text values, and a 204", () => {
    const recording = imf("sdmx3-data-WHDREO-one-series-annual.json");
    const [series] = decodeSdmxJson("imf-pcps", JSON.parse(recording.text));
    expect(series!.key).toEqual({ COUNTRY: "GX1213", INDICATOR: "BCA_GDP_BP6", FREQUENCY: "A" });
    expect(series!.observations).toHaveLength(55);
    expect(series!.observations[0]).toMatchObject({ value: -7.436 });
    expect(series!.observations.at(-1)!.period.text).toBe("2030");
    expect(decodeImfPcps(imf("sdmx3-204-unknown-dataflow.json").status_code, "")).toEqual([]);
  });

  test("IMF SDMX 3: 127 series in one answer, every value compared", () => {
    const recording = imf("sdmx3-data-AFRREO-two-indicators-joined-with-plus-127-series.json");
    const body = JSON.parse(recording.text) as {
      data: { dataSets: { series: Record<string, { observations: Record<string, unknown[]> }> }[] };
    };
    const decoded = decodeSdmxJson("imf-pcps", body);
    expect(decoded).toHaveLength(127);
    const raw = Object.values(body.data.dataSets[0]!.series).flatMap((entry) =>
      Object.values(entry.observations).map((cells) => (cells[0] === null ? null : Number(cells[0]))),
    );
    const ours = decoded.flatMap((entry) => entry.observations.map((item) => item.value));
    expect(ours.length).toBe(raw.length);
    expect([...ours].sort()).toEqual([...raw].sort());
  });

  test("DBnomics: 38 series, NA is missing, the rest equal", () => {
    const body = sharedJson("prices/recordings/dbnomics/v22-BIS-cbpol-mask-M-38-series.json") as {
      series: { docs: { value: unknown[]; series_code: string }[] };
    };
    const { series } = decodeDbnomics(body);
    expect(series).toHaveLength(38);
    for (const [index, doc] of body.series.docs.entries())
      expect(series[index]!.observations.map((entry) => entry.value ?? "NA")).toEqual(doc.value);
  });

  test("Eurostat JSON-stat: values and flags at their places", () => {
    const gdp = decodeJsonStat(sharedJson("trade/recordings/eurostat/namq_10_gdp-2023Q1-2023Q2.json"));
    expect(gdp.map((series) => series.code)).toEqual(["Q.CP_MEUR.NSA.B1GQ.DE", "Q.CP_MEUR.NSA.B1GQ.FR"]);
    expect(gdp.map((series) => series.observations.map((entry) => entry.value))).toEqual([
      [1043520, 1031880],
      [684762.7, 706147.7],
    ]);
    expect(gdp[0]!.observations[0]!.status).toEqual(["REPORTED", "PROVISIONAL"]);
    expect(gdp[1]!.observations[0]!.status).toEqual(["REPORTED"]);
    const energy = (
      sharedJson("trade/recordings/eurostat/nrg_bal_c-DE-FR-2022-2023.json") as {
        response: { value: Record<string, number> };
      }
    ).response;
    const values = decodeJsonStat(energy).flatMap((series) => series.observations.map((entry) => entry.value));
    expect(values.filter((value) => value !== null).sort()).toEqual(Object.values(energy.value).sort());
  });

  test("World Bank: eight indicators, newest first upstream, ascending here", () => {
    const [gdp] = [decodeWorldBank(sharedJson("trade/recordings/worldbank/wdi-NY.GDP.MKTP.CD-USA-DNK-2020-2021.json"))];
    expect(gdp.map((series) => [series.code, ...series.observations.map((entry) => entry.value)])).toEqual([
      ["NY.GDP.MKTP.CD.DNK", 355631021931.621, 406110162088.054],
      ["NY.GDP.MKTP.CD.USA", 21060473613000, 23315080560000],
    ]);
    const eight = sharedJson("trade/recordings/worldbank/wdi-eight-indicators-USA-JPN-2022-2023.json") as {
      requests: { response: unknown }[];
    };
    expect(eight.requests).toHaveLength(8);
    for (const { response } of eight.requests) {
      const rows = (response as [unknown, { value: number | null }[]])[1];
      expect(decodeWorldBank(response).flatMap((series) => series.observations)).toHaveLength(rows.length);
    }
  });

  test("ECB generic XML: every month", () => {
    const text = sharedText("prices/recordings/ecb/EXR-M.USD.EUR.SP00.A.xml");
    const [series] = decodeEcb(text);
    const raw = [...text.matchAll(/<generic:ObsValue value="([^"]+)"/g)].map((match) => Number(match[1]));
    expect(series!.code).toBe("M.USD.EUR.SP00.A");
    expect(series!.observations.map((entry) => entry.value)).toEqual(raw);
    expect(series!.observations[0]!.period.text).toBe("1999-01");
    expect(decodeEcb(sharedText("trade/recordings/ecb/exr-USD-EUR-2026-05.xml"))[0]!.observations).toHaveLength(1);
  });
});
