import { describe, expect, test } from "vitest";
import { run } from "../links/gateway.js";

const ids = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(ids);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "caveats" ? (inner as { id: string }[]).map(({ id }) => id) : ids(inner),
  );
};
const trade = (reporter: string, commodity: string, from: string, to: string, more: string, frequency = "ANNUAL") =>
  `trade(reporters: ["${reporter}"], commodities: ["${commodity}"], flow: IMPORT, from: "${from}", to: "${to}", frequency: ${frequency}) { ${more} }`;
const CAVEATS = "caveats { id text }";

/** Kind of question → what its answer must say, and what it must not. */
const KINDS: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    "values of several periods by partner: nominal, one-sided, without weights",
    trade("IND", "72", "2011", "2013", CAVEATS),
    ["trade.nominal-values", "trade.one-sided", "trade.value-without-weight"],
    ["trade.basket-scope"],
  ],
  [
    "a value of one period is in the dollars of that period",
    trade("IND", "72", "2013", "2013", CAVEATS),
    ["trade.one-sided"],
    ["trade.nominal-values"],
  ],
  [
    "tonnes alone: no dollars to deflate, and a basket related to its name",
    trade("PAK", "STEEL", "2012", "2018", CAVEATS),
    ["worldsteel.related-basket"],
    ["trade.nominal-values", "trade.value-without-weight", "trade.one-sided", "trade.basket-scope"],
  ],
  [
    "a basket",
    'trade(reporters: ["ZAF"], partners: ["PAK"], commodities: ["STEEL"], flow: EXPORT, from: "2020", to: "2020", frequency: ANNUAL, sources: ["baci"]) { caveats { id text } }',
    ["trade.basket-scope", "baci.reconciled"],
    ["trade.one-sided"],
  ],
  [
    "who won and lost",
    trade("IND", "72", "2011", "2013", `shareShift(from: "FY2011/12", to: "FY2013/14") { ${CAVEATS} }`),
    ["trade.nominal-values", "trade.one-sided"],
    [],
  ],
  [
    "price or volume",
    trade("PAK", "7204", "2021-10", "2022-12", `priceVolume(from: "2021", to: "2022") { ${CAVEATS} }`, "MONTHLY"),
    ["trade.nominal-values", "trade.mix-counts-as-price"],
    [],
  ],
  [
    "real terms: deflated, so not called nominal",
    trade("PAK", "7204", "2021-10", "2021-12", `terms(deflator: "bls:PPIACO", base: "2015") { ${CAVEATS} }`, "MONTHLY"),
    ["links.real-and-nominal"],
    ["trade.nominal-values"],
  ],
  ["a price in money over years", `priceSeries(id: "wb-pink-sheet:COPPER") { ${CAVEATS} }`, ["price.nominal"], []],
  ["an index is no price", `priceSeries(id: "bls:WPU1017") { ${CAVEATS} }`, ["price.index"], ["price.nominal"]],
  ["an exchange rate", `priceSeries(id: "sbp:PKR-per-USD") { ${CAVEATS} }`, ["price.average-rate"], ["price.nominal"]],
  [
    "a price around a date",
    `priceSeries(id: "wb-pink-sheet:COPPER") { window(at: "2018-03-23") { ${CAVEATS} } }`,
    ["price.nominal", "links.descriptive"],
    [],
  ],
  [
    "trade around a date, in dollars: said once",
    `tradeWindow(at: "2024-10", importer: "PAK", commodities: ["7204"], before: "P3M", after: "P3M") { ${CAVEATS} }`,
    ["links.current-dollars", "links.descriptive"],
    ["trade.nominal-values"],
  ],
  [
    "trade around a date, in tonnes",
    `tradeWindow(at: "2024-10", importer: "PAK", commodities: ["7204"], before: "P3M", after: "P3M", measure: NET_WEIGHT) { ${CAVEATS} }`,
    ["links.weight-not-value"],
    ["links.current-dollars", "trade.nominal-values"],
  ],
];

describe("the counter-checks that belong to a question come with its answer", () => {
  test.each(KINDS)("%s", async (_, text, must, mustNot) => {
    const { data, errors } = await run(`{ ${text} }`, {});
    expect(errors).toBeUndefined();
    const found = ids(data);
    expect(found).toEqual(expect.arrayContaining([...must]));
    for (const id of mustNot) expect(found).not.toContain(id);
  });
});
