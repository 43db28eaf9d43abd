/** 50 ids a call (recorded); one full item is 400 kB, so props and languages are always limited. */
export const WIKIDATA_IDS_A_CALL = 50;
/** VALUES in one POST; 60 s of processing a minute for a client, so one query at a time. */
export const WIKIDATA_SPARQL_VALUES = 200;

export const wbgetentitiesRequest = (ids: readonly string[], languages: readonly string[] = ["en"]) =>
  ({
    method: "GET",
    path: "/w/api.php",
    query: {
      action: "wbgetentities",
      format: "json",
      formatversion: "2",
      ids: ids.join("|"),
      props: "labels|aliases|claims|info",
      languages: languages.join("|"),
      redirects: "yes",
      // Asks the servers to refuse rather than lag; the refusal comes as an error inside a 200.
      maxlag: "5",
    },
  }) as const;

const ITEM = /^Q[1-9]\d*$/;

/** Treaties that name all of the given countries as signatories. Items only: nothing else enters the query text. */
export const treatiesQuery = (countries: readonly string[]): string => {
  for (const item of countries) if (!ITEM.test(item)) throw new Error(`not a Wikidata item: ${item}`);
  const signatories = countries.map((item) => `?treaty wdt:P1891 wd:${item} .`).join(" ");
  return `SELECT ?treaty ?treatyLabel ?date ?precision WHERE { ?treaty wdt:P31/wdt:P279* wd:Q131569 . ${signatories} OPTIONAL { ?treaty p:P585/psv:P585 [ wikibase:timeValue ?date ; wikibase:timePrecision ?precision ] } SERVICE wikibase:label { bd:serviceParam wikibase:language "en" } } LIMIT 500`;
};

export const sparqlRequest = (query: string) =>
  ({ method: "POST", path: "/sparql", form: { query }, accept: "application/sparql-results+json" }) as const;

/** The country (alpha-3) and the owners' names of items: what statements about them point to, which wbgetentities gives as ids only. */
export const ownersQuery = (items: readonly string[]): string => {
  for (const item of items) if (!ITEM.test(item)) throw new Error(`not a Wikidata item: ${item}`);
  const values = items.map((item) => `wd:${item}`).join(" ");
  return `SELECT ?item ?alpha3 ?ownerLabel WHERE { VALUES ?item { ${values} } OPTIONAL { ?item wdt:P17/wdt:P298 ?alpha3 } OPTIONAL { ?item wdt:P127 ?owner } SERVICE wikibase:label { bd:serviceParam wikibase:language "en" } } LIMIT 5000`;
};
