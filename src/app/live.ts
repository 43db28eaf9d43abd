import type { AgreementsPort } from "../agreements/index.js";
import type { Config } from "../config.js";
import type { Upstream } from "../http/index.js";
import { systemClock } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { createLiveRegisters, embeddedRegisters } from "../sources/live-registers/index.js";
import type { SnapshotStore } from "../sources/snapshot/table.js";
import { openUpstreams } from "./upstreams.js";

/** Everything that is asked over the network. */
export interface Live {
  readonly agreements: readonly AgreementsPort[];
  /** By source, for its state. */
  readonly upstreams: ReadonlyMap<string, Upstream>;
  close(): Promise<void>;
}

const NOBODY: Live = { agreements: [], upstreams: new Map(), close: () => Promise.resolve() };

/** Which sources are asked in which mode: docs/decisions/0004. Connects to nobody yet. Throws CONFIG_INVALID. */
export const openLive = (config: Config, snapshot: SnapshotStore, reference: Reference): Live => {
  const { mode } = config;
  if (mode === "snapshot") return NOBODY;
  const opened = openUpstreams(config);
  const { http, cache } = opened;
  const settings = (id: string) => config.source(id);
  const common = { http, cache, clock: systemClock, settings, mode };
  const registers = createLiveRegisters({ ...common, reference, snapshot: embeddedRegisters(snapshot) });
  return {
    agreements: registers.ports,
    upstreams: registers.upstreams,
    close: () => opened.close(),
  };
};
