import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { ERROR_CODES } from "../../src/kernel/index.js";
import { SeriesKind, TransformKind } from "../../src/prices/index.js";
import { caveatsOf } from "../../src/prices/series-caveats.js";
import { prices } from "./support.js";

const docs = join(import.meta.dirname, "../../docs");
const read = (file: string) => readFileSync(join(docs, file), "utf8");

const HEAD = `# Price series of the embedded snapshot

Written by \`npx vitest run test/prices/docs.test.ts -u\`; a test compares it with the snapshot. GDP in current US dollars is held besides, as \`world-bank:NY.GDP.MKTP.CD:<ISO alpha-3>\`, one series a country.

| id | title | kind | unit | product | region | terms | held |
| --- | --- | --- | --- | --- | --- | --- | --- |
`;

test("docs/price-series.md lists every series", async () => {
  const all = [...(await prices.service.list({}))].sort((a, b) => (a.key < b.key ? -1 : 1));
  const gdp = all.filter(({ key }) => key.startsWith("world-bank:"));
  const rows = all
    .filter((series) => !gdp.includes(series))
    .map((series) =>
      [
        `\`${series.key}\``,
        series.title,
        series.kind,
        series.base ?? series.unit.code,
        series.product ? `${series.product} ${series.productMatch}` : "",
        series.region?.name ?? "",
        [series.incoterm, series.assessment].filter(Boolean).join(" "),
        series.start
          ? `${series.start} to ${series.end}${series.discontinuedOn ? ", stopped" : ""}`
          : `none; stopped after ${series.end}`,
      ].join(" | "),
    );
  expect(gdp.length).toBeGreaterThan(200);
  const table = `${HEAD}${rows.map((row) => `| ${row} |`).join("\n")}\n`;
  await expect(await format(table, { parser: "markdown", printWidth: 120 })).toMatchFileSnapshot(
    "../../docs/price-series.md",
  );
});

test("docs/prices.md names every kind, every transform and every refusal of prices", () => {
  const text = read("prices.md");
  for (const name of [...Object.keys(SeriesKind), ...Object.keys(TransformKind)]) expect(text).toContain(`\`${name}\``);
  for (const code of Object.keys(ERROR_CODES).filter((name) => /REFUSED_(INDEX|UNIT|FREQ)/.test(name)))
    expect(text).toContain(code);
});

test("docs/caveats.md explains every caveat that a series of the snapshot carries", async () => {
  const text = read("caveats.md");
  const ids = new Set((await prices.service.list({})).flatMap(({ record }) => caveatsOf(record).map(({ id }) => id)));
  expect(ids.size).toBe(9);
  for (const id of ids) expect(text).toContain(`\`${id}\``);
});
