import { describe, expect, test } from "vitest";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeFredGraph, decodeFredObservations, fredRefusal } from "../../src/sources/fred/answer.js";
import { upstreamInstant, upstreamPeriod } from "../../src/sources/series-answer.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { worldBankRequest } from "../../src/sources/world-bank/request.js";
import { fieldOf, told } from "../support/naive-series.js";

describe("texts of sources", () => {
  test.each(["2024-01", "2024M01", "2024M1", "2024-M01", "2024-M1"])("%s is January", (text) =>
    expect(upstreamPeriod("x", "f", text).text).toBe("2024-01"),
  );
  test.each(["2024-Q2", "2024Q2", "2024-Q02"])("%s is a quarter", (text) =>
    expect(upstreamPeriod("x", "f", text).text).toBe("2024-Q2"),
  );
  test.each(["2024-M13", "2024-13", "2024M00", "2024-Q5", "2024-01-05", "2024-S1", "2024-W05", "0999", "xx", ""])(
    "%s is refused as the source's",
    (text) => expect(fieldOf(() => upstreamPeriod("x", "f", text))).toBe("f"),
  );
  test("instants: an offset of two digits, of four, none, a date of HTTP, a day", () => {
    expect(
      [
        "2024-09-18 12:31:01-05",
        "2026-11-04T23:00:00+0100",
        "2024-01-01T00:00:00",
        "Wed, 18 Sep 2024 17:31:01 GMT",
        "2026-10-07",
      ].map((text) => upstreamInstant("x", "f", text)),
    ).toEqual([
      "2024-09-18T17:31:01.000Z",
      "2026-11-04T22:00:00.000Z",
      "2024-01-01T00:00:00.000Z",
      "2024-09-18T17:31:01.000Z",
      "2026-10-07",
    ]);
    for (const text of ["yesterday", "soon", "May 2012", "2024-02-31", "2024-01-01T25:00:00Z"])
      expect(fieldOf(() => upstreamInstant("x", "f", text))).toBe("f");
  });
});

describe("BLS", () => {
  const row = (year: string, period: string, value: unknown, footnotes: unknown = [{}]) => ({
    year,
    period,
    value,
    footnotes,
  });
  const answer = (series: unknown, message: unknown = []) => ({
    status: "REQUEST_SUCCEEDED",
    message,
    Results: { series },
  });

  test.each([
    ["catalog {}", { catalog: {} }, []],
    ["catalog null", { catalog: null }, []],
    ["message null", {}, null],
    ["message a text", {}, "be well"],
  ])("%s", (_what, more, message) =>
    expect(told(decodeBls(answer([{ seriesID: "A", data: [row("2023", "M01", "1")], ...more }], message)))).toEqual([
      "A|2023-01=1",
    ]),
  );
  test.each([[null], [[null]], [[{ code: null, text: null }]]])("footnotes %j", (footnotes) =>
    expect(told(decodeBls(answer([{ seriesID: "A", data: [row("2023", "M01", "1", footnotes)] }])))).toEqual([
      "A|2023-01=1",
    ]),
  );
  test("one bad value fails its own series", () =>
    expect(
      told(
        decodeBls(
          answer([
            { seriesID: "A", data: [row("2023", "M01", "N/A"), row("2023", "M02", "1")] },
            { seriesID: "B", data: [row("2023", "M01", "2")] },
            { seriesID: "C", data: [row("2023", "M01", 7)] },
          ]),
        ),
      ),
    ).toEqual(["B|2023-01=2", "A!A.2023-M01", "C!Results.series.2.data.0.value"]));
  test("quarters and years are read, their averages dropped; half-years fail", () =>
    expect(
      told(
        decodeBls(
          answer([
            { seriesID: "Q", data: [row("2023", "Q05", "9"), row("2023", "Q01", "1")] },
            { seriesID: "A", data: [row("2023", "A01", "2")] },
            { seriesID: "S", data: [row("2023", "S01", "3")] },
          ]),
        ),
      ),
    ).toEqual(["Q|2023-Q1=1", "A|2023=2", "S!S.2023-S01"]));
  test("notes of revised figures", () =>
    expect(
      told(decodeBls(answer([{ seriesID: "A", data: [row("2023", "M01", "1", [{ code: "R", text: "Revised" }])] }]))),
    ).toEqual(["A|2023-01=1 REVISED"]));
  test("a series that was asked for and is passed over, an invalid one, one without data", () =>
    expect(
      told(
        decodeBls(answer([], ["Invalid Series for Series BAD", "No Data Available for Series NONE Year: 2009"]), [
          "GONE",
          "BAD",
          "NONE",
        ]),
      ),
    ).toEqual(["BAD!Invalid Series for Series BAD", "GONE!Results.series"]));
});

describe("FRED", () => {
  test("a bad cell fails its own column; ALFRED's newest column is taken", () =>
    expect(
      told(
        decodeFredGraph(
          ["A", "B", "C"],
          "MONTHLY",
          "observation_date,B,A,C_20260430,C_20260528\n2024-01-01,n/a,2,3,4\n",
        ),
      ),
    ).toEqual(["A|2024-01=2", "C|2024-01=4", "B!row 2, B"]));
  test("of two editions of a month the one that stood on the day", () => {
    const row = (start: string, end: string, value: string) => ({
      realtime_start: start,
      realtime_end: end,
      date: "2023-08-01",
      value,
    });
    const body = {
      count: 2,
      limit: 1,
      offset: 0,
      realtime_end: "9999-12-31",
      observations: [row("2023-12-01", "2023-12-31", "331.3"), row("2024-01-01", "9999-12-31", "331.4")],
    };
    const value = (vintage?: string) =>
      decodeFredObservations("W", "MONTHLY", body, null, vintage).observations.map((one) => one.value);
    expect([value(), value("2023-12-15"), value("2020-01-01")]).toEqual([[331.4], [331.3], []]);
  });
  test("refusals in XML, 404 as 400, 423 as 429", () => {
    const xml = '<?xml version="1.0"?><error code="400" message="Bad Request.  The series does not exist."/>';
    expect(fredRefusal(xml)).toMatchObject({
      code: "UPSTREAM_REFUSED",
      message: "fred: 400: Bad Request. The series does not exist.",
    });
    const of = (error_code: number, error_message: string) => fredRefusal({ error_code, error_message });
    expect(of(404, "Not Found.  The series does not exist.")?.code).toBe("UPSTREAM_REFUSED");
    expect(of(423, "Locked")?.code).toBe("UPSTREAM_RATE_LIMITED");
    expect(fredRefusal("<observations/>")).toBeNull();
  });
});

