import type { Config } from "../config.js";
import type { SourceState, SourceStateProvider } from "../graph/index.js";
import type { Upstream, UpstreamHealth } from "../http/index.js";
import type { SourceCatalogue } from "../kernel/index.js";
import type { Manifest } from "../sources/snapshot/table.js";

const latest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce<string | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

/** Lists of codes are no figures: of a source of which nothing else is embedded, nothing is answered. */
const CODE_LISTS = new Set(["trade/comtrade-codes.json"]);

interface Known {
  readonly catalogue: SourceCatalogue;
  readonly manifest: Manifest;
  readonly config: Config;
  /** Its files were checked then. */
  readonly openedAt: Date;
  /** Sources that are asked over the network, by id. */
  readonly upstreams: ReadonlyMap<string, Pick<Upstream, "health">>;
  /** Second hosts of sources, by id of the source. */
  readonly secondHosts?: ReadonlyMap<string, Pick<Upstream, "health">>;
}

/** What each source's state is at the moment it is asked. */
export const sourceStates = (known: Known): SourceStateProvider => ({
  state: (id) => {
    const { catalogue, manifest, config, openedAt, upstreams, secondHosts } = known;
    const { credential, freshnessPolicy } = catalogue.get(id).record;
    const files = manifest.files.filter((file) => file.source === id && !CODE_LISTS.has(file.path));
    const held = files.length > 0 && config.mode !== "live";
    const first = upstreams.get(id)?.health() ?? null;
    const second = first && secondHosts?.get(id)?.health();
    const live = first && second ? merged(first, second) : first;
    const retrievedOn = latest(files.map((file) => file.retrievedOn));
    return {
      mode: live ? (held ? "AUTO" : "LIVE") : held ? "SNAPSHOT" : "OFF",
      credential: {
        required: credential?.required ?? false,
        configured: config.source(id).key !== null,
        signUpUrl: credential?.signUpUrl ?? null,
      },
      health: healthOf(live, held ? openedAt.toISOString() : null),
      quota: live?.quota ?? null,
      freshness: {
        policy: freshnessPolicy,
        lastRetrievedAt: live?.lastSuccessAt ?? (held ? retrievedOn : null),
      },
    };
  },
});

const WORST = ["DOWN", "DEGRADED", "OK", "UNKNOWN"] as const;
const CLOSEST = ["OPEN", "HALF_OPEN", "CLOSED"] as const;

/** A source of two hosts is as well as the one that does worse; a host not asked yet says nothing. */
const merged = (a: UpstreamHealth, b: UpstreamHealth): UpstreamHealth => {
  const failed = latest([a.lastErrorAt, b.lastErrorAt]);
  return {
    ...a,
    state: WORST.find((state) => [a.state, b.state].includes(state))!,
    breaker: CLOSEST.find((breaker) => [a.breaker, b.breaker].includes(breaker))!,
    lastSuccessAt: latest([a.lastSuccessAt, b.lastSuccessAt]),
    lastErrorCode: failed === null || failed === a.lastErrorAt ? a.lastErrorCode : b.lastErrorCode,
    lastErrorAt: failed,
    heldUntil: latest([a.heldUntil, b.heldUntil]),
    quota: a.quota ?? b.quota,
  };
};

/** What the network did and what the files are, apart: a file that is whole says nothing of a source that nobody reached. */
const healthOf = (live: UpstreamHealth | null, checkedAt: string | null): SourceState["health"] => ({
  state: live?.state ?? (checkedAt === null ? "UNKNOWN" : "OK"),
  lastSuccessAt: live?.lastSuccessAt ?? null,
  embeddedCheckedAt: checkedAt,
  lastErrorCode: live?.lastErrorCode ?? null,
  lastErrorAt: live?.lastErrorAt ?? null,
  breaker: live?.breaker ?? null,
  heldUntil: live?.heldUntil ?? null,
});
