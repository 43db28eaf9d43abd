/** A fault that the gateway is built for, and the files whose tests show what becomes of it; or why it cannot happen here. */
export interface FaultPromise {
  readonly id: string;
  readonly fault: string;
  readonly shown: readonly string[];
  /** What the tests leave out, or why there is none. */
  readonly note?: string;
}

const http = (name: string): string => `test/http/${name}.test.ts`;
const cache = (name: string): string => `test/cache/${name}.test.ts`;
const outage = "test/faults/outage.test.ts";
const table = "test/live/faults.test.ts";

/** Keys and secrets, sources that fail, stores that fail. */
export const FAULT_PROMISES: readonly FaultPromise[] = [
  { id: "C1", fault: "a source, an error or a log repeats a key", shown: [http("upstream"), table, outage, "test/live/shared.test.ts", "test/config/config.test.ts"] },
  { id: "C2", fault: "a redirect would carry the key to another host", shown: [http("faults"), http("upstream")] },
  { id: "C3", fault: "wrong keys of clients", shown: [], note: "The gateway gives out no keys of its own: it has no clients to tell apart." },
  { id: "C4", fault: "data of one client in the answer to another", shown: [cache("shared")], note: "Everybody sees the same figures; what a space keeps to itself never reaches the shared store." },
  { id: "C5", fault: "operator's pages are public", shown: ["test/e2e/bad-input.test.ts"], note: "There are none: nothing is served but /graphql, /livez, /readyz and the playground; other paths are 404." },
  { id: "D1", fault: "a source is away for a minute", shown: [outage, cache("cells"), table] },
  { id: "D2", fault: "a source accepts and says nothing", shown: [http("faults"), table] },
  { id: "D3", fault: "a body drips", shown: [http("faults"), table] },
  { id: "D4", fault: "429 and quotas, with a time or without", shown: [http("upstream"), http("policies"), table] },
  { id: "D5", fault: "200 with a page, an error, null or nothing", shown: [http("faults"), table, "test/sources/comtrade-refusals.test.ts", "test/sources/live-prices-faults.test.ts", "test/sources/gdelt.test.ts"] },
  { id: "D6", fault: "JSON cut or damaged", shown: [http("faults"), "test/sources/parsers.property.test.ts"] },
  { id: "D7", fault: "a body of hundreds of megabytes, or a bomb", shown: [http("faults"), table, "test/sources/workbook-guard.test.ts"] },
  { id: "D8", fault: "half of the calls fail", shown: ["test/kernel/breaker.test.ts", http("upstream"), http("rest-and-rate")] },
  { id: "D9", fault: "second attempts make an outage worse", shown: [http("policies"), http("upstream")] },
  { id: "D10", fault: "one source of three is dead", shown: [table, "test/sources/comtrade-live-faults.test.ts"] },
  { id: "D11", fault: "an address that leads inside", shown: [http("faults")] },
  { id: "D12", fault: "keys that pollute, deep nests, a million values", shown: [http("faults")] },
  { id: "E1", fault: "hundreds ask for one cold or expired cell", shown: [cache("cells"), cache("shared"), "test/kernel/flight.test.ts"] },
  { id: "E2", fault: "what was written together ends together", shown: [cache("cells"), outage] },
  { id: "E3", fault: "Redis is killed, slow or cut", shown: [cache("shared"), "test/live/redis-faults.test.ts"], note: "Needs redis-server; skipped visibly without it." },
  { id: "E4", fault: "Redis is frozen", shown: [cache("shared"), cache("store-limits"), cache("redis-faults")], note: "Needs redis-server; the limit of pending calls is shown without it." },
  { id: "E5", fault: "Redis says no", shown: [cache("shared"), cache("redis-faults")] },
  { id: "E6", fault: "an entry is damaged, foreign or of another version", shown: [cache("envelope"), cache("shared")] },
  { id: "E7", fault: "keys that collide or tell secrets", shown: [cache("keys")], note: "Persisted queries are off, so there are no digests of theirs to forge." },
  { id: "E8", fault: "a flood of different cells", shown: [cache("cells")], note: "By count of bytes kept, not over ten minutes." },
  { id: "E9", fault: "the store's folder or SQLite file is damaged, read-only or full", shown: [cache("sqlite"), cache("shared")], note: "SQLite needs the optional package libsql; skipped visibly without it." },
  { id: "E10", fault: "a failure is kept for long", shown: [cache("cells")] },
]; // prettier-ignore

export const promisesTable = (): string =>
  [
    "| | Fault | Shown by | |",
    "|---|---|---|---|",
    ...FAULT_PROMISES.map(
      ({ id, fault, shown, note = "" }) => `| ${id} | ${fault} | ${shown.map((file) => `\`${file}\``).join(", ")} | ${note} |`,
    ),
  ].join("\n"); // prettier-ignore
