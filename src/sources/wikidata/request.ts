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

const itemsIn = (items: readonly string[]): string => {
  for (const item of items) if (!ITEM.test(item)) throw new Error(`not a Wikidata item: ${item}`);
  return items.map((item) => `wd:${item}`).join(" ");
};

/**
 * Treaties with at least two of the given countries among their signatories (P1891) or participants (P710), each with the alpha-3 codes (P298)
 * or names of all of them, and the point in time (P585) with its precision: a year comes as 1 January. Items only: nothing else enters the
 * query text.
 */
export const treatiesQuery = (countries: readonly string[]): string => {
  const values = itemsIn(countries);
  return [
    'SELECT ?treaty ?treatyLabel ?date ?precision (GROUP_CONCAT(DISTINCT ?who; separator="|") AS ?parties) WHERE {',
    `{ SELECT DISTINCT ?treaty WHERE { VALUES ?one { ${values} } VALUES ?other { ${values} }`,
    "?treaty wdt:P1891|wdt:P710 ?one ; wdt:P1891|wdt:P710 ?other ; wdt:P31/wdt:P279* wd:Q131569 .",
    "FILTER(?one != ?other) } LIMIT 500 }",
    "?treaty wdt:P1891|wdt:P710 ?party . OPTIONAL { ?party wdt:P298 ?alpha3 }",
    'OPTIONAL { ?party rdfs:label ?name FILTER(LANG(?name) = "en") } BIND(COALESCE(?alpha3, ?name, "") AS ?who)',
    "OPTIONAL { ?treaty p:P585/psv:P585 [ wikibase:timeValue ?date ; wikibase:timePrecision ?precision ] }",
    'SERVICE wikibase:label { bd:serviceParam wikibase:language "en" }',
    "} GROUP BY ?treaty ?treatyLabel ?date ?precision LIMIT 1000",
  ].join(" ");
};

export const sparqlRequest = (query: string) =>
  ({ method: "POST", path: "/sparql", form: { query }, accept: "application/sparql-results+json" }) as const;

/** The country (alpha-3) and the owners' names of items: what statements about them point to, which wbgetentities gives as ids only. */
export const ownersQuery = (items: readonly string[]): string =>
  `SELECT ?item ?alpha3 ?ownerLabel WHERE { VALUES ?item { ${itemsIn(items)} } OPTIONAL { ?item wdt:P17/wdt:P298 ?alpha3 } OPTIONAL { ?item wdt:P127 ?owner } SERVICE wikibase:label { bd:serviceParam wikibase:language "en" } } LIMIT 5000`;
