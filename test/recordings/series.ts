import { expect } from "vitest";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { readSdmxJson } from "../../src/sources/sdmx-json.js";
import { upstreamInstant } from "../../src/sources/series-answer.js";
import { cellsOf, figure } from "../support/naive-series.js";
import { cassetteBodies, sharedJson, sharedText } from "../support/shared-data.js";
import type { Family, Reader } from "./types.js";
import { comparedCells, reading } from "./types.js";

/** BLS: the annual average M13 is not a month. */
const bls: Reader = (path) => {
  const [body] = cassetteBodies(path);
  const { series } = (body as { Results: { series: { seriesID: string; data: Record<string, string>[] }[] } }).Results;
  const months = series.flatMap(({ seriesID, data }) =>
    data
      .filter(({ period }) => period !== "M13")
      .map((row) => [`${seriesID}|${row["year"]}-${row["period"]!.slice(1)}`, figure(Number(row["value"]))] as const),
  );
  expect(decodeBls(body, ["APU0000701111"]).series[0]!.title).toContain("Flour");
  return comparedCells(cellsOf(decodeBls(body)), new Map(months));
};

/** A daily series: read by month it holds a period twice, which is refused; so each row is read alone. */
const fred: Reader = (path) => {
  const [body, about] = cassetteBodies(path) as [{ observations: Record<string, string>[] }, { seriess: object[] }];
  const read = (rows: readonly object[]) =>
    decodeFredObservations(
      "DHHNGSP",
      "MONTHLY",
      { ...body, count: rows.length, observations: rows },
      "Wed, 18 Sep 2024 17:31:01 GMT",
    );
  expect(() => read(body.observations)).toThrow("each period once");
  const missing = body.observations.filter((row) => {
    const { observations, publishedAt } = read([row]);
    expect(publishedAt).toBe("2024-09-18T17:31:01.000Z");
    const expected = figure(row["value"] === "." ? null : Number(row["value"]));
    expect([observations[0]!.value, observations[0]!.missing, observations[0]!.status.join("+")]).toEqual(expected);
    return expected[0] === null;
  });
  expect(missing.map((row) => row["date"])).toEqual(["2024-07-04"]);
  const [series] = about.seriess as [{ last_updated: string }];
  expect(upstreamInstant("fred", "last_updated", series.last_updated)).toBe("2024-09-18T17:31:01.000Z");
  return reading(body.observations.length + 1, [], 2);
};

const fredgraph: Reader = (path) => {
  const text = sharedText(path);
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const codes = header!.slice(1);
  expect(codes).toEqual(["GS1M", "GS1", "GS10", "GS30"]);
  const recorded = rows.flatMap(([day, ...cells]) =>
    cells.map((cell, at) => [`${codes[at]}|${day!.slice(0, 7)}`, figure(cell === "" ? null : Number(cell))] as const),
  );
  return comparedCells(cellsOf(decodeFredGraph(codes, "MONTHLY", text)), new Map(recorded));
};

const dbnomics: Reader = (path) => {
  const body = sharedJson(path) as {
    series: { docs: { series_code: string; period: string[]; value: (number | "NA")[] }[] };
  };
  const recorded = body.series.docs.flatMap((doc) =>
    doc.period.map((period, at) => {
      const value = doc.value[at]!;
      return [`BIS/cbpol/${doc.series_code}|${period}`, figure(value === "NA" ? null : value)] as const;
    }),
  );
  expect(decodeDbnomics(body)).toMatchObject({ cut: null, problems: [] });
  return comparedCells(cellsOf(decodeDbnomics(body)), new Map(recorded));
};

export const ecb: Reader = (path) => {
  const text = sharedText(path);
  const recorded = [...text.matchAll(/<generic:Obs>([^]*?)<\/generic:Obs>/g)].map(([, obs]) => {
    const at = (pattern: RegExp) => pattern.exec(obs!)?.[1] ?? "";
    expect(at(/OBS_STATUS" value="([^"]+)"/)).toBe("A");
    const value = at(/ObsValue value="([^"]+)"/);
    const code = "M.USD.EUR.SP00.A";
    return [`${code}|${at(/ObsDimension value="([^"]+)"/)}`, figure(value === "NaN" ? null : Number(value))] as const;
  });
  return comparedCells(cellsOf(decodeEcb(text)), new Map(recorded));
};

/** Days: read at their places, and refused series by series, for the graph holds months. */
const ecbDays: Reader = (path) => {
  const cells = readSdmxJson("ecb", sharedJson(path)).flatMap(({ key, attributes, cells: list }) =>
    list.map(({ time, raw, attributes: flags }) => [key["CURRENCY"], attributes, time, raw, flags["OBS_STATUS"]]),
  );
  expect(cells).toEqual([
    ["NZD", {}, "2013-01-18", 1.5931, "A"],
    ["NZD", {}, "2013-01-21", 1.5925, "A"],
    ["RUB", {}, "2013-01-18", 40.3426, "A"],
    ["RUB", {}, "2013-01-21", 40.3, "A"],
  ]);
  const { series, problems } = decodeEcb(sharedText(path));
  expect(series).toEqual([]);
  expect(problems.map(({ code, error }) => [code, error?.code])).toEqual(
    ["NZD", "RUB"].map((currency) => [`D.${currency}.EUR.SP00.A`, "UPSTREAM_BAD_DATA"]),
  );
  return reading(cells.length);
};

export const SERIES: readonly Family[] = [
  {
    folder: "prices/recordings/bls",
    files: { "openbb-v2-post-APU0000701111-2022-catalog-calculations.yaml": bls },
  },
  { folder: "prices/recordings/dbnomics", files: { "v22-BIS-cbpol-mask-M-38-series.json": dbnomics } },
  {
    folder: "prices/recordings/ecb",
    files: { "EXR-M.USD.EUR.SP00.A.xml": ecb, "EXR-sample-timeseries.json": ecbDays },
  },
  {
    folder: "prices/recordings/fred",
    files: {
      "fredgraph-csv-GS1M-GS1-GS10-GS30.csv": fredgraph,
      "openbb-observations-and-series-DHHNGSP-2024-07.yaml": fred,
    },
  },
];
