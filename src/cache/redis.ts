import KeyvRedis, { createClient, Keyv } from "@keyv/redis";
import type { Ledger } from "../kernel/index.js";
import { MAX_TEXT_BYTES, unreadable } from "./envelope.js";
import type { SharedStore } from "./shared-tier.js";

const ADD = "local v = redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('PEXPIRE', KEYS[1], ARGV[2]) return v";
const RAISE =
  "if tonumber(ARGV[1]) > tonumber(redis.call('GET', KEYS[1]) or '0') then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end return 0";
/** Judged where it lies: 50 MB on the way would outlast the 100 ms, time after time, and one bad key would cost everybody the store. */
const GET_BOUNDED =
  "local out = {} for i, key in ipairs(KEYS) do local bytes = redis.pcall('STRLEN', key) " +
  "if type(bytes) == 'table' then if string.find(bytes.err, 'WRONGTYPE') then out[i] = ARGV[3] else return bytes end " +
  "elseif bytes > tonumber(ARGV[1]) then out[i] = ARGV[2] else out[i] = redis.call('GET', key) end end return out";

class BoundedRedis extends KeyvRedis<string> {
  override async getMany<U = string>(keys: string[]): Promise<(U | undefined)[]> {
    const client = await this.getClient();
    const found = await client.eval(GET_BOUNDED, {
      keys: keys.map((key) => this.createKeyPrefix(key, this.namespace)),
      arguments: [String(MAX_TEXT_BYTES), unreadable("size"), unreadable("type")],
    });
    // A nil at the end of a Lua table shortens it.
    return keys.map((_, at) => (found as (U | null)[])[at] ?? undefined);
  }
}

export interface RedisOptions {
  /** `redis://` or `rediss://`; may hold a password, which is never shown. */
  readonly url: string;
  /** Before every key; instances with the same prefix share. Default `entrepot`. */
  readonly prefix?: string;
}

/**
 * Redis or Valkey. Connects behind the scenes: starting does not wait for it. With its defaults every call was still pending after 6 s when
 * Redis was killed or frozen (reliability §0.1): no offline queue, a ping every second, and a silent socket is closed after three.
 */
export const createRedisStore = ({ url, prefix = "entrepot" }: RedisOptions): SharedStore => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 1_000,
    pingInterval: 1_000,
    socket: {
      connectTimeout: 500,
      socketTimeout: 3_000,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000) + Math.random() * 50,
    },
  });
  // node-redis emits `error` for every lost connection; without a listener it ends the process. Calls report their own failures.
  client.on("error", () => {});
  void client.connect().catch(() => {});
  // Connecting has begun, so the adapter never connects by itself (it would add listeners at every call while Redis is away).
  const keyv = new Keyv({
    store: new BoundedRedis(client, {
      namespace: prefix,
      keyPrefixSeparator: ":",
      throwOnErrors: true,
      throwOnConnectError: true,
    }),
    namespace: prefix,
    useKeyPrefix: false,
    throwOnErrors: true,
    // Our texts carry their own times and digest; Keyv's envelope around them would be parsed and escaped for nothing.
    serialize: ({ value }) => (typeof value === "string" ? value : ""),
    deserialize: <T>(text: string) => ({ value: text as T, expires: undefined }),
  });
  const named = (key: string) => `${prefix}:${key}`;
  const evaluate = async (script: string, key: string, ...values: readonly number[]): Promise<number> =>
    Number(
      await client.eval(script, { keys: [named(key)], arguments: values.map((value) => String(Math.ceil(value))) }),
    );
  const ledger: Ledger = {
    add: (key, by, ttlMs) => evaluate(ADD, key, by, ttlMs),
    raise: async (key, value, ttlMs) => void (await evaluate(RAISE, key, value, ttlMs)),
    read: async (key) => Number((await client.get(named(key))) ?? 0),
  };
  return {
    kind: "redis",
    keyv,
    ledger,
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
};
