import type { Config } from "../config.js";
import type { SourceState, SourceStateProvider } from "../graph/index.js";
import type { Upstream } from "../http/index.js";
import type { SourceCatalogue } from "../kernel/index.js";
import type { Manifest } from "../sources/snapshot/table.js";

const latest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce<string | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

interface Known {
  readonly catalogue: SourceCatalogue;
  readonly manifest: Manifest;
  readonly config: Config;
  /** Its files were checked then. */
  readonly openedAt: Date;
  /** Sources that are asked over the network, by id. */
  readonly upstreams: ReadonlyMap<string, Pick<Upstream, "health">>;
}

/** What each source's state is at the moment it is asked. */
export const sourceStates = ({ catalogue, manifest, config, openedAt, upstreams }: Known): SourceStateProvider => ({
  state: (id) => {
    const { credential, freshnessPolicy } = catalogue.get(id).record;
    const files = manifest.files.filter((file) => file.source === id);
    const held = files.length > 0 && config.mode !== "live";
    const live = upstreams.get(id)?.health() ?? null;
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

/** A source that was not asked yet is as well as its embedded file. */
const healthOf = (live: ReturnType<Upstream["health"]> | null, checkedAt: string | null): SourceState["health"] => ({
  state: live && (live.state !== "UNKNOWN" || checkedAt === null) ? live.state : checkedAt === null ? "UNKNOWN" : "OK",
  lastSuccessAt: live?.lastSuccessAt ?? checkedAt,
  lastErrorCode: live?.lastErrorCode ?? null,
  lastErrorAt: live?.lastErrorAt ?? null,
  breaker: live?.breaker ?? null,
  heldUntil: live?.heldUntil ?? null,
});
