import { expect } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { PCPS_CATALOGUE } from "../../src/sources/imf-pcps/catalogue.js";
import { imfPcpsRequest } from "../../src/sources/imf-pcps/request.js";
import { decodeSdmxJson, readSdmxJson } from "../../src/sources/sdmx-json.js";
import { wholeSeries } from "../../src/sources/series-answer.js";
import type { RecordedSdmx } from "../support/naive-series.js";
import { cellsOf, flattened, naiveSdmx } from "../support/naive-series.js";
import { sharedJson, sharedText } from "../support/shared-data.js";
import type { Family, Reader } from "./types.js";
import { comparedCells, holds, reading, refused, together } from "./types.js";

const bodyOf = (path: string): unknown => JSON.parse((sharedJson(path) as { text: string }).text);

/** Values, and the attributes of every series and figure, at their places; the same once more as flat JSON. */
const sdmx: Reader = (path) => {
  const body = bodyOf(path) as RecordedSdmx;
  const recorded = naiveSdmx(body);
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
  const flat = comparedCells(cellsOf(decodeSdmxJson("imf-pcps", flattened(body))), recorded);
  return together([
    comparedCells(cellsOf(decodeSdmxJson("imf-pcps", body)), recorded),
    { ...flat, values: 0, responses: 0 },
  ]);
};

/** All countries of an answer, and one selected by name. */
const joined: Reader = (path) => {
  const body = bodyOf(path);
  expect(wholeSeries(decodeSdmxJson("imf-pcps", body))).toHaveLength(127);
  const ghana = wholeSeries(decodeImfPcps(200, body, { COUNTRY: "GHA", FREQUENCY: "A" }));
  expect(ghana.map(({ code }) => code).toSorted()).toEqual(["GGX_G01_GDP_PT", "TTT_IX"]);
  return sdmx(path);
};

/** SDMX 2.1 of the IMF, which is not asked: refused by name, never half read. */
const otherXml: Reader = (path) => refused(() => decodeEcb(sharedText(path)), /GenericData/);

interface Structures {
  readonly data: {
    readonly codelists: readonly { readonly codes: readonly { readonly id: string }[] }[];
    readonly conceptSchemes: readonly { readonly concepts: readonly { readonly id: string }[] }[];
    readonly dataflows: readonly { readonly id: string }[];
    readonly dataStructures: readonly {
      readonly dataStructureComponents: {
        readonly dimensionList: { readonly dimensions: readonly { readonly id: string; readonly position: number }[] };
      };
    }[];
  };
}
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
const structures = (path: string): Structures["data"] => (bodyOf(path) as Structures).data;
const codes = (path: string): readonly string[] => ids(structures(path).codelists[0]!.codes);
/** Country, commodity, unit and frequency of what we ask. */
const asked = imfPcpsRequest(["PIORECR"], Period.month(2020, 1)).path.split("/").at(-1)!.split(".");

/** Dimensions of the key, in order. */
const dimensions =
  (...expected: readonly string[]): Reader =>
  (path) => {
    const { dimensionList } = structures(path).dataStructures[0]!.dataStructureComponents;
    const found = [...dimensionList.dimensions].sort((a, b) => a.position - b.position);
    const failures = JSON.stringify(ids(found)) === JSON.stringify(expected) ? [] : [`the key is ${ids(found).join()}`];
    return reading(expected.length, failures);
  };
const flows: Reader = (path) => holds(ids(structures(path).dataflows), ["PCPS"]);

export const IMF: Family = {
  folder: "prices/recordings/imf",
  files: {
    "legacy-dataservices-sdmx21-PCPS-PZINC-2021-01.xml": otherXml,
    "sdmx21-data-MFS_IR-USA-JPN-monthly-2024.xml": otherXml,
    "sdmx3-204-unknown-dataflow.json": (path) => {
      const { status_code: status, text } = sharedJson(path) as { status_code: number; text: string };
      expect([status, text, decodeImfPcps(status, null)]).toEqual([204, "", { series: [], problems: [] }]);
      return reading(1);
    },
    "sdmx3-codelist-CL_FREQ.json": (path) => holds(codes(path), [asked[3]!]),
    "sdmx3-codelist-CL_PCPS_DATA_TRANSFORMATION.json": (path) => holds(codes(path), [asked[2]!]),
    "sdmx3-codelist-CL_PCPS_INDICATOR.json": (path) => holds(codes(path), PCPS_CATALOGUE.map(({ code }) => code)), // prettier-ignore
    "sdmx3-conceptscheme-CS_PCPS.json": (path) =>
      holds(ids(structures(path).conceptSchemes[0]!.concepts), ["INDICATOR", "DATA_TRANSFORMATION"]),
    "sdmx3-data-AFRREO-two-indicators-joined-with-plus-127-series.json": joined,
    "sdmx3-data-WHDREO-one-series-annual.json": sdmx,
    "sdmx3-structure-DSD_APDREO.json": dimensions("COUNTRY", "INDICATOR", "FREQUENCY"),
    "sdmx3-structure-DSD_PCPS.json": (path) => {
      expect(asked).toEqual(["G001", "PIORECR", "USD", "M"]);
      return dimensions("COUNTRY", "INDICATOR", "DATA_TRANSFORMATION", "FREQUENCY")(path);
    },
    "sdmx3-structure-dataflow-PCPS.json": flows,
    "sdmx3-structure-dataflow-all.json": flows,
  },
};
