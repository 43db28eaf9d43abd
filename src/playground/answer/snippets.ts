export interface Operation {
  readonly endpoint: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  /** Keys to the list that becomes the data frame; empty for the whole answer. */
  readonly recordPath?: readonly string[];
}

const payload = ({ query, variables, operationName }: Operation): string =>
  JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) });

/** POSIX single quotes: nothing inside is read by the shell but the quote itself. */
const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** JSON's string escapes are Python's and R's too, once astral characters are left as they are. */
const literal = (text: string): string => JSON.stringify(text);

export const toCurl = (operation: Operation): string =>
  [
    `curl -sS ${shell(operation.endpoint)}`,
    `  -H 'content-type: application/json'`,
    `  --data-raw ${shell(payload(operation))}`,
  ].join(" \\\n");

const recordArgument = ({ recordPath = [] }: Operation): string =>
  recordPath.length > 0 ? `, record_path=${JSON.stringify(recordPath)}` : "";

/** A path through one object after another; a list inside a list is left to its reader. */
const rPath = ({ recordPath = [] }: Operation): string => recordPath.map((key) => `[[${literal(key)}]]`).join("");

export const toPython = (operation: Operation): string => `import json
import urllib.request

import pandas as pd

payload = json.loads(${literal(payload(operation))})
request = urllib.request.Request(
    ${literal(operation.endpoint)},
    data=json.dumps(payload).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request, timeout=60) as response:
    answer = json.load(response)
for error in answer.get("errors", []):
    print(error["message"])
frame = pd.json_normalize(answer["data"]${recordArgument(operation)}, sep=".")
print(frame)
`;

export const toR = (operation: Operation): string => `library(httr2)

answer <- request(${literal(operation.endpoint)}) |>
  req_body_raw(${literal(payload(operation))}, type = "application/json") |>
  req_timeout(60) |>
  req_perform() |>
  resp_body_json(simplifyVector = TRUE)
for (error in answer$errors$message) message(error)
frame <- answer$data${rPath(operation)}
print(frame)
`;

export const toTypeScript = (operation: Operation): string => `const query = ${literal(operation.query)};
const variables = ${JSON.stringify(operation.variables, null, 2)};

const response = await fetch(${literal(operation.endpoint)}, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query, variables }),
  signal: AbortSignal.timeout(60_000),
});
const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
for (const error of errors ?? []) console.error(error.message);
console.log(data);
`;
