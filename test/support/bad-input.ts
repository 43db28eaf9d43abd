export interface BadRequest {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly statuses: readonly number[];
  /** One of the codes of the answer. */
  readonly code?: string;
  readonly maxBytes?: number;
}

const query = (text: string, variables?: unknown, more: object = {}): string =>
  JSON.stringify({ query: text, ...(variables === undefined ? {} : { variables }), ...more });
const times = (count: number, make: (index: number) => string, joint = " "): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(joint);
const OK = "{ __typename }";

/** Requests that a stranger could send, by group, with what the gateway may answer. Valid controls stand among them. */
export const BAD_INPUT: Readonly<Record<string, readonly BadRequest[]>> = {
  json: [
    { name: "empty body", body: "", statuses: [400], code: "BAD_REQUEST" },
    { name: "open brace", body: "{", statuses: [400], code: "BAD_REQUEST" },
    { name: "trailing comma", body: `{"query":"${OK}",}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "single quotes", body: `{'query':'${OK}'}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "two documents", body: `${query(OK)}${query(OK)}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "text", body: `"query"`, statuses: [400], code: "BAD_REQUEST" },
    { name: "number", body: "1", statuses: [400], code: "BAD_REQUEST" },
    { name: "null", body: "null", statuses: [400], code: "BAD_REQUEST" },
    { name: "prototype key", body: `{"query":"${OK}","__proto__":{"x":1}}`, statuses: [400], code: "BAD_REQUEST" },
    {
      name: "constructor key",
      body: `{"query":"${OK}","constructor":{"prototype":{"x":1}}}`,
      statuses: [400],
      code: "BAD_REQUEST",
    },
    { name: "deep array", body: "[".repeat(50_000), statuses: [400], code: "BAD_REQUEST" },
    {
      name: "deep variables",
      body: `{"query":"${OK}","variables":{"a":${"[".repeat(5000)}${"]".repeat(5000)}}}`,
      statuses: [200, 400],
    },
    { name: "byte order mark", body: `\uFEFF${query(OK)}`, statuses: [200, 400] },
  ],
  shape: [
    { name: "no query", body: "{}", statuses: [400], code: "BAD_REQUEST" },
    { name: "query null", body: `{"query":null}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "query number", body: `{"query":1}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "query list", body: `{"query":["${OK}"]}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "query object", body: `{"query":{"a":1}}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "query empty", body: `{"query":""}`, statuses: [400], code: "BAD_REQUEST" },
    { name: "variables text", body: query(OK, "x"), statuses: [400], code: "BAD_REQUEST" },
    { name: "variables list", body: query(OK, []), statuses: [200, 400] },
    { name: "operationName object", body: query(OK, {}, { operationName: {} }), statuses: [400] },
    { name: "extensions text", body: query(OK, {}, { extensions: "x" }), statuses: [400] },
    { name: "batch of two", body: `[${query(OK)},${query(OK)}]`, statuses: [400] },
    { name: "batch of nulls", body: "[null,null]", statuses: [400] },
    { name: "empty batch", body: "[]", statuses: [400] },
    {
      name: "persisted query",
      body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"../../etc"}}}`,
      statuses: [200, 400],
      code: "PERSISTED_QUERY_NOT_SUPPORTED",
    },
    { name: "control: unknown key", body: query(OK, {}, { id: 1 }), statuses: [200] },
  ],
  method: [
    { name: "PUT", method: "PUT", body: query(OK), statuses: [405] },
    { name: "DELETE", method: "DELETE", statuses: [405] },
    { name: "PATCH", method: "PATCH", body: query(OK), statuses: [405] },
    {
      name: "OPTIONS",
      method: "OPTIONS",
      headers: { origin: "https://example.org", "access-control-request-method": "POST" },
      statuses: [405],
    },
    { name: "GET without query", method: "GET", headers: { "apollo-require-preflight": "1" }, statuses: [400] },
    {
      name: "GET variables no JSON",
      method: "GET",
      path: `/graphql?query=${encodeURIComponent(OK)}&variables={`,
      headers: { "apollo-require-preflight": "1" },
      statuses: [400],
    },
    {
      name: "GET two queries",
      method: "GET",
      path: "/graphql?query=%7Ba%7D&query=%7Bb%7D",
      headers: { "apollo-require-preflight": "1" },
      statuses: [400],
    },
    { name: "unknown path", method: "GET", path: "/admin", statuses: [404] },
    { name: "path out of the folder", method: "GET", path: "/assets/..%2f..%2fpackage.json", statuses: [404] },
    { name: "path with dots", method: "GET", path: "/%2e%2e/%2e%2e/etc/passwd", statuses: [404] },
    { name: "broken escape", method: "GET", path: "/%zz", statuses: [400, 404] },
    { name: "long address", method: "GET", path: `/graphql?query=${"x".repeat(9000)}`, statuses: [414] },
  ],
  csrf: [
    {
      name: "GET without preflight",
      method: "GET",
      path: `/graphql?query=${encodeURIComponent(OK)}`,
      statuses: [400],
      code: "BAD_REQUEST",
    },
    {
      name: "text/plain",
      headers: { "content-type": "text/plain" },
      body: query(OK),
      statuses: [400],
      code: "BAD_REQUEST",
    },
    {
      name: "form",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "query=a",
      statuses: [415],
    },
    {
      name: "multipart",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: "--x--",
      statuses: [415],
    },
    {
      name: "odd content type",
      headers: { "content-type": "application/json/x;;" },
      body: query(OK),
      statuses: [400, 415],
    },
    {
      name: "charset",
      headers: { "content-type": "application/json; charset=utf-7" },
      body: query(OK),
      statuses: [415],
    },
    { name: "compressed", headers: { "content-encoding": "gzip" }, body: "x", statuses: [415] },
    {
      name: "control: charset utf-8",
      headers: { "content-type": "application/json; charset=UTF-8" },
      body: query(OK),
      statuses: [200],
    },
  ],
  syntax: [
    { name: "open selection", body: query("{"), statuses: [400], code: "GRAPHQL_PARSE_FAILED" },
    { name: "empty selection", body: query("{}"), statuses: [400], code: "GRAPHQL_PARSE_FAILED" },
    {
      name: "open text",
      body: query(`{ country(code: "PAK) { code } }`),
      statuses: [400],
      code: "GRAPHQL_PARSE_FAILED",
    },
    { name: "null byte", body: query("{ __typename\u0000 }"), statuses: [400], code: "GRAPHQL_PARSE_FAILED" },
    { name: "lone surrogate", body: `{"query":"{ country(code: \\"\\ud800\\") { code } }"}`, statuses: [200, 400] },
    { name: "mutation", body: query("mutation { a }"), statuses: [400] },
    { name: "subscription", body: query("subscription { a }"), statuses: [400] },
    { name: "type definition", body: query("type A { a: Int }"), statuses: [400] },
    {
      name: "circle of fragments",
      body: query("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"),
      statuses: [400],
      code: "GRAPHQL_VALIDATION_FAILED",
    },
    { name: "unused fragment", body: query("{ __typename } fragment A on Query { __typename }"), statuses: [400] },
    {
      name: "unknown operation",
      body: query("query A { __typename }", {}, { operationName: "B" }),
      statuses: [400],
      code: "OPERATION_RESOLUTION_FAILURE",
    },
    {
      name: "prototype field",
      body: query("{ constructor { a } }"),
      statuses: [400],
      code: "GRAPHQL_VALIDATION_FAILED",
    },
    {
      name: "prototype variable",
      body: `{"query":"query ($c: CountryCode!) { country(code: $c) { code } }","variables":{"toString":"x"}}`,
      statuses: [400],
    },
  ],
  abuse: [
    {
      name: "101 aliases",
      body: query(`{ ${times(101, (i) => `a${i}: __typename`)} }`),
      statuses: [400],
      code: "LIMIT_DOCUMENT",
    },
    {
      name: "40 aliases of data",
      body: query(`{ ${times(40, (i) => `a${i}: country(code: "PAK") { code }`)} }`),
      statuses: [400],
      code: "LIMIT_DOCUMENT",
    },
    {
      name: "500 repeats",
      body: query(`{ ${times(500, () => "__typename")} }`),
      statuses: [400],
      code: "LIMIT_DOCUMENT",
    },
    { name: "20,000 repeats", body: query(`{ ${times(20_000, () => "a")} }`), statuses: [400] },
    {
      name: "1,000 unknown directives",
      body: query(`{ __typename ${times(1000, () => "@a")} }`),
      statuses: [400],
      maxBytes: 8192,
    },
    {
      name: "20,000 unknown directives",
      body: query(`{ __typename ${times(20_000, () => "@a")} }`),
      statuses: [400],
      maxBytes: 8192,
    },
    {
      name: "inline fragments 3,000 deep",
      body: query(`${"{ ... ".repeat(3000)}{ __typename }${"}".repeat(3000)}`),
      statuses: [400],
    },
    {
      name: "lists 2,000 deep",
      body: query(`{ country(code: ${"[".repeat(2000)}1${"]".repeat(2000)}) { code } }`),
      statuses: [400],
    },
    {
      name: "depth 15 through a circle",
      body: query(`{ commodity(code: "7208") ${"{ parent ".repeat(14)}{ code }${"}".repeat(14)} }`),
      statuses: [400],
      code: "LIMIT_DEPTH",
    },
    {
      name: "fragments doubled 20 times",
      body: query(
        `{ ...F0 } ${times(20, (i) => `fragment F${i} on Query { ${i === 19 ? "__typename" : `...F${i + 1} ...F${i + 1}`} }`)}`,
      ),
      statuses: [200, 400],
    },
    {
      name: "circular introspection",
      body: query("{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }"),
      statuses: [200, 400],
    },
    {
      name: "100 aliases of __type",
      body: query(`{ ${times(100, (i) => `a${i}: __type(name: "Figure") { name }`)} }`),
      statuses: [400],
    },
    {
      name: "huge page",
      body: query("{ countries(first: 1000000) { nodes { code } } }"),
      statuses: [400],
      code: "LIMIT_COST",
    },
    {
      name: "page over the maximum",
      body: query("{ countries(first: 501) { nodes { code } } }"),
      statuses: [200],
      code: "BAD_USER_INPUT",
    },
    { name: "page out of range", body: query("{ countries(first: 99999999999) { nodes { code } } }"), statuses: [400] },
    {
      name: "negative page",
      body: query("{ countries(first: -1) { nodes { code } } }"),
      statuses: [200],
      code: "BAD_USER_INPUT",
    },
    {
      name: "null page",
      body: query("query ($n: Int) { countries(first: $n) { nodes { code } } }", { n: null }),
      statuses: [200, 400],
    },
    {
      name: "cursor of another list",
      body: query(`{ countries(after: "x") { nodes { code } } }`),
      statuses: [200],
      code: "BAD_USER_INPUT",
    },
    {
      name: "cost by product",
      body: query("query ($n: Int!) { countries(first: $n) { nodes { groups { members { groups { code } } } } } }", {
        n: 500,
      }),
      statuses: [400],
      code: "LIMIT_COST",
    },
    {
      name: "20,000 ids",
      body: query("query ($i: [ID!]!) { nodes(ids: $i) { id } }", { i: Array.from({ length: 20_000 }, () => "a") }),
      statuses: [200, 400],
    },
    {
      name: "20,000 bad items",
      body: query("query ($i: [CountryCode!]!) { countries(codes: $i) { totalCount } }", {
        i: Array.from({ length: 20_000 }, () => ({})),
      }),
      statuses: [400],
      code: "BAD_USER_INPUT",
    },
    {
      name: "long text",
      body: query("query ($t: String!) { search(text: $t) { score } }", { t: "x".repeat(100_000) }),
      statuses: [200],
      code: "BAD_USER_INPUT",
    },
    { name: "wildcards in a search", body: query(`{ search(text: "*.*+?(((") { score } }`), statuses: [200] },
    { name: "body over the limit", body: query(OK, { x: "y".repeat(300_000) }), statuses: [413] },
  ],
  "unknown names": [
    {
      name: "country",
      body: query(`{ country(code: "Atlantis") { code } ok: country(code: "PAK") { code } }`),
      statuses: [200],
      code: "CODE_UNKNOWN",
    },
    { name: "empty country", body: query(`{ country(code: "  ") { code } }`), statuses: [200, 400] },
    { name: "commodity", body: query(`{ commodity(code: "8888") { code } }`), statuses: [200], code: "CODE_UNKNOWN" },
    {
      name: "prototype name",
      body: query(`{ country(code: "__proto__") { code } commodity(code: "constructor") { code } }`),
      statuses: [200],
      code: "CODE_UNKNOWN",
    },
    { name: "node type", body: query(`{ node(id: "Nothing:1") { id } }`), statuses: [200], code: "BAD_USER_INPUT" },
    { name: "node key", body: query(`{ node(id: "Country:ZZZ") { id } }`), statuses: [200], code: "CODE_UNKNOWN" },
    { name: "source", body: query(`{ source(id: "nothing") { id } }`), statuses: [200], code: "CODE_UNKNOWN" },
    {
      name: "markup",
      body: query(`{ country(code: "<script>alert(1)</script>") { code } }`),
      statuses: [200],
      code: "CODE_UNKNOWN",
    },
    { name: "path", body: query(`{ node(id: "Document:../../../etc/passwd") { id } }`), statuses: [200] },
    { name: "control", body: query(`{ country(code: "PK") { code } }`), statuses: [200] },
  ],
};
