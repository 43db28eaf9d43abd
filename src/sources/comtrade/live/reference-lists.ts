import { z } from "zod";
import type { Cache, CellSpace, Loaded, Wanted } from "../../../cache/index.js";
import { keySpace, text } from "../../../cache/index.js";
import type { Upstream } from "../../../http/index.js";
import { CodedError } from "../../../kernel/index.js";
import { badData } from "../../edge.js";
import type { ListedCode } from "../code-lists.js";
import { decodePartnerAreas, decodeReporters, unitedCodes } from "../code-lists.js";
import type { LiveCodeBook } from "./code-book.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The source says so itself: max-age=604800. */
const LIFETIME = { freshMs: 7 * DAY_MS, staleMs: 365 * DAY_MS };
/** Both lists had more than 250 rows in June 2025; a list of a few is no list. */
const FEWEST = 150;

const LISTS = {
  reporters: { path: "/files/v1/app/reference/Reporters.json", decode: decodeReporters },
  partners: { path: "/files/v1/app/reference/partnerAreas.json", decode: decodePartnerAreas },
} as const;
type ListName = keyof typeof LISTS;

interface HeldList {
  readonly etag: string | null;
  readonly rows: readonly ListedCode[];
}
const List = z.object({
  etag: z.string().nullable(),
  rows: z.array(z.object({ code: z.int(), iso: z.string(), expired: z.string().optional() })).min(FEWEST),
});
const sliceOf = keySpace("comtrade.lists", 1, { list: text() });
const placeOf = (name: ListName): Wanted<HeldList> => ({ slice: sliceOf({ list: name }), cell: "list" });

interface Deps {
  /** Of the public paths: no key, no quota. */
  readonly open: Upstream;
  readonly cache: Cache;
  readonly book: LiveCodeBook;
}

/** UN Comtrade's lists of reporters and partners, once a week, by their ETag; behind the answers, for no question waits for them. */
export class ReferenceLists {
  readonly #space: CellSpace<HeldList>;

  constructor(private readonly deps: Deps) {
    this.#space = deps.cache.space<HeldList>({
      name: "comtrade.lists",
      decode: (value) => List.safeParse(value).data,
    });
  }

  /** Throws what failed; the numbers held before stay in use. */
  async renew(signal?: AbortSignal): Promise<void> {
    const [reporters, partners] = await Promise.all([this.#list("reporters", signal), this.#list("partners", signal)]);
    this.deps.book.overlay(unitedCodes(reporters.rows, partners.rows));
  }

  async #list(name: ListName, signal: AbortSignal | undefined): Promise<HeldList> {
    const place = placeOf(name);
    const load = async (_: unknown, own: AbortSignal): Promise<readonly Loaded<HeldList>[]> => {
      const [held] = await this.#space.peek([place]);
      return [{ ...place, value: await this.#fetch(name, held?.value ?? null, own), lifetime: LIFETIME }];
    };
    const [outcome] = await this.#space.through([place], load, signal);
    if (outcome instanceof Error) throw outcome;
    return outcome!.value!;
  }

  async #fetch(name: ListName, held: HeldList | null, signal: AbortSignal): Promise<HeldList> {
    const { path, decode } = LISTS[name];
    const answer = await this.deps.open.send({
      as: "json",
      path,
      signal,
      background: true,
      ...(held?.etag ? { etag: held.etag } : {}),
    });
    if (answer.notModified) {
      if (held) return held;
      throw new CodedError("UPSTREAM_BAD_DATA", "comtrade: a list was said not to have changed that is not held.", {
        source: "comtrade",
        retryable: true,
      });
    }
    const rows = decode(answer.body);
    const fewest = Math.max(FEWEST, (held?.rows.length ?? 0) / 2);
    if (rows.length < fewest)
      throw badData("comtrade", `${name}.results`, `at least ${Math.ceil(fewest)} rows`, rows.length);
    return { etag: answer.etag, rows };
  }
}
