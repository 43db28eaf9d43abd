import { z } from "zod";
import type { AgreementsPort, LoadedRegister, RegisterAsk } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { EventRecord } from "../../agreements/agreements.records.js";
import type { Held } from "../../cache/index.js";
import { codes, keySpace } from "../../cache/index.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { CodedError } from "../../kernel/index.js";
import { decodeGdeltEvents } from "../gdelt/decode.js";
import { normaliseGdelt } from "../gdelt/normalise.js";
import { gdelt } from "../gdelt/record.js";
import { GDELT_BASE, gdeltDayRequest } from "../gdelt/request.js";
import { zipLines } from "../zip-lines.js";
import { PartFailures } from "./failures.js";
import type { EventsWanted, LiveRegisterDeps } from "./types.js";
import { whole } from "./whole.js";

/** A file of a day is 5 to 10 MB, about 80 MB inflated. */
export const gdeltSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: GDELT_BASE,
  rate: { perSecond: 0.2, burst: 1 },
  limits: { concurrency: 1, queue: 40, attemptMs: 60_000, totalMs: 300_000, maxBytes: 32 * 1024 * 1024 },
};
const MAX_INFLATED = 256 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A day's file comes in the morning after it. */
const PUBLISHED_AFTER_MS = 1.5 * DAY_MS;
/** The file of a day does not change. */
const LIFETIME = { freshMs: 90 * DAY_MS, staleMs: 90 * DAY_MS };

const DayEvents = z.object({
  events: z.array(z.looseObject({ key: z.string(), on: z.string(), cameoCode: z.string() })),
});
interface DayEvents {
  readonly events: readonly EventRecord[];
}
const slices = keySpace("live-gdelt", 1, { pair: codes() });

const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(now.getTime() - PUBLISHED_AFTER_MS - at * DAY_MS).toISOString().slice(0, 10),
  );

/**
 * Reported co-operation between two countries in the last days, out of the files of whole days: the search interface refuses most calls. Only in
 * the background: no question waits for ten megabytes.
 */
export const liveGdelt = (upstream: Upstream, deps: LiveRegisterDeps, { pair, days }: EventsWanted): AgreementsPort => {
  const space = deps.cache.space<DayEvents>({
    name: gdelt.id,
    decode: (value) => DayEvents.safeParse(value).data as DayEvents | undefined,
  });
  const failures = new PartFailures(deps.clock);
  const nameOf = (code: string) => deps.reference.countryByCode(code)?.name ?? code;
  const wanted = (day: string) => ({ slice: slices({ pair }), cell: day });

  const fetchDay = async (day: string, signal: AbortSignal | undefined): Promise<CodedError | null> => {
    const known = failures.get(day);
    if (known) return known;
    try {
      const request = {
        as: "bytes",
        ...gdeltDayRequest(day),
        background: true,
        ...(signal ? { signal } : {}),
      } as const;
      const { body, retrievedAt } = await whole(upstream.send(request));
      const both = (line: string) => pair.every((code) => line.includes(`\t${code}\t`));
      const lines = await zipLines(gdelt.id, body, both, MAX_INFLATED);
      const read = decodeGdeltEvents(lines.join("\n"), "DAY");
      const events = normaliseGdelt(read, pair, nameOf, retrievedAt.toISOString().slice(0, 10));
      space.put([{ ...wanted(day), value: { events }, lifetime: LIFETIME }]);
      return null;
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
      if (!signal?.aborted) failures.remember(day, error);
      return error;
    }
  };

  const load = async ({ background, signal }: RegisterAsk = {}): Promise<LoadedRegister> => {
    const list = lastDays(deps.clock.now(), days);
    const before = await space.peek(list.map(wanted));
    const failed: CodedError[] = [];
    for (const [at, day] of list.entries()) {
      const failure = background && !before[at] && !signal?.aborted ? await fetchDay(day, signal) : null;
      if (failure) failed.push(failure);
    }
    const held = (await space.peek(list.map(wanted))).flatMap((one): Held<DayEvents>[] => (one?.value ? [one] : []));
    if (held.length === 0 && failed[0]) throw failed[0];
    const oldest = held.map(({ storedAt }) => storedAt).sort()[0] ?? null;
    // An event of a day is reported again in the files of the next ones.
    const events = new Map(held.flatMap(({ value }) => value!.events.map((event) => [event.key, event] as const)));
    return {
      corpus: {
        ...EMPTY_CORPUS,
        events: [...events.values()],
        coverage: [
          {
            sourceId: gdelt.id,
            covers: `News reports of co-operation between ${pair.map(nameOf).join(" and ")} in ${held.length} of the last ${days} days, coded by a machine (CAMEO).`,
            doesNotCover: "Whether what was reported happened, reports of other countries, earlier days.",
            through: held.length > 0 ? list[0]! : null,
          },
        ],
      },
      freshness: failed.length > 0 ? "STALE" : before.includes(undefined) && background ? "LIVE" : "CACHED",
      version: held.map(({ storedAt }) => storedAt).join(),
      retrievedAt: oldest,
      failure: failed[0] ?? null,
    };
  };
  return { sourceIds: [gdelt.id], live: true, load };
};
