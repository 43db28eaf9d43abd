import { describe, expect, test } from "vitest";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { readSdmxJson } from "../../src/sources/sdmx-json.js";
import { fieldOf, told } from "../support/naive-series.js";

const IMF_KEY = {
  COUNTRY: ["G001", "USA"],
  INDICATOR: ["P"],
  DATA_TRANSFORMATION: ["USD", "INDEX"],
  FREQUENCY: ["M", "A"],
};
const structure = (times: string[], attributes: object = {}) => ({
  dimensions: {
    series: Object.entries(IMF_KEY).map(([id, codes]) => ({ id, values: codes.map((code) => ({ id: code })) })),
    observation: [{ id: "TIME_PERIOD", values: times.map((value) => ({ value })) }],
  },
  attributes,
});
const imf = (series: unknown, times = ["2024-M01", "2024"], attributes?: object) => ({
  data: { dataSets: [{ structure: 0, series }], structures: [structure(times, attributes)] },
});
const one = (cells: unknown, more: object = {}) => ({ "0:0:0:0": { observations: { "0": cells }, ...more } });

describe("IMF", () => {
  test("under one code: the world in dollars by month, not an index, a year or a country", () => {
    const series = Object.fromEntries(
      ["0:0:0:0", "0:0:1:0", "1:0:0:0"].map((key, at) => [key, { observations: { "0": [String(at + 1)] } }]),
    );
    const body = imf({ ...series, "0:0:0:1": { observations: { "1": ["9"] } } });
    expect(told(decodeImfPcps(200, body))).toEqual(["P|2024-01=1"]);
    const index = { COUNTRY: "G001", DATA_TRANSFORMATION: "INDEX", FREQUENCY: "M" };
    expect(told(decodeImfPcps(200, body, index))).toEqual(["P|2024-01=2"]);
    expect(readSdmxJson("imf-pcps", body)).toHaveLength(4);
  });
  test("two data sets, each of its own structure; a key in both is bad data", () => {
    const strange = { dimensions: { series: [], observation: [{ id: "TIME_PERIOD", values: [] }] } };
    const [set, whole] = [{ structure: 1, series: one(["1"]) }, structure(["2024-M01"])];
    const body = (...dataSets: object[]) => ({ data: { dataSets, structures: [strange, whole] } });
    expect(told(decodeImfPcps(200, body(set)))).toEqual(["P|2024-01=1"]);
    expect(told(decodeImfPcps(200, body(set, set)))).toEqual(["P!P"]);
    const index = { structure: 1, series: { "0:0:1:0": { observations: { "0": ["7"] } } } };
    expect(told(decodeImfPcps(200, body(index, set)))).toEqual(["P|2024-01=1"]);
  });
  test.each([
    ["series null", { data: { dataSets: [{ series: null }], structures: [] } }],
    ["no structures", { data: { dataSets: [{ structure: 0 }] } }],
    ["no data sets", { data: { dataSets: [], structures: [] } }],
    ["no dimensions of series", { data: { dataSets: [{}], structures: [{ dimensions: { observation: [] } }] } }],
  ])("%s: nothing there", (_what, body) => expect(told(decodeImfPcps(200, body))).toEqual([]));
  test.each([
    [["NaN"], "P|2024-01=NOT_REPORTED"],
    [[], "P|2024-01=NOT_REPORTED"],
    [null, "P|2024-01=NOT_REPORTED"],
    [["1", 0], "P|2024-01=1 ESTIMATED"],
    [[null, 1], "P|2024-01=NOT_YET_PUBLISHED"],
    [["n/a"], "P!series.0:0:0:0.observations.0"],
  ])("cells %j", (cells, expected) => {
    const flags = { observation: [{ id: "STATUS", values: [{ id: "E" }, { id: "NP" }] }] };
    expect(told(decodeImfPcps(200, imf(one(cells), undefined, flags)))).toEqual([expected]);
  });
  test("SCALE 6: millions, without losing a digit", () => {
    const attributes = { series: [{ id: "SCALE", values: [{ id: "6" }] }] };
    expect(told(decodeImfPcps(200, imf(one(["1.234567"], { attributes: [0] }), undefined, attributes)))).toEqual([
      "P|2024-01=1234567",
    ]);
  });
  test.each(["2024-01-05", "2024-S1", "2024-M13"])("%s fails its own series", (time) =>
    expect(told(decodeImfPcps(200, imf(one(["1"]), [time])))).toEqual(["P!series.0:0:0:0.observations.0"]),
  );
  test("an answer without a dimension that is asked for is not ours", () =>
    expect(fieldOf(() => decodeImfPcps(200, imf(one(["1"])), { REGION: "X" }))).toBe("structures.dimensions.series"));
});

