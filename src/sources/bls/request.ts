/** BLS caps, https://www.bls.gov/developers/api_faqs.htm: series a call, years a call, calls a day. */
export const BLS_CAPS = {
  withoutKey: { series: 25, years: 10, callsPerDay: 25 },
  withKey: { series: 50, years: 20, callsPerDay: 500 },
} as const;

export interface BlsRequest {
  readonly method: "POST";
  readonly path: "/publicAPI/v2/timeseries/data/";
  readonly body: {
    readonly seriesid: readonly string[];
    readonly startyear: string;
    readonly endyear: string;
    readonly registrationkey?: string;
  };
}

/** One call for many series. The key travels in the body, so never in a URL. */
export const blsRequest = (codes: readonly string[], startYear: number, endYear: number, key?: string): BlsRequest => ({
  method: "POST",
  path: "/publicAPI/v2/timeseries/data/",
  body: {
    seriesid: codes,
    startyear: String(startYear),
    endyear: String(endYear),
    ...(key ? { registrationkey: key } : {}),
  },
});
