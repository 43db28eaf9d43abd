/** Prints how many calls to sources questions cost, over sources on loopback: `npx tsx scripts/upstream-calls.ts`. */
import "reflect-metadata";
import { COUNTED_QUESTIONS } from "../test/support/counted-questions.js";
import { openLiveApp } from "../test/support/live-app.js";
import { publishedOperations } from "../test/support/operations.js";

let live = await openLiveApp();
const ask = async (name: string, query: string, variables: Record<string, unknown>): Promise<void> => {
  live.seen();
  const { json } = await live.ask(query, variables);
  const calls = live.seen();
  const refused = json.errors?.map(({ extensions, message }) => `${extensions.code}: ${message}`).join("; ");
  process.stdout.write(`${String(calls).padStart(3)}  ${name}${refused ? `  [${refused}]` : ""}\n`);
};
for (const [name, query, variables, keepsStore] of COUNTED_QUESTIONS) {
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
