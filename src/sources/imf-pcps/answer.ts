import type { DecodedSeries } from "../series-answer.js";
import { decodeSdmxJson } from "../sdmx-json.js";

/** 204 and a body without `series` both mean: nothing under this key. */
export const decodeImfPcps = (status: number, body: unknown): readonly DecodedSeries[] =>
  status === 204
    ? []
    : decodeSdmxJson("imf-pcps", body).map(({ key, observations }) => ({
        code: key["INDICATOR"] ?? Object.values(key).join("."),
        title: null,
        observations,
        publishedAt: null,
      }));
