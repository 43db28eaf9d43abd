import { describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { blsRequest } from "../../src/sources/bls/request.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import type { SeriesBatch } from "../../src/sources/series-answer.js";
import { wholeSeries } from "../../src/sources/series-answer.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";

const failure = (work: () => unknown): { code: string; field?: string | undefined; message: string } => {
  try {
    work();
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, field: error.extensions.field, message: error.message };
    throw error;
  }
  throw new Error("did not fail");
};

/** The first series that failed alone, or the whole answer. */
const failed = (work: () => SeriesBatch) => failure(() => wholeSeries(work()));

const bls = (data: unknown[], extra: object = {}) => ({
  status: "REQUEST_SUCCEEDED",
  message: [],
  Results: { series: [{ seriesID: "WPU1017", data }] },
  ...extra,
});
const month = (period: string, value: unknown, footnotes: unknown[] = [{}]) => ({
  year: "2025",
  period,
  periodName: "x",
  value,
  footnotes,
});

describe("BLS", () => {
  test("a preliminary month is provisional, a dash is missing", () => {
    const { series } = decodeBls(
      bls([month("M10", "-"), month("M09", "317.789", [{ code: "P", text: "Preliminary." }]), month("M13", "1")]),
    );
    expect(
      series[0]!.observations.map(({ period, value, missing, status }) => [period.text, value, missing, status]),
    ).toEqual([
      ["2025-09", 317.789, null, ["REPORTED", "PROVISIONAL"]],
      ["2025-10", null, "NOT_REPORTED", []],
    ]);
  });

  test("an unknown series fails alone", () => {
    const body = {
      status: "REQUEST_SUCCEEDED",
      message: ["Series does not exist for Series WPU9"],
      Results: {
        series: [
          { seriesID: "WPU9", data: [] },
          { seriesID: "WPU101", data: [month("M01", "1.5")] },
        ],
      },
    };
    const { series, problems } = decodeBls(body);
    expect(series.map((entry) => entry.code)).toEqual(["WPU101"]);
    expect(problems).toEqual([{ code: "WPU9", message: "Series does not exist for Series WPU9" }]);
  });

  test("a refusal under HTTP 200 is coded, and its key is not repeated", () => {
    const key = "0123456789abcdef0123456789abcdef";
    const refused = (message: string) =>
      failure(() => decodeBls({ status: "REQUEST_NOT_PROCESSED", message: [message], Results: {} }));
    expect(
      refused(
        "Request could not be serviced, as the daily threshold for total number of requests allocated to the user has been reached.",
      ).code,
    ).toBe("UPSTREAM_QUOTA_EXHAUSTED");
    expect(refused(`The key:${key} provided by the User is invalid.`)).toMatchObject({ code: "UPSTREAM_REFUSED" });
    expect(refused(`The key:${key} provided by the User is invalid.`).message).not.toContain(key);
  });

  test.each([
    [month("M01", "1,234.5"), "WPU1017.2025-M01"],
    [month("M01", 7), "Results.series.0.data.0.value"],
    [month("M01", "1e400"), "WPU1017.2025-M01"],
    [month("M01", "NaN"), "WPU1017.2025-M01"],
  ])("%j is bad data at its path", (datum, field) => {
    expect(failed(() => decodeBls(bls([datum])))).toMatchObject({ code: "UPSTREAM_BAD_DATA", field });
  });

  test("a month twice is bad data, not a choice", () => {
    expect(failed(() => decodeBls(bls([month("M01", "1"), month("M01", "2")]))).code).toBe("UPSTREAM_BAD_DATA");
  });

  test("the key is in the body only", () => {
    const request = blsRequest(["WPU101"], 2020, 2024, "secret");
    expect(request.path).not.toContain("secret");
    expect(request.body.registrationkey).toBe("secret");
    expect("registrationkey" in blsRequest(["WPU101"], 2020, 2024).body).toBe(false);
  });
});

describe("FRED", () => {
  const page = (rows: { date: string; value: string }[], count = rows.length) => ({
    count,
    limit: 100000,
    offset: 0,
    observations: rows,
  });

  test("a cut page is not the whole", () => {
    expect(
      failure(() => decodeFredObservations("X", "MONTHLY", page([{ date: "2024-01-01", value: "1" }], 2), null)).field,
    ).toBe("observations");
  });
  test("errors in the body keep FRED's words", () => {
    const refused = (status: number, message: string) =>
      failure(() => decodeFredObservations("X", "MONTHLY", { error_code: status, error_message: message }, null));
    expect(refused(400, "Bad Request.  The series does not exist.")).toMatchObject({
      code: "UPSTREAM_REFUSED",
      message: "fred: 400: Bad Request. The series does not exist.",
    });
    expect(refused(429, "Too Many Requests.  Exceeded Rate Limit").code).toBe("UPSTREAM_RATE_LIMITED");
  });
  test("fredgraph: HTML, a missing column, a ragged row", () => {
    expect(failure(() => decodeFredGraph(["A"], "MONTHLY", "<!DOCTYPE html><html>")).message).toContain("HTML");
    expect(failed(() => decodeFredGraph(["B"], "MONTHLY", "observation_date,A\n2024-01-01,1\n")).message).toContain(
      "a column B",
    );
    for (const rows of ["2024-01-01,1,2\n", "2024-01-01\n", '2024-01-01,"1\n'])
      expect(failure(() => decodeFredGraph(["A"], "MONTHLY", `observation_date,A\n${rows}`))).toMatchObject({
        code: "UPSTREAM_BAD_DATA",
        field: "the file",
      });
    expect(decodeFredGraph(["A"], "MONTHLY", "DATE,A\n2024-01-01,\n").series[0]!.observations[0]).toMatchObject({
      value: null,
      missing: "NOT_REPORTED",
    });
  });
});