describe("Eurostat", () => {
  const category = (index: unknown, label: object = {}) => ({ category: { index, label } });
  const plain = {
    class: "dataset",
    label: "x",
    id: ["geo", "time"],
    size: [2, 2],
    value: { "0": 1, "1": 2, "2": 3, "3": 4 },
    dimension: { geo: category({ DE: 0, FR: 1 }), time: category({ "2024-01": 0, "2024-02": 1 }) },
  };
  const expected = ["DE|2024-01=1", "DE|2024-02=2", "FR|2024-01=3", "FR|2024-02=4"];

  test.each([
    ["plain", {}],
    ["values a list", { value: [1, 2, 3, 4] }],
    ["indexes lists", { dimension: { geo: category(["DE", "FR"]), time: category(["2024-01", "2024-02"]) } }],
    ["no label, no date", { label: null, updated: null }],
    ["months as 2024M01", { dimension: { ...plain.dimension, time: category(["2024M01", "2024M02"]) } }],
    ["time first", { id: ["time", "geo"], size: [2, 2], value: [1, 3, 2, 4] }],
  ])("%s", (_what, more) => expect(told(decodeJsonStat({ ...plain, ...more }))).toEqual(expected));

  test("one category without an index; one flag for all", () =>
    expect(
      told(
        decodeJsonStat({
          ...plain,
          size: [1, 2],
          value: [1, 2],
          status: "p",
          dimension: { ...plain.dimension, geo: { category: { label: { DE: "Germany" } } } },
        }),
      ),
    ).toEqual(["DE|2024-01=1 PROVISIONAL", "DE|2024-02=2 PROVISIONAL"]));
  test("flags u, d, b and e, as a list", () =>
    expect(told(decodeJsonStat({ ...plain, status: ["u", "d", "be", null] }))).toEqual([
      "DE|2024-01=1 ESTIMATED",
      "DE|2024-02=2 BREAK",
      "FR|2024-01=3 BREAK ESTIMATED",
      "FR|2024-02=4",
    ]));
  test("producer prices are named alike whatever the order of dimensions", () => {
    const codes = { geo: "DE", unit: "I21", s_adj: "NSA", nace_r2: "C241", indic_bt: "PRC_PRR_DOM", freq: "M" };
    const body = {
      ...plain,
      id: [...Object.keys(codes), "time"],
      size: [1, 1, 1, 1, 1, 1, 2],
      value: [1, 2],
      dimension: {
        ...Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, category([code])])),
        time: plain.dimension.time,
      },
    };
    expect(decodeJsonStat(body).series.map(({ code }) => code)).toEqual(["M.PRC_PRR_DOM.C241.NSA.I21.DE"]);
  });
  test("a retyped value is named by its place", () =>
    expect(fieldOf(() => decodeJsonStat({ ...plain, value: { "3": "4" } }))).toBe("value.3"));
});

describe("ECB", () => {
  const key = { FREQ: "M", CURRENCY: "USD", CURRENCY_DENOM: "EUR", EXR_TYPE: "SP00", EXR_SUFFIX: "A" };
  const value = (id: string, text: string) => `<g:Value id="${id}" value="${text}"/>`;
  const obs = (time: string, text: string | null, flag = "A") =>
    `<g:Obs><g:ObsDimension value="${time}"/>${text === null ? "" : `<g:ObsValue value="${text}"/>`}<g:Attributes>${value("OBS_STATUS", flag)}</g:Attributes></g:Obs>`;
  const series = (of: readonly (readonly [string, string])[], body: string) =>
    `<g:Series><g:SeriesKey>${of.map(([id, text]) => value(id, text)).join("")}</g:SeriesKey>${body}</g:Series>`;
  const message = (sets: string, header = "") =>
    `<m:GenericData xmlns:m="m" xmlns:g="g"><m:Header>${header}</m:Header>${sets}</m:GenericData>`;
  const set = (...list: string[]) => `<m:DataSet>${list.join("")}</m:DataSet>`;
  const entries = Object.entries(key);

  test("no declaration, no date of preparation, dimensions in another order", () =>
    expect(told(decodeEcb(message(set(series(entries.toReversed(), obs("2024-01", "1.1"))))))).toEqual([
      "M.USD.EUR.SP00.A|2024-01=1.1",
    ]));
  test.each([set(), "<m:DataSet/>", "", "<m:DataSet> </m:DataSet>"])("nothing: %s", (sets) =>
    expect(told(decodeEcb(message(sets)))).toEqual([]),
  );
  test("figures without a value, suppressed, forecast, after a break", () =>
    expect(
      told(
        decodeEcb(
          message(
            set(
              series(
                entries,
                obs("2024-01", null) + obs("2024-02", "NaN", "Q") + obs("2024-03", "1", "F") + obs("2024-04", "2", "B"),
              ),
            ),
          ),
        ),
      ).map((line) => line.replace("M.USD.EUR.SP00.A|", "")),
    ).toEqual(["2024-01=NOT_REPORTED", "2024-02=SUPPRESSED", "2024-03=1 ESTIMATED PROVISIONAL", "2024-04=2 BREAK"]));
  test("days fail their own series", () => {
    const days = entries.map(([id, text]) => [id, id === "FREQ" ? "D" : text] as const);
    expect(
      told(decodeEcb(message(set(series(days, obs("2024-01-05", "1")), series(entries, obs("2024-01", "2")))))),
    ).toEqual(["M.USD.EUR.SP00.A|2024-01=2", "D.USD.EUR.SP00.A!D.USD.EUR.SP00.A.2024-01-05"]);
  });
  test("SDMX-JSON without an envelope, by series", () => {
    const body = {
      header: {},
      dataSets: [{ series: { "0:0:0:0:0": { observations: { "0": [1.1, 0] } } } }],
      structure: {
        dimensions: {
          series: entries.map(([id, code]) => ({ id, values: [{ id: code, name: "x" }] })),
          observation: [{ id: "TIME_PERIOD", values: [{ id: "2024-01", name: "2024-01" }] }],
        },
        attributes: { series: [], observation: [{ id: "OBS_STATUS", values: [{ id: "P", name: "x" }] }] },
      },
    };
    expect(told(decodeEcb(JSON.stringify(body)))).toEqual(["M.USD.EUR.SP00.A|2024-01=1.1 PROVISIONAL"]);
    expect(fieldOf(() => decodeEcb("{ cut"))).toBe("the body");
  });
});
