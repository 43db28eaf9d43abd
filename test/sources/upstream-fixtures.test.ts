import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import type { SeriesBatch } from "../../src/sources/series-answer.js";
import { wholeSeries } from "../../src/sources/series-answer.js";
import { decodeEntities } from "../../src/sources/wikidata/decode.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { figureOf, LAST } from "../support/price-answers.js";

const FOLDER = join(import.meta.dirname, "../../fixtures/upstream");
const text = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const json = (file: string): unknown => JSON.parse(text(file));

/** Every figure was made by one rule, so each decoded one can be reckoned again. */
const reckoned = (batch: SeriesBatch, codes: readonly string[]): number => {
  const series = wholeSeries(batch);
  expect(series).toHaveLength(codes.length);
  let values = 0;
  series.forEach(({ observations }, at) => {
    for (const { period, value } of observations) {
      expect(value).toBe(figureOf(codes[at]!, period));
      values += 1;
    }
  });
  return values;
};

describe("answers written by us in each source's shape", () => {
  test("World Bank: newest first, one row a country and year", () => {
    expect(reckoned(decodeWorldBank(json("world-bank/gdp-pak-rus-2022-2024.json")), ["PAK", "RUS"])).toBe(6);
  });
  test("ECB: generic SDMX, provisional at the end", () => {
    const batch = decodeEcb(text("ecb/exr-usd-2026.xml"));
    expect(reckoned(batch, ["USD"])).toBe(9);
    expect(batch.series[0]!.observations.at(-1)).toMatchObject({ status: ["REPORTED", "PROVISIONAL"] });
  });
  test("IMF: values are texts, positions index the structure", () => {
    expect(reckoned(decodeImfPcps(200, json("imf-pcps/iron-ore-2026.json")), ["PIORECR", "PCOALAU"])).toBe(18);
  });
  test("Eurostat: flattened with time fastest", () => {
    const batch = decodeJsonStat(json("eurostat/steel-prices-de-fr-2026.json"));
    expect(reckoned(batch, ["DE", "FR"])).toBe(18);
    expect(batch.series[0]!.observations.find(({ period }) => period.text === LAST)!.status).toContain("PROVISIONAL");
  });
  test("FRED: observations, and the chart of two series", () => {
    const one = decodeFredObservations("WPU101", "MONTHLY", json("fred/observations-2026.json"), null);
    expect(reckoned({ series: [one], problems: [] }, ["WPU101"])).toBe(9);
    const both = decodeFredGraph(["WPU101", "WPU1017"], "MONTHLY", text("fred/chart-two-series-2026.csv"));
    expect(reckoned(both, ["WPU101", "WPU1017"])).toBe(18);
  });
  test("DBnomics: NA is a gap, not a number", () => {
    const { series } = decodeDbnomics(json("dbnomics/policy-rate-pk-2026.json"));
    expect(series[0]!.observations.map(({ period, value, missing }) => [period.text, value, missing])).toEqual([
      ["2026-06", 12.5, null],
      ["2026-07", null, "NOT_REPORTED"],
      ["2026-08", 11, null],
    ]);
  });
  test("BLS: a month lost to the shutdown, a preliminary one", () => {
    const [series] = decodeBls(json("bls/wpu1017-2025-shutdown-and-preliminary.json")).series;
    expect(series!.observations.some(({ missing }) => missing === "NOT_REPORTED")).toBe(true);
    expect(series!.observations.at(-1)!.period.compare(Period.parse("2025-01"))).toBeGreaterThan(0);
  });
  test("Wikidata: a statement, one that says none, an item that is gone", () => {
    const found = decodeEntities(json("wikidata/entities-two-and-a-missing-one.json"));
    expect(found.get("Q900002")).toBeNull();
    expect(found.get("Q900001")).toMatchObject({ labels: { en: "Example Steel Works" }, aliases: ["ESW"] });
    expect(found.get("Q900001")!.claims["P576"]).toEqual([{ kind: "NONE" }]);
  });

  test("the README lists every file", () => {
    const readme = text("README.md");
    const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "README.md")
      .map((entry) => `${entry.parentPath.split("/").at(-1)}/${entry.name}`);
    expect(files.filter((file) => !readme.includes(file))).toEqual([]);
  });
});
