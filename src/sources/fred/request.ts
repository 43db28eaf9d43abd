/** FRED v1 takes one series a call (a list was met with 404 and 504, fredr issue 87); 120 requests a minute, 100,000 observations a page. */
export interface FredRequest {
  readonly method: "GET";
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export const fredObservationsRequest = (
  code: string,
  startDate: string,
  endDate: string,
  vintage?: string,
): FredRequest => ({
  method: "GET",
  path: "/fred/series/observations",
  query: {
    series_id: code,
    observation_start: startDate,
    observation_end: endDate,
    file_type: "json",
    ...(vintage ? { realtime_start: vintage, realtime_end: vintage } : {}),
  },
});

/** `seriess` (double s): title, units, frequency, last change. */
export const fredSeriesRequest = (code: string): FredRequest => ({
  method: "GET",
  path: "/fred/series",
  query: { series_id: code, file_type: "json" },
});

/** Among them "public domain: citation requested", "copyrighted: citation required", "copyrighted: pre-approval required". */
export const fredTagsRequest = (code: string): FredRequest => ({
  method: "GET",
  path: "/fred/series/tags",
  query: { series_id: code, file_type: "json" },
});

/** The chart's CSV: no key, many series in one call; not an official API. */
export const fredGraphRequest = (codes: readonly string[], startDate: string, endDate: string): FredRequest => ({
  method: "GET",
  path: "/graph/fredgraph.csv",
  query: { id: codes.join(","), cosd: startDate, coed: endDate },
});
