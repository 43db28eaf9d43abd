import { badData } from "../edge.js";
import { decodeSdmxJson } from "../sdmx-json.js";
import type { SeriesBatch } from "../series-answer.js";

const SOURCE = "imf-pcps";

/** Prices of the world in US dollars, by month: under one code the Fund also has indices, changes of them, years and countries. */
export const WORLD_PRICES: Readonly<Record<string, string>> = {
  COUNTRY: "G001",
  DATA_TRANSFORMATION: "USD",
  FREQUENCY: "M",
};

/** Series by INDICATOR, those alone whose other dimensions are as `asked`. 204 and a body without `series` both mean: nothing under this key. */
export const decodeImfPcps = (status: number, body: unknown, asked = WORLD_PRICES): SeriesBatch =>
  status === 204
    ? { series: [], problems: [] }
    : decodeSdmxJson(SOURCE, body, (key) => {
        const lost = ["INDICATOR", ...Object.keys(asked)].find((id) => !(id in key));
        if (lost) throw badData(SOURCE, "structures.dimensions.series", `a dimension ${lost}`, Object.keys(key).join());
        return Object.entries(asked).every(([id, code]) => key[id] === code) ? key["INDICATOR"]! : null;
      });
