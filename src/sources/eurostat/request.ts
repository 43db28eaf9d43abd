/** Producer prices on the domestic market, C24.1 basic iron and steel and ferro-alloys; a parameter is repeated to ask for several. */
export const eurostatPpiRequest = (geos: readonly string[], nace: readonly string[], since: string) =>
  ({
    method: "GET",
    path: "/eurostat/api/dissemination/statistics/1.0/data/sts_inppd_m",
    query: [
      ["format", "JSON"],
      ["lang", "EN"],
      ...geos.map((geo) => ["geo", geo] as const),
      ...nace.map((code) => ["nace_r2", code] as const),
      ["indic_bt", "PRC_PRR_DOM"],
      ["s_adj", "NSA"],
      ["unit", "I21"],
      ["sinceTimePeriod", since],
    ],
  }) as const;
