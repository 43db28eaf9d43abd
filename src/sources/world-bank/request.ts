/** Countries joined by `;`; several indicators only with `source=2`. Asking for too much answers 502: 20,000 rows a page. */
export const worldBankRequest = (
  countries: readonly string[],
  indicators: readonly string[],
  from: string,
  to: string,
) =>
  ({
    method: "GET",
    path: `/v2/country/${countries.join(";")}/indicator/${indicators.join(";")}`,
    query: {
      date: `${from}:${to}`,
      format: "json",
      per_page: "20000",
      ...(indicators.length > 1 ? { source: "2" } : {}),
    },
  }) as const;
