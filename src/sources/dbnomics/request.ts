export const DBNOMICS_SERIES_A_CALL = 50;

/** Ids of several providers in one call: `BIS/cbpol/M.RU`. */
export const dbnomicsRequest = (ids: readonly string[]) =>
  ({
    method: "GET",
    path: "/v22/series",
    query: { observations: "1", series_ids: ids.join(","), limit: String(ids.length) },
  }) as const;
