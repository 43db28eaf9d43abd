import { z } from "zod";
import type { EventRecord } from "../../agreements/agreements.records.js";
import type { Cache, CellSpace, Held } from "../../cache/index.js";
import { codes, keySpace } from "../../cache/index.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { CodedError } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { GdeltFile } from "../gdelt/decode.js";
import { checkGdeltFile, decodeGdeltEvents, decodeGdeltFileList } from "../gdelt/decode.js";
import { normaliseGdelt } from "../gdelt/normalise.js";
import { gdelt } from "../gdelt/record.js";
import { GDELT_BASE, gdeltDayRequest, gdeltListRequest, gdeltQuarterRequest } from "../gdelt/request.js";
import { zipLines } from "../zip-lines.js";
import { whole } from "./whole.js";

const MEBIBYTE = 1024 * 1024;
/** A file of a day is 5 to 10 MB, about 80 MB inflated; of a quarter of an hour, some 100 kB. */
export const gdeltSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: GDELT_BASE,
  rate: { perSecond: 1, burst: 2 },
  limits: { concurrency: 1, queue: 40, attemptMs: 60_000, totalMs: 300_000, maxBytes: 32 * MEBIBYTE },
};
const DAY = { inflatedBytes: 256 * MEBIBYTE };
const QUARTER = { zipBytes: 5 * MEBIBYTE, inflatedBytes: 30 * MEBIBYTE };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Files do not change. Those of a quarter of an hour are of no use once the file of their day is there. */
const LIFETIME = { DAY: 90 * DAY_MS, QUARTER: 4 * DAY_MS };

const FileEvents = z.object({
  events: z.array(z.looseObject({ key: z.string(), on: z.string(), cameoCode: z.string() })),
});
export interface FileEvents {
  readonly events: readonly EventRecord[];
}
// 2: more codes count as co-operation than did.
const slices = keySpace("live-gdelt", 2, { pair: codes() });

interface Reading {
  readonly pair: readonly [string, string];
  readonly nameOf: (code: string) => string;
}

/** Events of the pair out of files of days and of quarters of an hour, kept file by file. */
export class GdeltFiles {
  readonly #space: CellSpace<FileEvents>;

  constructor(
    private readonly upstream: Upstream,
    cache: Cache,
    private readonly reading: Reading,
  ) {
    this.#space = cache.space<FileEvents>({
      name: gdelt.id,
      decode: (value) => FileEvents.safeParse(value).data as FileEvents | undefined,
    });
  }

  /** By name of the file: `2025-07-11`, `20250711001500`. */
  held(names: readonly string[]): Promise<readonly (Held<FileEvents> | undefined)[]> {
    return this.#space.peek(names.map((name) => this.#cell(name)));
  }

  async fetchDay(day: string, signal: AbortSignal | undefined): Promise<void> {
    const { body, retrievedAt } = await this.#file(gdeltDayRequest(day), signal);
    await this.#keep(day, body, "DAY", DAY.inflatedBytes, retrievedAt);
  }

  /** The newest files of quarters of an hour, newest first. */
  async list(signal: AbortSignal | undefined): Promise<readonly GdeltFile[]> {
    const request = { as: "text", ...gdeltListRequest(), background: true, limits: { maxBytes: MEBIBYTE } } as const;
    const { body, status } = await whole(this.upstream.send({ ...request, ...(signal ? { signal } : {}) }));
    const files = decodeGdeltFileList(body, status === 206);
    if (files.length === 0)
      throw badData(gdelt.id, "the list of files", "lines of size, md5 and address", body.slice(0, 40));
    return [...files].sort((a, b) => (a.stamp > b.stamp ? -1 : 1));
  }

  async fetchQuarter(file: GdeltFile, signal: AbortSignal | undefined): Promise<void> {
    const { stamp, bytes } = file;
    if (bytes > QUARTER.zipBytes)
      throw badData(gdelt.id, `the size of ${stamp}`, `at most ${QUARTER.zipBytes} bytes`, bytes);
    const { body, retrievedAt } = await this.#file(
      { ...gdeltQuarterRequest(stamp), limits: { maxBytes: QUARTER.zipBytes } },
      signal,
    );
    checkGdeltFile(file, body);
    await this.#keep(stamp, body, "QUARTER", QUARTER.inflatedBytes, retrievedAt);
  }

  #cell(name: string) {
    return { slice: slices({ pair: [...this.reading.pair] }), cell: name };
  }

  #file(request: { path: string; limits?: { maxBytes: number } }, signal: AbortSignal | undefined) {
    return whole(this.upstream.send({ as: "bytes", ...request, background: true, ...(signal ? { signal } : {}) }));
  }

  async #keep(
    name: string,
    zip: Uint8Array,
    kind: "DAY" | "QUARTER",
    inflatedBytes: number,
    retrievedAt: Date,
  ): Promise<void> {
    const { pair, nameOf } = this.reading;
    const both = (line: string) => pair.every((code) => line.includes(`\t${code}\t`));
    const lines = await zipLines(gdelt.id, zip, both, inflatedBytes);
    const read = decodeGdeltEvents(lines.join("\n"), kind === "DAY" ? "DAY" : "QUARTER_HOUR");
    const events = normaliseGdelt(read, pair, nameOf, retrievedAt.toISOString().slice(0, 10));
    const lifetime = { freshMs: LIFETIME[kind], staleMs: LIFETIME[kind] };
    this.#space.put([{ ...this.#cell(name), value: { events }, lifetime }]);
  }
}

/** Faults of ours are not swallowed. */
export const upstreamFault = (error: unknown): CodedError => {
  if (error instanceof CodedError && error.code.startsWith("UPSTREAM_")) return error;
  throw error;
};
