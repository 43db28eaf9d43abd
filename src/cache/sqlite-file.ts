import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { CodedError } from "../kernel/index.js";

type SqlValue = string | number;

/** What is used of better-sqlite3's interface. The package's own types are not: a build must not need what is optional. */
export interface SqliteStatement {
  get(...values: readonly SqlValue[]): unknown;
  run(...values: readonly SqlValue[]): { readonly changes: number };
}
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}
export type OpenSqlite = (path: string) => SqliteDatabase;

const PACKAGE = "libsql";
const load = (): Promise<unknown> => import(PACKAGE);

/** Throws CONFIG_INVALID naming what to install: the package is optional, and made for some machines only. */
export const sqliteDriver = async (loadPackage = load): Promise<OpenSqlite> => {
  const module = (await loadPackage().catch(() => null)) as { readonly default: new (path: string) => SqliteDatabase };
  if (module) return (path) => new module.default(path);
  throw new CodedError(
    "CONFIG_INVALID",
    `ENTREPOT_CACHE: sqlite needs the optional package ${PACKAGE}, which is not installed here. \`npm install ${PACKAGE}@0.5.29\`, or choose files.`,
    { argument: "ENTREPOT_CACHE" },
  );
};

/** E.g. `SQLITE_BUSY`; empty for what is no error of SQLite. */
export const sqliteCode = (error: unknown): string => {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" && code.startsWith("SQLITE_") ? code : "";
};
const isDamaged = (error: unknown): boolean =>
  /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|READONLY_DBMOVED)/.test(sqliteCode(error));

const PAGE_BYTES = 4096;
/** Calls are synchronous: waiting for another process's lock holds up everything, so it is short and repeated from outside. */
const BUSY_TIMEOUT_MS = 5;

const TABLES = `
CREATE TABLE IF NOT EXISTS entries(key TEXT PRIMARY KEY, until INTEGER NOT NULL, bytes INTEGER NOT NULL, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entries_until ON entries(until, bytes);
CREATE TABLE IF NOT EXISTS ledger(key TEXT PRIMARY KEY, value INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * One file, opened at its first use. A damaged one, or one that was taken away, is left for its successor: `cache.sqlite`, `cache.sqlite.1`, …
 * Never the same name again: libsql holds a closed file until its statements are collected (0.5.29, 2026-11-28), and SQLite then deletes the
 * `-wal` of that name, which would be the new file's.
 */
export class SqliteFile {
  #database: SqliteDatabase | null = null;
  #number = -1;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(
    private readonly path: string,
    private readonly maxBytes: number,
    private readonly open: OpenSqlite,
    private readonly onDamage: (error: unknown) => void,
  ) {}

  use<T>(act: (prepared: (sql: string) => SqliteStatement) => T): T {
    try {
      return act(this.#prepared());
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.onDamage(error);
      this.close();
      // Another process may have gone on already: processes meet in the newest file.
      this.#number = Math.max(this.#newest(), this.#number + 1);
      for (const suffix of ["", "-wal", "-shm"]) rmSync(`${this.#name(this.#number - 2)}${suffix}`, { force: true });
      return act(this.#prepared());
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database?.close();
    this.#database = null;
  }

  #prepared(): (sql: string) => SqliteStatement {
    const database = (this.#database ??= this.#opened());
    return (sql) => {
      const held = this.#statements.get(sql) ?? database.prepare(sql);
      this.#statements.set(sql, held);
      return held;
    };
  }

  #opened(): SqliteDatabase {
    mkdirSync(dirname(this.path), { recursive: true });
    if (this.#number < 0) this.#number = Math.max(0, this.#newest());
    const database = this.open(this.#name(this.#number));
    try {
      database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      // Before the first table, or it is too late for it.
      database.exec("PRAGMA auto_vacuum = INCREMENTAL");
      database.exec("PRAGMA journal_mode = WAL");
      database.exec("PRAGMA synchronous = NORMAL");
      database.exec("PRAGMA journal_size_limit = 16777216");
      // Half as much again as the sweep leaves: the bound that holds between two sweeps.
      database.exec(`PRAGMA max_page_count = ${Math.ceil((this.maxBytes * 1.5) / PAGE_BYTES) + 16}`);
      database.exec(TABLES);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #name(number: number): string {
    return number > 0 ? `${this.path}.${number}` : number === 0 ? this.path : `${this.path}.none`;
  }
  #newest(): number {
    const start = `${basename(this.path)}.`;
    const numbers = readdirSync(dirname(this.path))
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length));
    return Math.max(-1, ...numbers.filter((text) => /^[1-9]\d{0,8}$/.test(text)).map(Number));
  }
}
