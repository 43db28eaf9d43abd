import type { Period } from "../../kernel/index.js";

export interface ImfRequest {
  readonly method: "GET";
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** SDMX 3 of api.imf.org; `+` joins codes in one position. World is G001: the older W00 answers 200 with nothing. */
export const imfPcpsRequest = (codes: readonly string[], from: Period, transformation = "USD"): ImfRequest => ({
  method: "GET",
  path: `/external/sdmx/3.0/data/dataflow/IMF.RES/PCPS/+/G001.${codes.join("+")}.${transformation}.M`,
  query: {
    dimensionAtObservation: "TIME_PERIOD",
    attributes: "dsd",
    measures: "all",
    "c[TIME_PERIOD]": `ge:${from.year}-M${String((from.startMonthIndex % 12) + 1).padStart(2, "0")}`,
  },
});