describe("DBnomics", () => {
  const doc = { provider_code: "BIS", dataset_code: "cbpol", series_code: "M.RU", period: ["2024-01"], value: [16] };
  const answer = (docs: object[], errors: unknown = null, found = docs.length) => ({
    errors,
    series: { docs, num_found: found, limit: 1000, offset: 0 },
    facets: { any: 1 },
  });
  const [RU, CN] = ["BIS/cbpol/M.RU", "BIS/cbpol/M.CN"];

  test("1 of 7,419,264: what is held is read, what was asked for and is not fails, and the cut is stated", () => {
    const batch = decodeDbnomics(answer([doc], null, 7_419_264), [RU, CN]);
    expect(batch.cut).toEqual({ found: 7_419_264, held: 1 });
    expect(told(batch)).toEqual([`${RU}|2024-01=16`, `${CN}!series.docs`]);
  });
  test.each([
    [[{ provider_code: "BIS", dataset_code: "cbpol", series_code: "M.CN", message: "gone" }], `${CN}!gone`],
    [[{ dataset_code: "cbpol", message: `Series ${CN} not found` }], `${CN}!Series ${CN} not found`],
  ])("an error about a series: %j", (errors, expected) =>
    expect(told(decodeDbnomics(answer([doc], errors), [RU, CN]))).toEqual([`${RU}|2024-01=16`, expected]),
  );
  test("an error about everything is said of each series that is not there", () => {
    expect(told(decodeDbnomics(answer([], [{ message: "boom" }]), [RU]))).toContain(`${RU}!boom`);
    expect(() => decodeDbnomics({ errors: [{ message: "boom" }] })).toThrow("dbnomics: boom");
  });
  test("days, a bad month, no values: each fails alone", () =>
    expect(
      told(
        decodeDbnomics(
          answer([
            { ...doc, series_name: null, indexed_at: null },
            { ...doc, series_code: "D", period: ["2024-01-05"] },
            { ...doc, series_code: "B", period: ["2024-13"] },
            { ...doc, series_code: "N", value: undefined },
          ]),
        ),
      ),
    ).toEqual([
      `${RU}|2024-01=16`,
      "BIS/cbpol/D!BIS/cbpol/D.2024-01-05",
      "BIS/cbpol/B!BIS/cbpol/B.2024-13",
      "BIS/cbpol/N!series.docs.3.value",
    ]));
});

describe("World Bank", () => {
  const row = {
    indicator: { id: "I", value: "GDP" },
    country: { id: "PK", value: "Pakistan" },
    countryiso3code: "PAK",
    date: "2023",
    value: 1,
  };
  const answer = (rows: object[], page: object = {}) => [{ page: 1, pages: 1, total: rows.length, ...page }, rows];

  test("counts and values as texts, no alpha-3, no name", () => {
    expect(told(decodeWorldBank(answer([row], { page: "1", pages: "1", total: "1" })))).toEqual(["I.PAK|2023=1"]);
    const odd = { ...row, value: "338.5", countryiso3code: null, country: { id: "PAK", value: null } };
    expect(told(decodeWorldBank(answer([odd])))).toEqual(["I.PAK|2023=338.5"]);
  });
  test("estimates and forecasts are flagged", () =>
    expect(
      told(
        decodeWorldBank(
          answer([
            { ...row, obs_status: "E" },
            { ...row, date: "2027", obs_status: "F" },
          ]),
        ),
      ),
    ).toEqual(["I.PAK|2023=1 ESTIMATED", "I.PAK|2027=1 ESTIMATED PROVISIONAL"]));
  test("a refusal with a number for an id, or without words", () => {
    for (const message of [{ id: 120, key: "Invalid value", value: "x" }, { key: "Invalid value" }])
      expect(() => decodeWorldBank([{ message: [message] }])).toThrow("world-bank: Invalid value");
  });
  test("several indicators need source=2, and are told apart", () => {
    expect(worldBankRequest(["PAK", "RUS"], ["I", "J"], "2020", "2021")).toMatchObject({
      path: "/v2/country/PAK;RUS/indicator/I;J",
      query: { source: "2" },
    });
    expect(worldBankRequest(["PAK"], ["I"], "2020", "2021").query).not.toHaveProperty("source");
    const other = { ...row, indicator: { id: "J", value: "CPI" }, value: 2, scale: "" };
    expect(told(decodeWorldBank(answer([row, other])))).toEqual(["I.PAK|2023=1", "J.PAK|2023=2"]);
  });
  test("a bad value or date fails its own country", () =>
    expect(told(decodeWorldBank(answer([row, { ...row, countryiso3code: "RUS", date: "2023M13" }])))).toEqual([
      "I.PAK|2023=1",
      "I.RUS!1.1.date",
    ]));
});
