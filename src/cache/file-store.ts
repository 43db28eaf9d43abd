import { createHash, randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KeyvStoreAdapter } from "keyv";
import { Keyv } from "keyv";
import type { Ledger } from "../kernel/index.js";
import { MAX_TEXT_BYTES, unreadable } from "./envelope.js";
import type { SharedStore } from "./shared-tier.js";

export interface FileOptions {
  readonly dir: string;
  /** Above it, those that end soonest go first. Default 512 MiB. */
  readonly maxBytes?: number;
}

const SWEEP_EVERY_WRITES = 500;
/** The time at which it ends, in digits, and the newline. */
const HEAD_BYTES = 32;
const FOREVER_MS = 10 * 365 * 24 * 60 * 60 * 1000;

/** One file an entry: when it ends (also as the file's time of change), a newline, the text. Written beside and renamed, so that a crash leaves the old or the new one. */
class FileAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string;
  #writes = 0;

  constructor(
    private readonly dir: string,
    private readonly maxBytes: number,
  ) {
    super();
  }

  async get<V>(key: string): Promise<V | undefined> {
    const path = this.#path(key);
    let text: string;
    try {
      if ((await stat(path)).size > MAX_TEXT_BYTES + HEAD_BYTES) return unreadable("size") as V;
      text = await readFile(path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    const newline = text.indexOf("\n");
    if (Number(text.slice(0, newline)) > Date.now()) return text.slice(newline + 1) as V;
    await rm(path, { force: true });
    return undefined;
  }

  async set(key: string, value: unknown, ttlMs?: number): Promise<boolean> {
    const path = this.#path(key);
    const until = Date.now() + (ttlMs ?? FOREVER_MS);
    const beside = `${path}.${randomUUID()}`;
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(beside, `${until}\n${String(value)}`);
    await utimes(beside, until / 1000, until / 1000);
    await rename(beside, path);
    this.#writes += 1;
    if (this.#writes % SWEEP_EVERY_WRITES === 0) void this.sweep().catch(() => {});
    return true;
  }

  async delete(key: string): Promise<boolean> {
    await rm(this.#path(key), { force: true });
    return true;
  }

  async clear(): Promise<void> {
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Ended entries go, then those that end soonest while there is too much. */
  async sweep(): Promise<void> {
    const files: { path: string; bytes: number; untilMs: number }[] = [];
    for (const folder of await readdir(this.dir).catch(() => []))
      for (const name of await readdir(join(this.dir, folder)).catch(() => [])) {
        const path = join(this.dir, folder, name);
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Infinity }));
        // A file being written has the time of now: a minute's grace.
        if (mtimeMs < Date.now() - 60_000) await rm(path, { force: true });
        else files.push({ path, bytes: size, untilMs: mtimeMs });
      }
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, bytes } of files.sort((a, b) => a.untilMs - b.untilMs)) {
      if (total <= this.maxBytes) break;
      await rm(path, { force: true });
      total -= bytes;
    }
  }

  #path(key: string): string {
    const digest = createHash("sha256").update(key).digest("hex");
    return join(this.dir, digest.slice(0, 2), digest.slice(2, 42));
  }
}

/** Adds and maxima one after the other: within this process exact; two processes on one folder may lose a count. */
class FileLedger implements Ledger {
  #last: Promise<unknown> = Promise.resolve();
  constructor(private readonly adapter: FileAdapter) {}

  add(key: string, by: number, ttlMs: number): Promise<number> {
    return this.#change(key, (held) => held + by, ttlMs);
  }
  async raise(key: string, value: number, ttlMs: number): Promise<void> {
    await this.#change(key, (held) => Math.max(held, value), ttlMs);
  }
  async read(key: string): Promise<number> {
    const held = Number((await this.adapter.get<string>(`ledger:${key}`)) ?? 0);
    return Number.isFinite(held) ? held : 0;
  }
  #change(key: string, change: (held: number) => number, ttlMs: number): Promise<number> {
    const turn = this.#last.then(async () => {
      const value = change(await this.read(key));
      await this.adapter.set(`ledger:${key}`, value, ttlMs);
      return value;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** A folder, for one machine and one process: a restart remembers cells, pauses and quotas, and nothing has to be installed. */
export const createFileStore = ({ dir, maxBytes = 512 * 1024 * 1024 }: FileOptions): SharedStore => {
  const adapter = new FileAdapter(dir, maxBytes);
  void adapter.sweep().catch(() => {});
  const keyv = new Keyv({
    store: adapter,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => (typeof value === "string" ? value : ""),
    deserialize: <T>(text: string) => ({ value: text as T, expires: undefined }),
  });
  return { kind: "file", keyv, ledger: new FileLedger(adapter), close: () => Promise.resolve() };
};
