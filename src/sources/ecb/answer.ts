import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { atEdge, badData } from "../edge.js";
import { sdmxAbsence, sdmxStatus } from "../sdmx-flags.js";
import { decodeSdmxJson } from "../sdmx-json.js";
import { ascending, observation, seriesEach, upstreamInstant, upstreamPeriod } from "../series-answer.js";
import type { DecodedObservation, SeriesBatch } from "../series-answer.js";

const SOURCE = "ecb";
const LISTS = new Set(["Series", "Obs", "Value", "DataSet"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are never expanded: a bomb stays a text.
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});

/** An element without anything in it is "" to the parser. */
const emptyToNothing = (value: unknown): unknown => (typeof value === "string" && value.trim() === "" ? {} : value);
const Values = z.looseObject({ Value: z.array(z.looseObject({ id: z.string(), value: z.string() })).default([]) });
const Obs = z.looseObject({
  ObsDimension: z.looseObject({ value: z.string() }),
  ObsValue: z.looseObject({ value: z.string() }).optional(),
  Attributes: z.preprocess(emptyToNothing, Values).optional(),
});
const Series = z.looseObject({ SeriesKey: Values, Obs: z.array(z.unknown()).default([]) });
const DataSet = z.preprocess(emptyToNothing, z.looseObject({ Series: z.array(Series).default([]) }));
const Message = z.looseObject({
  GenericData: z.looseObject({
    Header: z.preprocess(emptyToNothing, z.looseObject({ Prepared: z.string().optional() })).optional(),
    DataSet: z.array(DataSet).default([]),
  }),
});

const KEY = ["FREQ", "CURRENCY", "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX"];

/** `M.USD.EUR.SP00.A`, in whatever order the dimensions come; other data sets in the order of the document. */
const codeOf = (key: Readonly<Record<string, string>>): string =>
  (KEY.every((id) => id in key) ? KEY.map((id) => key[id]) : Object.values(key)).join(".");

/** SDMX generic XML, as asked for, or SDMX-JSON. NaN is the ECB's sign for missing. */
export const decodeEcb = (text: string): SeriesBatch => {
  if (/^\s*\{/.test(text)) return decodeSdmxJson(SOURCE, parsed(text), codeOf);
  const message = atEdge(SOURCE, Message, xmlOf(text)).GenericData;
  const prepared = message.Header?.Prepared;
  const publishedAt = prepared === undefined ? null : upstreamInstant(SOURCE, "GenericData.Header.Prepared", prepared);
  const series = message.DataSet.flatMap((set) => set.Series).map(({ SeriesKey, Obs: list }) => ({
    code: codeOf(Object.fromEntries(SeriesKey.Value.map(({ id, value }) => [id, value]))),
    list,
  }));
  return seriesEach(
    SOURCE,
    series,
    ({ code }) => code,
    ({ code, list }) => {
      const observations = list.map((obs, index) => observed(code, atEdge(SOURCE, Obs, obs, `${code}.Obs.${index}`)));
      return { code, title: null, observations: ascending(SOURCE, code, observations), publishedAt };
    },
  );
};

const observed = (code: string, obs: z.infer<typeof Obs>): DecodedObservation => {
  const { value: time } = obs.ObsDimension;
  const flag = obs.Attributes?.Value.find(({ id }) => id === "OBS_STATUS")?.value;
  const field = `${code}.${time}`;
  const period = upstreamPeriod(SOURCE, field, time);
  const decoded = observation(SOURCE, field, period, obs.ObsValue?.value ?? "", ["NaN", ""], sdmxStatus(flag));
  return decoded.value === null ? { ...decoded, missing: sdmxAbsence(flag) } : decoded;
};

const xmlOf = (text: string): unknown => {
  try {
    return parser.parse(text) as unknown;
  } catch (error) {
    throw badData(SOURCE, "the body", "XML", error instanceof Error ? error.message : text.slice(0, 40));
  }
};
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badData(SOURCE, "the body", "whole JSON", text.slice(0, 40));
  }
};
