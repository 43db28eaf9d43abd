/** Prints how many calls to sources questions cost, over sources on loopback: `npx tsx scripts/upstream-calls.ts`. */
import "reflect-metadata";
import { openLiveApp } from "../test/support/live-app.js";
import { publishedOperations } from "../test/support/operations.js";
import { reference } from "../test/support/reference.js";

const headings = ["72", "73"].flatMap((chapter) => reference.children(chapter));
const sixDigits = headings.flatMap((heading) => reference.children(heading));
const REPORTERS = ["PAK", "IND", "CHN", "RUS", "UKR", "TUR", "JPN", "KOR", "DEU", "USA"];
const PARTNERS = ["BRA", "ZAF", "IRN", "ARE", "SAU", "VNM", "FRA", "ITA", "GBR", "CAN"];

const TRADE = `query ($reporters: [CountryCode!]!, $partners: [CountryCode!], $commodities: [CommodityCode!]!, $from: Period!, $to: Period!) {
  imports: trade(reporters: $reporters, partners: $partners, commodities: $commodities, flow: IMPORT, from: $from, to: $to) { coverage { answeredCells } }
}`;
const BOTH = TRADE.replace(
  "\n}",
  `\n  exports: trade(reporters: $reporters, partners: $partners, commodities: $commodities, flow: EXPORT, from: $from, to: $to) { coverage { answeredCells } }\n}`,
);
const pakistan = (commodities: readonly string[], to = "2024") => ({
  reporters: ["PAK"],
  commodities,
  from: "2013",
  to,
});

/** The last three follow each other on one store. */
const QUESTIONS: readonly (readonly [
  name: string,
  query: string,
  variables: Record<string, unknown>,
  keepsStore: boolean,
])[] = [
  [`Pakistan × all partners × ${headings.length} headings × 2013–2024 × imports`, TRADE, pakistan(headings), false],
  [`the same, ${sixDigits.length} six-digit codes`, TRADE, pakistan(sixDigits), false],
  [
    `10 reporters × 10 partners × ${headings.length} headings × 12 years × both flows`,
    BOTH,
    { reporters: REPORTERS, partners: PARTNERS, commodities: headings, from: "2013", to: "2024" },
    false,
  ],
  ["Pakistan × all partners × chapters 72, 73 × 2013–2024 × imports", TRADE, pakistan(["72", "73"]), false],
  ["asked again", TRADE, pakistan(["72", "73"]), true],
  ["with one more year", TRADE, pakistan(["72", "73"], "2025"), true],
];

let live = await openLiveApp();
const ask = async (name: string, query: string, variables: Record<string, unknown>): Promise<void> => {
  live.seen();
  const { json } = await live.ask(query, variables);
  const calls = live.seen();
  const refused = json.errors?.map(({ extensions, message }) => `${extensions.code}: ${message}`).join("; ");
  process.stdout.write(`${String(calls).padStart(3)}  ${name}${refused ? `  [${refused}]` : ""}\n`);
};
for (const [name, query, variables, keepsStore] of QUESTIONS) {
  if (!keepsStore) {
    await live.close();
    live = await openLiveApp({ ENTREPOT_MAX_COST_ROWS: "10000000" });
  }
  await ask(name, query, variables);
}
for (const { name, text, variables } of publishedOperations())
  for (const set of variables) {
    await live.close();
    live = await openLiveApp();
    await ask(`${name} ${JSON.stringify(set)}`, text, set);
  }
await live.close();
