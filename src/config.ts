import { CodedError } from "./kernel/index.js";
import type { Environment, Setting } from "./setting.js";
import { flag, integer, oneOf, order, pair, pairs, path, Secret, secret, text, userFolder } from "./setting.js";

export type { Environment, Setting } from "./setting.js";
export { Secret } from "./setting.js";

export const SETTINGS = {
  host: text("HOST", "127.0.0.1", "Address to listen on; the default answers this machine only."),
  port: integer("PORT", 4000, [0, 65_535], null, "Port to listen on; 0 takes any free one."),
  mode: oneOf(
    "ENTREPOT_MODE",
    "auto",
    ["auto", "live", "snapshot"],
    "`snapshot`: embedded data, no network at all; `live`: sources only; `auto`: sources first, the snapshot behind them.",
  ),
  executor: oneOf(
    "ENTREPOT_EXECUTOR",
    "jit",
    ["jit", "graphql-js"],
    "`jit` compiles an operation seen twice; `graphql-js` interprets every one. The answers are the same.",
  ),
  snapshotDir: path("ENTREPOT_SNAPSHOT_DIR", "Folder of the embedded snapshot; the one in the package unless given."),
  storeDir: userFolder(
    "ENTREPOT_STORE_DIR",
    "Folder for files read in with `entrepot load` and for the cache in files or SQLite; made when something is first written. With `XDG_DATA_HOME` set, `entrepot` below that.",
  ),
  introspection: flag("ENTREPOT_INTROSPECTION", true, "Answer `__schema` and `__type`; the playground needs them."),
  playground: flag("ENTREPOT_PLAYGROUND", true, "Serve the page at `/` and `/playground`."),
  log: oneOf(
    "ENTREPOT_LOG",
    "error",
    ["off", "error", "info"],
    "What goes to standard error: nothing, failures, or also one line a request.",
  ),
  maxBodyBytes: integer("ENTREPOT_MAX_BODY_BYTES", 262_144, [1024, 16_777_216], "bytes", "Largest request body."),
  maxDocumentCharacters: integer(
    "ENTREPOT_MAX_DOCUMENT_CHARACTERS",
    20_000,
    [100, 1_000_000],
    "characters",
    "Longest GraphQL document.",
  ),
  maxTokens: integer("ENTREPOT_MAX_TOKENS", 1500, [100, 100_000], "tokens", "Most tokens in a document."),
  maxNesting: integer(
    "ENTREPOT_MAX_NESTING",
    100,
    [10, 1000],
    "brackets",
    "Deepest nesting of brackets, scanned before parsing: the parser is recursive.",
  ),
  maxDepth: integer(
    "ENTREPOT_MAX_DEPTH",
    10,
    [3, 50],
    "levels",
    "Deepest nesting of fields; `__schema` and `__type` are exempt.",
  ),
  maxAliases: integer("ENTREPOT_MAX_ALIASES", 30, [1, 1000], "aliases", "Most aliases in an operation."),
  maxRootFields: integer("ENTREPOT_MAX_ROOT_FIELDS", 20, [1, 1000], "fields", "Most fields at the root."),
  maxDirectives: integer("ENTREPOT_MAX_DIRECTIVES", 20, [1, 1000], "directives", "Most directives in an operation."),
  maxCostRows: integer(
    "ENTREPOT_MAX_COST_ROWS",
    10_000,
    [100, 10_000_000],
    "rows",
    "Most list items that an operation may be able to return, computed from its arguments before it runs.",
  ),
  maxUpstreamCalls: integer(
    "ENTREPOT_MAX_UPSTREAM_CALLS",
    20,
    [0, 1000],
    "calls",
    "Most calls to sources that one operation may cause, after what is held; checked before the first.",
  ),
  liveSources: order(
    "ENTREPOT_LIVE_SOURCES",
    "Sources that `auto` asks too, though nothing of theirs is embedded, e.g. `imf-pcps,ecb,eurostat,dbnomics,fred`; one with a key or an address set is asked anyway. `live` asks all.",
  ),
  gdeltPair: pair(
    "ENTREPOT_GDELT_PAIR",
    "Two countries whose reported co-operation is read from GDELT's daily files, behind the answers; off unless given.",
  ),
  gdeltDays: integer("ENTREPOT_GDELT_DAYS", 7, [1, 31], "days", "How many of GDELT's last days are read."),
  wikidataItems: pairs(
    "ENTREPOT_WIKIDATA_ITEMS",
    "key=item with commas between them, e.g. some-plant=Q42",
    /^([A-Za-z0-9][A-Za-z0-9-]*)=(Q[1-9]\d{0,11})$/,
    "Wikidata items of people, organisations and plants of the registers, by their keys: names, places and owners are read from them.",
  ),
  wikidataCountries: pairs(
    "ENTREPOT_WIKIDATA_COUNTRIES",
    "alpha-3=item with commas between them",
    /^([A-Z]{3})=(Q[1-9]\d{0,11})$/,
    "Countries whose treaties with one another Wikidata's query service is asked for, behind the answers; less than two: it is not asked.",
    "PAK=Q843,RUS=Q159",
  ),
  unctadIiaCountries: pairs(
    "ENTREPOT_UNCTAD_IIA_COUNTRIES",
    "alpha-3 codes with commas between them, each with `:number` where UNCTAD's IiaId is not the one known",
    /^([A-Z]{3})(?::([1-9]\d{0,3}))?$/,
    "Countries whose pages of investment treaties are read, e.g. `PAK,CHN,TUR` or `PAK:160`.",
    "PAK,RUS",
  ),
  unTreaties: pairs(
    "ENTREPOT_UN_TREATIES",
    "numbers of treaties with commas between them, e.g. XXVI-9",
    /^((?=[XVI])X{0,2}(?:IX|IV|V?I{0,3})-\d{1,2}(?:-[a-z])?)$/,
    "Treaties deposited with the UN Secretary-General whose status is read; those that are embedded unless given.",
  ),
  tradeOrder: order("ENTREPOT_TRADE_ORDER", "Who is asked first for trade: `snapshot,comtrade` turns the order round."),
  priceOrder: order("ENTREPOT_PRICE_ORDER", "Who is asked first for prices, e.g. `snapshot`: recorded figures first."),
  cache: oneOf(
    "ENTREPOT_CACHE",
    "files",
    ["files", "sqlite", "redis", "memory"],
    "Where answers and quotas are kept behind the memory: `files` of this machine, one `sqlite` file that its processes share (package `libsql`), a `redis` or Valkey that machines share, or nowhere.",
  ),
  cacheMemoryBytes: integer(
    "ENTREPOT_CACHE_MEMORY_BYTES",
    134_217_728,
    [1_048_576, 17_179_869_184],
    "bytes",
    "Memory for answers of sources; least recently used ones go first.",
  ),
  contact: text(
    "ENTREPOT_CONTACT",
    "",
    "Mail or web address of whoever runs this gateway; sources see it, and some refuse clients without one.",
  ),
  redisUrl: secret(
    "ENTREPOT_REDIS_URL",
    "a redis:// or rediss:// address",
    /^rediss?:\/\//,
    "Redis or Valkey for `ENTREPOT_CACHE=redis`; may hold a password, which is never shown.",
  ),
  deadlineMs: integer("ENTREPOT_DEADLINE_MS", 10_000, [100, 600_000], "ms", "Longest time for one operation."),
  headersTimeoutMs: integer(
    "ENTREPOT_HEADERS_TIMEOUT_MS",
    5000,
    [100, 600_000],
    "ms",
    "Longest time for a client to send its headers.",
  ),
  requestTimeoutMs: integer(
    "ENTREPOT_REQUEST_TIMEOUT_MS",
    10_000,
    [100, 600_000],
    "ms",
    "Longest time for a client to send the whole request.",
  ),
  drainMs: integer(
    "ENTREPOT_DRAIN_MS",
    0,
    [0, 600_000],
    "ms",
    "How long a stopping server goes on answering while `/readyz` already says 503, so that a load balancer looks away first.",
  ),
  shutdownGraceMs: integer(
    "ENTREPOT_SHUTDOWN_GRACE_MS",
    10_000,
    [0, 600_000],
    "ms",
    "How long a stopping server waits for requests in flight.",
  ),
} as const;