describe("IMF", () => {
  const message = (series: object | undefined) => ({
    data: {
      dataSets: [series ? { series } : {}],
      structures: [
        {
          dimensions: {
            series: [
              { id: "COUNTRY", values: [{ id: "G001" }] },
              { id: "INDICATOR", values: [{ id: "PIORECR" }] },
              { id: "DATA_TRANSFORMATION", values: [{ id: "USD" }] },
              { id: "FREQUENCY", values: [{ id: "M" }] },
            ],
            observation: [{ id: "TIME_PERIOD", values: [{ value: "2024-M02" }, { value: "2024-M01" }] }],
          },
          attributes: { observation: [{ id: "STATUS", values: [{ id: "NP" }] }] },
        },
      ],
    },
  });
  test("no member `series` is no data", () =>
    expect(decodeImfPcps(200, message(undefined))).toEqual({ series: [], problems: [] }));
  test("out of time order, null with NP is not yet published", () => {
    const [series] = decodeImfPcps(
      200,
      message({ "0:0:0:0": { observations: { "0": [null, 0], "1": ["101.22", null] } } }),
    ).series;
    expect(series!.code).toBe("PIORECR");
    expect(series!.observations.map((entry) => [entry.period.text, entry.value, entry.missing])).toEqual([
      ["2024-01", 101.22, null],
      ["2024-02", null, "NOT_YET_PUBLISHED"],
    ]);
  });
  test("a key outside the structure is bad data", () => {
    expect(failure(() => decodeImfPcps(200, message({ "0:7:0:0": { observations: {} } }))).field).toBe(
      "series.0:7:0:0",
    );
  });
});

describe("the others", () => {
  test("World Bank: an error under 200, and a first page of two", () => {
    const refusal = [
      { message: [{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }] },
    ];
    expect(failure(() => decodeWorldBank(refusal))).toMatchObject({ code: "UPSTREAM_REFUSED" });
    expect(failure(() => decodeWorldBank([{ page: 1, pages: 2, total: 9 }, []])).field).toBe("pages");
    for (const rows of [[null], [[]], []])
      expect(decodeWorldBank([{ page: 0, pages: 0, total: 0 }, ...rows]).series).toEqual([]);
  });
  test("World Bank monthly: alpha-3 under country.id, 2024M12", () => {
    const rows = [
      {
        indicator: { id: "DPANUSSPB", value: "rate" },
        country: { id: "PAK", value: "Pakistan" },
        countryiso3code: "",
        date: "2024M12",
        value: 278.4,
      },
    ];
    const [series] = decodeWorldBank([{ page: 1, pages: 1, total: 1 }, rows]).series;
    expect([series!.code, series!.observations[0]!.period.text]).toEqual(["DPANUSSPB.PAK", "2024-12"]);
  });
  test("DBnomics: fewer documents than found, uneven lists", () => {
    const doc = { provider_code: "BIS", dataset_code: "cbpol", series_code: "M.RU", period: ["2024-01"], value: [16] };
    const body = (docs: object[], found = docs.length) => ({
      errors: null,
      series: { docs, num_found: found, limit: 1000, offset: 0 },
    });
    expect(decodeDbnomics(body([doc], 2))).toMatchObject({ cut: { found: 2, held: 1 } });
    expect(failed(() => decodeDbnomics(body([{ ...doc, value: [1, 2] }]))).field).toBe("BIS/cbpol/M.RU");
    expect(decodeDbnomics(body([{ ...doc, period: ["2024-W05"] }])).problems).toHaveLength(1);
  });
  test("Eurostat: a confidential cell is suppressed, an absent one missing", () => {
    const body = {
      class: "dataset",
      label: "x",
      id: ["geo", "time"],
      size: [1, 3],
      value: { "2": 104.2 },
      status: { "0": "c" },
      dimension: {
        geo: { category: { index: { DE: 0 } } },
        time: { category: { index: { "2024-01": 0, "2024-02": 1, "2024-03": 2 } } },
      },
    };
    expect(decodeJsonStat(body).series[0]!.observations.map((entry) => entry.missing ?? entry.value)).toEqual([
      "SUPPRESSED",
      "NOT_REPORTED",
      104.2,
    ]);
    expect(failure(() => decodeJsonStat({ ...body, size: [2, 3] })).field).toBe("dimension.geo");
  });
  test("ECB: HTML on 200 is not data", () =>
    expect(failure(() => decodeEcb("<html>maintenance</html>")).code).toBe("UPSTREAM_BAD_DATA"));
});
