import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { PCPS_CATALOGUE } from "../../src/sources/imf-pcps/catalogue.js";
import { imfPcpsRequest } from "../../src/sources/imf-pcps/request.js";
import { decodeSdmxJson, readSdmxJson } from "../../src/sources/sdmx-json.js";
import { upstreamInstant, wholeSeries } from "../../src/sources/series-answer.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { Period } from "../../src/kernel/index.js";
import type { RecordedSdmx } from "../support/naive-series.js";
import { cellsOf, compared, figure, flattened, naiveSdmx, tally } from "../support/naive-series.js";
import { cassetteBodies, hasSharedData, SHARED_DATA, sharedJson, sharedText } from "../support/shared-data.js";

const PRICES = "prices/recordings";
const imf = (name: string): { status_code: number; text: string } =>
  sharedJson(`${PRICES}/imf/${name}`) as { status_code: number; text: string };
const imfBody = (name: string): unknown => JSON.parse(imf(name).text);

/** BLS: the annual average M13 is not a month. */
const bls = (path: string): number => {
  const [body] = cassetteBodies(path);
  const { series } = (body as { Results: { series: { seriesID: string; data: Record<string, string>[] }[] } }).Results;
  const months = series.flatMap(({ seriesID, data }) =>
    data
      .filter(({ period }) => period !== "M13")
      .map((row) => [`${seriesID}|${row["year"]}-${row["period"]!.slice(1)}`, figure(Number(row["value"]))] as const),
  );
  expect(decodeBls(body, ["APU0000701111"]).series[0]!.title).toContain("Flour");
  return compared(cellsOf(decodeBls(body)), new Map(months));
};

/** A daily series: read by month it holds a period twice, which is refused; so each row is read alone. */
const fred = (path: string): number => {
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
  return body.observations.length;
};

const fredgraph = (path: string): number => {
  const text = sharedText(path);
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const codes = header!.slice(1);
  expect(codes).toEqual(["GS1M", "GS1", "GS10", "GS30"]);
  const naive = rows.flatMap(([day, ...cells]) =>
    cells.map((cell, at) => [`${codes[at]}|${day!.slice(0, 7)}`, figure(cell === "" ? null : Number(cell))] as const),
  );
  return compared(cellsOf(decodeFredGraph(codes, "MONTHLY", text)), new Map(naive));
};

/** Values, and the attributes of every series and figure, at their places; the same once more as flat JSON. */
const sdmx = (path: string): number => {
  const body = imfBody(path.split("/").at(-1)!) as RecordedSdmx;
  const naive = naiveSdmx(body);
  compared(cellsOf(decodeSdmxJson("imf-pcps", flattened(body))), naive);
  const { attributes } = body.data.structures[0]!;
  const [set] = body.data.dataSets;
  for (const series of readSdmxJson("imf-pcps", body)) {
    const position = series.field.replace("series.", "");
    const group = set!.dimensionGroupAttributes[`:${position.split(":")[1]}::`]!;
    const unit = attributes.dimensionGroup.findIndex(({ id }) => id === "UNIT");
    expect(series.attributes["UNIT"]).toBe(attributes.dimensionGroup[unit]!.values[group[unit]!]!.id);
    expect(series.attributes["SCALE"]).toBe("0");
    for (const cell of series.cells) expect(cell.attributes).toEqual({ DERIVATION_TYPE: "M" });
  }
  return compared(cellsOf(decodeSdmxJson("imf-pcps", body)), naive);
};

const dbnomics = (path: string): number => {
  const body = sharedJson(path) as {
    series: { docs: { series_code: string; period: string[]; value: (number | "NA")[] }[] };
  };
  const naive = body.series.docs.flatMap((doc) =>
    doc.period.map((period, at) => {
      const value = doc.value[at]!;
      return [`BIS/cbpol/${doc.series_code}|${period}`, figure(value === "NA" ? null : value)] as const;
    }),
  );
  expect(decodeDbnomics(body)).toMatchObject({ cut: null, problems: [] });
  return compared(cellsOf(decodeDbnomics(body)), new Map(naive));
};