type SettingKey = keyof typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer T> ? T : never;

/** URL and key of one source: `ENTREPOT_<ID>_URL`, `ENTREPOT_<ID>_KEY`, the id in upper case with `_` for `-`. */
export interface SourceSettings {
  readonly url: string | null;
  readonly key: Secret | null;
}

export type Config = { readonly [K in SettingKey]: ValueOf<(typeof SETTINGS)[K]> } & {
  source(id: string): SourceSettings;
};

export const sourceVariable = (id: string, what: "URL" | "KEY"): string =>
  `ENTREPOT_${id.toUpperCase().replaceAll("-", "_")}_${what}`;

/** Names the variable and what it accepts, never its value: a key may stand in the wrong variable. */
const invalid = (name: string, accepted: string): CodedError =>
  new CodedError("CONFIG_INVALID", `${name}: expected ${accepted}.`, { argument: name, accepted });

const read = <T>(setting: Setting<T>, environment: Environment): T => {
  const given = environment[setting.name]?.trim();
  if (given === undefined || given === "") return setting.defaultIn?.(environment) ?? setting.default;
  const value = setting.parse(given);
  if (value === undefined) throw invalid(setting.name, setting.type);
  return value;
};

const sourceReader = (environment: Environment) => (id: string) => {
  const [url, key] = (["URL", "KEY"] as const).map((what) => environment[sourceVariable(id, what)]?.trim() || null);
  if (url && !(URL.canParse(url) && /^https?:/.test(url)))
    throw invalid(sourceVariable(id, "URL"), "an http or https address");
  return { url: url ?? null, key: key ? new Secret(key) : null };
};

/** Reads every setting once; the only reader of the environment. Throws CONFIG_INVALID naming the variable. */
export const loadConfig = (environment: Environment = process.env): Config => {
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, setting]) => [key, read(setting as Setting<unknown>, environment)]),
  );
  return { ...values, source: sourceReader({ ...environment }) } as Config;
};

/** Variables that look like settings but are none, so that a misspelt one is noticed. */
export const unknownVariables = (
  sourceIds: readonly string[],
  environment: Environment = process.env,
): readonly string[] => {
  const known = new Set<string>(Object.values(SETTINGS).map((setting) => setting.name));
  for (const id of sourceIds) for (const what of ["URL", "KEY"] as const) known.add(sourceVariable(id, what));
  return Object.keys(environment)
    .filter((name) => name.startsWith("ENTREPOT_") && !known.has(name))
    .sort();
};
