import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { KeyvStoreAdapter } from "keyv";
import { Keyv } from "keyv";
import type { Ledger } from "../kernel/index.js";
import { MAX_TEXT_BYTES, unreadable } from "./envelope.js";
import type { SharedStore } from "./shared-tier.js";
import type { OpenSqlite } from "./sqlite-file.js";
import { sqliteCode, SqliteFile, sqliteDriver } from "./sqlite-file.js";

export interface SqliteOptions {
  /** The file; `-wal` and `-shm` stand beside it. */
  readonly file: string;
  /** Above it, those that end soonest go first. Default 512 MiB. */
  readonly maxBytes?: number;
  /** For tests. */
  readonly open?: OpenSqlite;
}

/** Of the bytes that it may hold: so much is written between two sweeps. */
const SWEEP_SHARE = 1 / 8;
const FOREVER_MS = 10 * 365 * 24 * 60 * 60 * 1000;
const BUSY_ATTEMPTS = 5;

const GET = `SELECT octet_length(value) AS bytes, CASE WHEN octet_length(value) <= ${MAX_TEXT_BYTES} THEN value END AS value FROM entries WHERE key = ? AND until > ?`;
const SET =
  "INSERT INTO entries(key, until, bytes, value) VALUES(?, ?, ?, ?) ON CONFLICT(key) DO UPDATE SET until = excluded.until, bytes = excluded.bytes, value = excluded.value";
const ledgerSql = (change: string): string =>
  `INSERT INTO ledger(key, value, until) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET value = CASE WHEN until > ?4 THEN ${change} ELSE excluded.value END, until = excluded.until RETURNING value`;
const ADD = ledgerSql("value + excluded.value");
const RAISE = ledgerSql("max(value, excluded.value)");
const OLDEST = "SELECT key FROM entries ORDER BY until LIMIT 20";

/** Another process holds the lock for moments; together below the 100 ms that a call may take. */
const patiently = async <T>(act: () => T): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act();
    } catch (error) {
      if (attempt === BUSY_ATTEMPTS || !/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error))) throw error;
    }
    await delay(Math.random() * 10);
  }
};

class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string;
  readonly #file: SqliteFile;
  #unsweptBytes = Infinity;
  #sweeping = false;

  constructor(
    path: string,
    private readonly maxBytes: number,
    open: OpenSqlite,
  ) {
    super();
    this.#file = new SqliteFile(path, maxBytes, open, (error) => this.emit("error", error));
  }

  async get<V>(key: string): Promise<V | undefined> {
    const row = await this.do(GET, key, Date.now());
    if (!row) return undefined;
    const { value } = row as { readonly value: unknown };
    return (typeof value === "string" ? value : unreadable(value === null ? "size" : "type")) as V;
  }

  async set(key: string, value: unknown, ttlMs = FOREVER_MS): Promise<boolean> {
    const text = String(value);
    const bytes = Buffer.byteLength(text);
    this.#unsweptBytes += bytes;
    if (this.#unsweptBytes > this.maxBytes * SWEEP_SHARE) this.#sweepBehind();
    await this.do(SET, key, Math.ceil(Date.now() + ttlMs), bytes, text);
    return true;
  }

  async delete(key: string): Promise<boolean> {
    await this.do("DELETE FROM entries WHERE key = ?", key);
    return true;
  }

  async clear(): Promise<void> {
    await this.do("DELETE FROM entries");
  }

  /** The first row, where there is one. */
  do(sql: string, ...values: readonly (string | number)[]): Promise<unknown> {
    return patiently(() => this.#file.use((prepared) => prepared(sql).get(...values)));
  }

  close(): void {
    this.#file.close();
  }

  #sweepBehind(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    this.#unsweptBytes = 0;
    const ended = this.sweep().catch(() => {});
    void ended.then(() => (this.#sweeping = false));
  }

  /** Ended entries go, then those that end soonest while there is too much; a few at a time, as each step holds everything up. */
  async sweep(): Promise<void> {
    const run = (sql: string, ...values: readonly number[]): Promise<number> =>
      patiently(() => this.#file.use((prepared) => prepared(sql).run(...values).changes));
    const now = Date.now();
    await run("DELETE FROM ledger WHERE until <= ?", now);
    while ((await run(`DELETE FROM entries WHERE until <= ? AND key IN (${OLDEST})`, now)) > 0) await delay(1);
    for (;;) {
      const sum = (await this.do("SELECT coalesce(sum(bytes), 0) AS bytes FROM entries")) as { readonly bytes: number };
      if (sum.bytes <= this.maxBytes || (await run(`DELETE FROM entries WHERE key IN (${OLDEST})`)) === 0) break;
      await delay(1);
    }
    await this.do("PRAGMA incremental_vacuum(500)");
  }
}

/** One statement a change, so that it is exact between processes too. */
class SqliteLedger implements Ledger {
  constructor(private readonly adapter: SqliteAdapter) {}

  add(key: string, by: number, ttlMs: number): Promise<number> {
    return this.#change(ADD, key, by, ttlMs);
  }
  async raise(key: string, value: number, ttlMs: number): Promise<void> {
    await this.#change(RAISE, key, value, ttlMs);
  }
  async read(key: string): Promise<number> {
    return valueOf(await this.adapter.do("SELECT value FROM ledger WHERE key = ? AND until > ?", key, Date.now()));
  }
  async #change(sql: string, key: string, by: number, ttlMs: number): Promise<number> {
    const now = Date.now();
    return valueOf(await this.adapter.do(sql, key, Math.ceil(by), Math.ceil(now + ttlMs), now));
  }
}
const valueOf = (row: unknown): number => {
  const value = Number((row as { readonly value?: unknown } | undefined)?.value ?? 0);
  return Number.isFinite(value) ? value : 0;
};

/**
 * One file for the processes of one machine, with exact numbers between them. libsql, tried on Node 20 on 2026-11-28: ready-made for each
 * platform, nothing runs at install time, a killed writer leaves no lock. Throws CONFIG_INVALID where it is not installed.
 */
export const createSqliteStore = async (options: SqliteOptions): Promise<SharedStore> => {
  const { file, maxBytes = 512 * 1024 * 1024, open = await sqliteDriver() } = options;
  const adapter = new SqliteAdapter(file, maxBytes, open);
  const keyv = new Keyv({
    store: adapter,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => (typeof value === "string" ? value : ""),
    deserialize: <T>(text: string) => ({ value: text as T, expires: undefined }),
  });
  return {
    kind: "sqlite",
    keyv,
    ledger: new SqliteLedger(adapter),
    close: () => Promise.resolve(adapter.close()),
  };
};
