import type { AgreementsPort, LoadedRegister, RegisterAsk } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { Held } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { CodedError } from "../../kernel/index.js";
import { gdelt } from "../gdelt/record.js";
import { nothingYet, PartFailures } from "./failures.js";
import { GdeltArticles } from "./gdelt-articles.js";
import type { FileEvents } from "./gdelt-files.js";
import { GdeltFiles, upstreamFault } from "./gdelt-files.js";
import type { EventsWanted, LiveRegisterDeps } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const QUARTER_MS = 15 * 60_000;
/** A day's file comes in the morning after it. */
const PUBLISHED_AFTER_MS = 1.5 * DAY_MS;
/** Files of quarters of an hour that one refresh may fetch: those of two hours, and one refresh is an hour after the other. */
const QUARTERS_A_REFRESH = 8;

const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(now.getTime() - PUBLISHED_AFTER_MS - at * DAY_MS).toISOString().slice(0, 10),
  );
/** Names of the quarters of an hour since the end of `day`, newest first. */
const quartersSince = (day: string, now: Date): string[] => {
  const begin = Date.parse(day) + DAY_MS;
  const count = Math.max(0, Math.ceil((now.getTime() - begin) / QUARTER_MS));
  return Array.from({ length: count }, (_, at) =>
    new Date(begin + (count - 1 - at) * QUARTER_MS).toISOString().slice(0, 19).replace(/\D/g, ""),
  );
};

interface Upstreams {
  readonly files: Upstream;
  readonly doc: Upstream;
}

/**
 * Reported co-operation between two countries: whole days out of the files of days, what came since out of those of quarters of an hour, and
 * only where no file comes, articles of the search interface, which refuses most calls. Only in the background: no question waits for ten
 * megabytes.
 */
export const liveGdelt = (
  upstreams: Upstreams,
  deps: LiveRegisterDeps,
  { pair, days }: EventsWanted,
): AgreementsPort => {
  const failures = new PartFailures(deps.clock);
  const nameOf = (code: string) => deps.reference.countryByCode(code)?.name ?? code;
  const files = new GdeltFiles(upstreams.files, deps.cache, { pair, nameOf });
  const articles = new GdeltArticles(upstreams.doc, deps.cache, pair, [nameOf(pair[0]), nameOf(pair[1])]);

  const tried = async (
    part: string,
    signal: AbortSignal | undefined,
    work: () => Promise<void>,
  ): Promise<CodedError | null> => {
    const known = failures.get(part);
    if (known) return known;
    try {
      await work();
      return null;
    } catch (error) {
      const fault = upstreamFault(error);
      if (!signal?.aborted) failures.remember(part, fault);
      return fault;
    }
  };

  const renewQuarters = async (
    missing: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<CodedError[]> => {
    const faults: CodedError[] = [];
    const listed = await tried("list", signal, async () => {
      const newest = (await files.list(signal)).filter(({ stamp }) => missing.has(stamp)).slice(0, QUARTERS_A_REFRESH);
      for (const file of newest) {
        const fault = await tried(file.stamp, signal, () => files.fetchQuarter(file, signal));
        if (fault) faults.push(fault);
      }
    });
    return listed ? [listed] : faults;
  };

  const load = async ({ background, signal }: RegisterAsk = {}): Promise<LoadedRegister> => {
    const now = deps.clock.now();
    const list = lastDays(now, days);
    const heldDays = await files.held(list);
    const quarters = quartersSince(list[0]!, now);
    const heldQuarters = await files.held(quarters);
    const faults: CodedError[] = [];
    if (background) {
      faults.push(...(await renewQuarters(new Set(quarters.filter((_, at) => !heldQuarters[at])), signal)));
      for (const [at, day] of list.entries()) {
        const fault =
          heldDays[at] || signal?.aborted ? null : await tried(day, signal, () => files.fetchDay(day, signal));
        if (fault) faults.push(fault);
      }
    }
    const shown = [...(await files.held(list)), ...(await files.held(quarters))];
    const before = [...heldDays, ...heldQuarters];
    const came = shown.some((one, at) => one?.value && !before[at]);
    if (background && faults.length > 0 && !came && !signal?.aborted) {
      const fault = await tried("articles", signal, () => articles.fetch(days, signal));
      if (fault) faults.push(fault);
    } else if (came && (await articles.held())?.value?.events.length) articles.drop();
    return assemble(shown, list, came, faults, background ?? false);
  };

  const assemble = async (
    shown: readonly (Held<FileEvents> | undefined)[],
    list: readonly string[],
    came: boolean,
    faults: readonly CodedError[],
    background: boolean,
  ): Promise<LoadedRegister> => {
    const held = shown.flatMap((one): Held<FileEvents>[] => (one?.value ? [one] : []));
    const found = await articles.held();
    const mentions = found?.value?.events.length ? found : undefined;
    if (held.length === 0 && !mentions) throw faults[0] ?? nothingYet(gdelt.id);
    const heldDays = shown.slice(0, list.length).filter((one) => one?.value).length;
    const heldQuarters = held.length - heldDays;
    // An event of a day is reported again in the files of the next ones.
    const events = new Map(held.flatMap(({ value }) => value!.events.map((event) => [event.key, event] as const)));
    const sources = [...held, ...(mentions ? [mentions] : [])].map(({ storedAt }) => storedAt).sort();
    const parts = [
      `${heldDays} of the last ${list.length} days`,
      ...(heldQuarters > 0 ? [`${heldQuarters} quarters of an hour since`] : []),
      ...(mentions ? [`${mentions.value!.events.length} articles that name both, as no newer file could be had`] : []),
    ];
    return {
      corpus: {
        ...EMPTY_CORPUS,
        events: [...events.values(), ...(mentions?.value?.events ?? [])],
        coverage: [
          {
            sourceId: gdelt.id,
            covers: `News reports of co-operation between ${pair.map(nameOf).join(" and ")} in ${parts.join(", ")}, coded by a machine (CAMEO).`,
            doesNotCover: "Whether what was reported happened, reports of other countries, earlier days.",
            through: heldQuarters > 0 || mentions ? sources.at(-1)!.slice(0, 10) : list[0]!,
          },
        ],
      },
      freshness: faults.length > 0 ? "STALE" : came && background ? "LIVE" : "CACHED",
      version: sources.join(),
      retrievedAt: sources[0] ?? null,
      failure: faults[0] ?? null,
    };
  };
  return { sourceIds: [gdelt.id], live: true, load };
};