const ecb = (path: string): number => {
  const text = sharedText(path);
  const naive = [...text.matchAll(/<generic:Obs>([^]*?)<\/generic:Obs>/g)].map(([, obs]) => {
    const at = (pattern: RegExp) => pattern.exec(obs!)?.[1] ?? "";
    expect(at(/OBS_STATUS" value="([^"]+)"/)).toBe("A");
    const value = at(/ObsValue value="([^"]+)"/);
    const code = "M.USD.EUR.SP00.A";
    return [`${code}|${at(/ObsDimension value="([^"]+)"/)}`, figure(value === "NaN" ? null : Number(value))] as const;
  });
  return compared(cellsOf(decodeEcb(text)), new Map(naive));
};

/** Days: read at their places, and refused series by series, for the graph holds months. */
const ecbDays = (path: string): number => {
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
  return cells.length;
};

/** SDMX 2.1 of the IMF, which is not asked: refused by name, never half read. */
const otherXml = (path: string): number => {
  expect(() => decodeEcb(sharedText(path))).toThrow("GenericData");
  return 0;
};

interface Codes {
  readonly data: { readonly codelists: readonly { readonly codes: readonly { readonly id: string }[] }[] };
}
const codesOf = (path: string) =>
  (imfBody(path.split("/").at(-1)!) as Codes).data.codelists[0]!.codes.map(({ id }) => id);
const holds = (codes: readonly string[], ids: readonly string[]): number => {
  expect(ids.filter((id) => !codes.includes(id))).toEqual([]);
  return ids.length;
};
/** Dimensions of the key, in order. */
const dimensionsOf = (path: string): readonly string[] => {
  interface Dsd {
    data: {
      dataStructures: {
        dataStructureComponents: { dimensionList: { dimensions: { id: string; position: number }[] } };
      }[];
    };
  }
  const [structure] = (imfBody(path.split("/").at(-1)!) as Dsd).data.dataStructures;
  const { dimensions } = structure!.dataStructureComponents.dimensionList;
  return [...dimensions].sort((a, b) => a.position - b.position).map(({ id }) => id);
};
const flowsOf = (path: string): readonly string[] =>
  (imfBody(path.split("/").at(-1)!) as { data: { dataflows: { id: string }[] } }).data.dataflows.map(({ id }) => id);
const asked = imfPcpsRequest(["PIORECR"], Period.month(2020, 1)).path.split("/").at(-1)!.split(".");

/** How each recorded answer is read; what it returns is the number of values compared. */
const READERS: Readonly<Record<string, (path: string) => number>> = {
  "bls/openbb-v2-post-APU0000701111-2022-catalog-calculations.yaml": bls,
  "dbnomics/v22-BIS-cbpol-mask-M-38-series.json": dbnomics,
  "ecb/EXR-M.USD.EUR.SP00.A.xml": ecb,
  "ecb/EXR-sample-timeseries.json": ecbDays,
  "fred/fredgraph-csv-GS1M-GS1-GS10-GS30.csv": fredgraph,
  "fred/openbb-observations-and-series-DHHNGSP-2024-07.yaml": fred,
  "imf/legacy-dataservices-sdmx21-PCPS-PZINC-2021-01.xml": otherXml,
  "imf/sdmx21-data-MFS_IR-USA-JPN-monthly-2024.xml": otherXml,
  "imf/sdmx3-204-unknown-dataflow.json": () => {
    const { status_code: status, text } = imf("sdmx3-204-unknown-dataflow.json");
    expect([status, text, decodeImfPcps(status, null)]).toEqual([204, "", { series: [], problems: [] }]);
    return 0;
  },
  "imf/sdmx3-codelist-CL_FREQ.json": (path) => holds(codesOf(path), [asked[3]!]),
  "imf/sdmx3-codelist-CL_PCPS_DATA_TRANSFORMATION.json": (path) => holds(codesOf(path), [asked[2]!]),
  "imf/sdmx3-codelist-CL_PCPS_INDICATOR.json": (path) =>
    holds(
      codesOf(path),
      PCPS_CATALOGUE.map(({ code }) => code),
    ),
  "imf/sdmx3-conceptscheme-CS_PCPS.json": (path) => {
    const { conceptSchemes } = (
      imfBody(path.split("/").at(-1)!) as { data: { conceptSchemes: { concepts: { id: string }[] }[] } }
    ).data;
    return holds(
      conceptSchemes[0]!.concepts.map(({ id }) => id),
      ["INDICATOR", "DATA_TRANSFORMATION"],
    );
  },
  "imf/sdmx3-data-AFRREO-two-indicators-joined-with-plus-127-series.json": sdmx,
  "imf/sdmx3-data-WHDREO-one-series-annual.json": sdmx,
  "imf/sdmx3-structure-DSD_APDREO.json": (path) => {
    expect(dimensionsOf(path)).toEqual(["COUNTRY", "INDICATOR", "FREQUENCY"]);
    return 3;
  },
  "imf/sdmx3-structure-DSD_PCPS.json": (path) => {
    expect(dimensionsOf(path)).toEqual(["COUNTRY", "INDICATOR", "DATA_TRANSFORMATION", "FREQUENCY"]);
    expect(asked).toEqual(["G001", "PIORECR", "USD", "M"]);
    return 4;
  },
  "imf/sdmx3-structure-dataflow-PCPS.json": (path) => holds(flowsOf(path), ["PCPS"]),
  "imf/sdmx3-structure-dataflow-all.json": (path) => holds(flowsOf(path), ["PCPS"]),
};

describe.skipIf(!hasSharedData)("price adapters over recorded answers (beside a full checkout only)", () => {
  afterAll(() =>
    console.log(
      `recorded price answers: ${tally.responses} read, ${tally.values} values compared, ${tally.failures} differ`,
    ),
  );

  test("every recorded file has a reader", () => {
    const files = readdirSync(join(SHARED_DATA, PRICES), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath.split("/").at(-1)}/${name}`);
    expect(files.toSorted()).toEqual(Object.keys(READERS).toSorted());
  });

  test.each(Object.entries(READERS))("%s: value by value, at its place, with its flags", (file, read) => {
    tally.values += read(`${PRICES}/${file}`);
    tally.responses += 1;
  });

  test.each(["namq_10_gdp-2023Q1-2023Q2.json", "nrg_bal_c-DE-FR-2022-2023.json"])("Eurostat %s", (file) => {
    const said = sharedJson(`trade/recordings/eurostat/${file}`) as { response?: unknown };
    const body = (said.response ?? said) as {
      id: string[];
      size: number[];
      value: Record<string, number>;
      status?: Record<string, string>;
      dimension: Record<string, { category: { index: Record<string, number> } }>;
    };
    const flags: Record<string, string> = { p: "PROVISIONAL", e: "ESTIMATED", b: "BREAK", r: "REVISED", d: "BREAK" };
    const naive = Array.from({ length: body.size.reduce((all, one) => all * one, 1) }, (_, cell) => {
      let rest = cell;
      const names = body.id.map((id, place) => {
        const stride = body.size.slice(place + 1).reduce((all, one) => all * one, 1);
        const at = Math.floor(rest / stride);
        rest %= stride;
        return Object.entries(body.dimension[id]!.category.index).find(([, index]) => index === at)![0];
      });
      const time = names.pop();
      const said = [...(body.status?.[cell] ?? "")].map((flag) => flags[flag] ?? `?${flag}`);
      return [`${names.join(".")}|${time}`, figure(body.value[cell] ?? null, ...said)] as const;
    });
    tally.values += compared(cellsOf(decodeJsonStat(body)), new Map(naive));
    tally.responses += 1;
  });

  test("World Bank: two countries, and eight indicators", () => {
    const eight = sharedJson("trade/recordings/worldbank/wdi-eight-indicators-USA-JPN-2022-2023.json") as {
      requests: { response: unknown }[];
    };
    const one = sharedJson("trade/recordings/worldbank/wdi-NY.GDP.MKTP.CD-USA-DNK-2020-2021.json");
    for (const response of [one, ...eight.requests.map((request) => request.response)]) {
      const [, rows] = response as [
        object,
        { indicator: { id: string }; countryiso3code: string; date: string; value: number | null }[],
      ];
      const naive = rows.map(
        (row) => [`${row.indicator.id}.${row.countryiso3code}|${row.date}`, figure(row.value)] as const,
      );
      tally.values += compared(cellsOf(decodeWorldBank(response)), new Map(naive));
      tally.responses += 1;
    }
    expect(eight.requests).toHaveLength(8);
  });

  test("ECB: the newest month", () => {
    tally.values += ecb("trade/recordings/ecb/exr-USD-EUR-2026-05.xml");
    tally.responses += 1;
  });

  test("IMF: all countries of an answer, and one selected by name", () => {
    const body = imfBody("sdmx3-data-AFRREO-two-indicators-joined-with-plus-127-series.json");
    expect(wholeSeries(decodeSdmxJson("imf-pcps", body))).toHaveLength(127);
    const [ghana, ...others] = wholeSeries(decodeImfPcps(200, body, { COUNTRY: "GHA", FREQUENCY: "A" }));
    expect([ghana!.code, ...others.map(({ code }) => code)].toSorted()).toEqual(["GGX_G01_GDP_PT", "TTT_IX"]);
  });
});
