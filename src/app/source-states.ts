import type { Config } from "../config.js";
import type { SourceState, SourceStateProvider } from "../graph/index.js";
import type { SourceCatalogue } from "../kernel/index.js";
import type { Manifest } from "../sources/snapshot/table.js";

const latest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce<string | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

/** What each source's state is when only the embedded snapshot answers: its files were checked when it was opened. */
export const snapshotSourceStates = (
  catalogue: SourceCatalogue,
  manifest: Manifest,
  config: Config,
  openedAt: Date,
): SourceStateProvider => {
  const stateOf = (id: string): SourceState => {
    const { credential, freshnessPolicy } = catalogue.get(id).record;
    const files = manifest.files.filter((file) => file.source === id);
    const held = files.length > 0;
    return {
      mode: held ? "SNAPSHOT" : "OFF",
      credential: {
        required: credential?.required ?? false,
        configured: config.source(id).key !== null,
        signUpUrl: credential?.signUpUrl ?? null,
      },
      health: {
        state: held ? "OK" : "UNKNOWN",
        lastSuccessAt: held ? openedAt.toISOString() : null,
        lastErrorCode: null,
      },
      quota: null,
      freshness: { policy: freshnessPolicy, lastRetrievedAt: latest(files.map((file) => file.retrievedOn)) },
    };
  };
  const states = new Map(catalogue.all().map(({ id }) => [id, stateOf(id)]));
  return { state: (id) => states.get(id) ?? stateOf(id) };
};
