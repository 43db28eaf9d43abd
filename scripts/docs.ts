// Writes the pages of docs/ that are made from tables in the code. test/audit/docs.test.ts fails when one is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import "reflect-metadata";
import type { Setting } from "../src/config.js";
import { SETTINGS } from "../src/config.js";
import { ERROR_CODES } from "../src/kernel/error-codes.js";
import { groupBy } from "../src/kernel/group-by.js";
import { createCatalogue } from "../src/sources/registry.js";
import type { Manifest, ManifestFile } from "../src/sources/snapshot/table.js";

const docs = join(import.meta.dirname, "..", "docs");
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${"---|".repeat(head.length)}`, ...rows.map(row)].join("\n");

const GENERATED = "<!-- Written by `npm run docs:write`. Change the table in the code, not this page. -->";

export const configurationPage = (): string => `# Settings

${GENERATED}

Every setting is an environment variable, read once at start (\`src/config.ts\`). A value that cannot be used ends the
process with exit code 1 and the name of the variable; the value itself is never printed.

${table(
  ["Variable", "Accepted", "Default", "Unit", "Meaning"],
  Object.values(SETTINGS as Record<string, Setting<unknown>>).map(
    ({ name, type, default: fallback, defaultText: value = fallback, unit, help }) => [
      `\`${name}\``,
      type,
      value === null || String(value as string) === "" ? "" : `\`${String(value as string | number | boolean)}\``,
      unit ?? "",
      help,
    ],
  ),
)}

## Settings of a source

| Variable | Meaning |
|---|---|
| \`ENTREPOT_<SOURCE>_URL\` | Base address of the source, http or https; the publisher's own unless given. |
| \`ENTREPOT_<SOURCE>_KEY\` | Key of the source. It is sent to that source only and never printed, logged or answered. |

\`<SOURCE>\` is the id of the source in upper case with \`_\` for \`-\`: the key of \`comtrade\` is
\`ENTREPOT_COMTRADE_KEY\`. \`entrepot sources\` lists the ids, whether a key is needed and whether one is set.
\`entrepot doctor\` names variables that look like settings and are none.
`;

/** Codes that come from Apollo Server or from HTTP; the text is ours. */
const OTHER_CODES: readonly (readonly [string, string, string])[] = [
  ["GRAPHQL_PARSE_FAILED", "The document is no GraphQL.", "Correct it at the place in `locations`."],
  ["GRAPHQL_VALIDATION_FAILED", "The document does not fit the schema.", "Compare it with `schema/schema.graphql`."],
  [
    "OPERATION_RESOLUTION_FAILURE",
    "The document has several operations, or none of the name sent.",
    "Send `operationName`.",
  ],
  ["BAD_REQUEST", "The HTTP request cannot be used; the HTTP status says more.", "See the message."],
  ["PERSISTED_QUERY_NOT_SUPPORTED", "Automatic persisted queries are off.", "Send the document itself."],
  [
    "INTERNAL_SERVER_ERROR",
    "The gateway failed. Nothing of the cause is shown.",
    "Report `extensions.requestId`: the server's log has the cause under it.",
  ],
];

export const errorsPage = (): string => `# Error codes

${GENERATED}

Every error has \`extensions.code\`. An error of one field leaves the other fields answered. Absent data is no error: the
figure is null with \`missing.reason\`. Where they apply, \`extensions\` also holds \`argument\` (what was wrong), \`received\`,
\`accepted\`, \`candidates\` (code and name of the nearest), \`source\`, \`retryable\` and \`retryAfterSeconds\`.

${table(
  ["Code", "Meaning", "What to do"],
  [
    ...Object.entries(ERROR_CODES).map(([code, { meaning, whatToDo }]) => [`\`${code}\``, meaning, whatToDo]),
    ...OTHER_CODES.map(([code, meaning, whatToDo]) => [`\`${code}\``, meaning, whatToDo]),
  ],
)}
`;

/** One paragraph a source: who made the figures, under which terms they are passed on, and which files hold them. */
export const noticePage = (): string => {
  const manifest = JSON.parse(readFileSync(join(docs, "../fixtures/snapshot/manifest.json"), "utf8")) as Manifest;
  const catalogue = createCatalogue();
  const sections = [...groupBy(manifest.files, (file) => file.source)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, files]) => {
      const { name, provider, homepage, licence } = catalogue.get(id);
      const terms = licence.url ? `[${licence.name}](${licence.url})` : licence.name;
      // A file of another publisher than its source, such as a list of codes, has its own line to print.
      const own = ({ licence: id, attribution }: ManifestFile) =>
        id === licence.id ? "" : `. Terms: ${id}. To be printed: ${attribution}`;
      const list = files.map(
        (file) => `- \`${file.path}\`: ${file.dataset}, ${file.rows.toLocaleString("en")} rows${own(file)}`,
      );
      return `## ${name}\n\n${provider}, <${homepage}>. Terms: ${terms}. To be printed beside a figure: ${licence.attribution}.\n\n${list.join("\n")}`;
    });
  return `# Notice\n\n${GENERATED}\n
The code is under the MIT licence. The figures in \`fixtures/snapshot\` are not ours: they were carried over into tables of our own
form from the sources below and keep their terms. Each answer names the source, the licence and the attribution of every figure.
Where the terms of a register are not stated in the file it was read from (WTO, DESTA, UNCTAD, the UN Treaty Collection, ATOP),
facts alone were taken, with attribution.

${sections.join("\n\n")}
`;
};

export const PAGES: Readonly<Record<string, () => string>> = {
  "../NOTICE.md": noticePage,
  "configuration.md": configurationPage,
  "errors.md": errorsPage,
};

export const readPage = (name: string): string => readFileSync(join(docs, name), "utf8");

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [name, page] of Object.entries(PAGES)) writeFileSync(join(docs, name), page());
