import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLiveApp } from "../support/live-app.js";
import { loadInto, temporaryFolder } from "../support/loading.js";

/** Every file below a folder, by its path. */
const textsUnder = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), "latin1")]);

test("a user's own figures are in the folder of loaded files alone: in no shared store, in no row of the sources", async () => {
  const storeDir = temporaryFolder();
  const figure = "61234.56789";
  await loadInto(storeDir, "own-series", {
    "secret-quotes.csv": `date,value,product,incoterm,region,unit,currency\n2020,${figure},HRC,FOB,China,t,USD\n2021,61000,HRC,FOB,China,t,USD\n`,
  });
  const live = await openLiveApp({ ENTREPOT_CACHE: "files", ENTREPOT_STORE_DIR: storeDir });
  try {
    const { json } = await live.ask(`{
      priceSeries(id: "own:secret-quotes") { observations(from: "2020", to: "2021") { value { value } } licence { mayRedistribute } }
      rate: priceSeries(id: "world-bank:NY.GDP.MKTP.CD:PAK") { observations(from: "2020", to: "2021") { value { value } } }
    }`);
    expect(json.errors).toBeUndefined();
    expect(json.data).toMatchObject({
      priceSeries: { observations: [{ value: { value: Number(figure) } }, { value: { value: 61000 } }] },
    });
    const sources = await live.ask(
      "{ sources { id name provider mode licence { id name attribution mayRedistribute } freshness { lastRetrievedAt policy } health { state } } }",
    );
    expect(JSON.stringify(sources.json.data)).toContain("own-series");
    expect(sources.text).not.toContain(figure);
    expect(sources.text).not.toContain("secret-quotes");
    expect(live.log.join("\n")).not.toContain(figure);
  } finally {
    await live.close();
  }
  const holding = (text: string) => textsUnder(storeDir).filter(([, held]) => held.includes(text));
  // The store behind the memory was written, and with what.
  expect(textsUnder(storeDir).some(([path]) => !path.includes("/loaded/"))).toBe(true);
  expect(holding(figure).map(([path]) => path.slice(storeDir.length).split("/")[1])).toEqual(["loaded"]);
  expect(holding("secret-quotes").every(([path]) => path.startsWith(join(storeDir, "loaded")))).toBe(true);
});
