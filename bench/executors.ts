/**
 * The compiled executor against the interpreting one, in one process and in turns, so that the machine's drift meets both alike.
 * Quote the ratio, never the milliseconds: `npx tsx bench/executors.ts`.
 */
import "reflect-metadata";
import { NO_STORE } from "../test/support/no-store.js";
import { createApp } from "../src/app.js";
import { loadConfig } from "../src/config.js";
import { createContext } from "../src/graph/index.js";

const ROUNDS = 7;
const CASES = [
  {
    name: "suppliers of India by year, 6 columns",
    runs: 20,
    query: `{ country(code: "IND") { imports(commodities: ["72"], from: "2010", to: "2015") {
      aggregate(by: [PARTNER, PERIOD]) { partner { code name } period rank value { value status } share { value } } } } }`,
  },
  {
    name: "observations of six products, bare numbers",
    runs: 20,
    query: `{ prices(products: [HOT_ROLLED_COIL, REBAR, STEEL_MILL_PRODUCTS, SCRAP, IRON_ORE, NICKEL], first: 20) { nodes { id
      observations(from: "2000-01", to: "2012-06", frequency: MONTHLY) { period value { value } } } } }`,
  },
  { name: "one country", runs: 200, query: `{ country(code: "PAK") { code name groups { code } } }` },
] as const;

const open = async (executor: string) => {
  const app = await createApp(
    loadConfig({ ENTREPOT_MODE: "snapshot", ...NO_STORE, ENTREPOT_EXECUTOR: executor }),
    () => undefined,
  );
  await app.graph.apollo.start();
  return async (query: string, runs: number): Promise<number> => {
    const started = performance.now();
    for (let run = 0; run < runs; run += 1) {
      const answer = await app.graph.apollo.executeOperation(
        { query },
        { contextValue: createContext({ deadlineMs: 10_000 }) },
      );
      if (answer.body.kind !== "single" || answer.body.singleResult.errors)
        throw new Error(JSON.stringify(answer.body));
    }
    return (performance.now() - started) / runs;
  };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const [jit, interpreting] = await Promise.all([open("jit"), open("graphql-js")]);
console.log("operation | graphql-js ÷ jit, median of 7 (min–max) | jit ms, this machine, this run");
for (const { name, query, runs } of CASES) {
  await jit(query, 5);
  await interpreting(query, 5);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const compiled = await jit(query, runs);
    ratios.push((await interpreting(query, runs)) / compiled);
    times.push(compiled);
  }
  console.log(
    `${name} | ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}) | ${median(times).toFixed(2)}`,
  );
}
