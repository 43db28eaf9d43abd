import { createAgreements } from "./agreements/index.js";
import { paths, packageVersion } from "./app/paths.js";
import { snapshotSourceStates } from "./app/source-states.js";
import type { Config } from "./config.js";
import type { ErrorLog, Graph, GraphPart } from "./graph/index.js";
import { createGraph, Gateway, SnapshotInfo } from "./graph/index.js";
import type { SourceCatalogue } from "./kernel/index.js";
import { createPrices } from "./prices/index.js";
import { createReference } from "./reference/index.js";
import { createCatalogue } from "./sources/registry.js";
import { SnapshotPrices } from "./sources/snapshot/prices.js";
import { snapshotRegister } from "./sources/snapshot/register.js";
import { referenceTables } from "./sources/snapshot/reference.js";
import { SnapshotStore } from "./sources/snapshot/table.js";

export interface App {
  readonly config: Config;
  readonly graph: Graph;
  readonly catalogue: SourceCatalogue;
  readonly snapshot: SnapshotStore;
}

const MODE = { auto: "AUTO", live: "LIVE", snapshot: "SNAPSHOT" } as const;

/** The composition root: the only place that knows every part. Throws SNAPSHOT_DAMAGED or CONFIG_INVALID. */
export const createApp = async (config: Config, log: ErrorLog): Promise<App> => {
  const snapshot = SnapshotStore.open(config.snapshotDir ?? paths.snapshot);
  const { manifest } = snapshot;
  const catalogue = createCatalogue();
  const reference = createReference(referenceTables(snapshot));
  // `live` without live sources answers with missing reasons; reference tables are always the bundled ones.
  const embedded = config.mode !== "live";
  const common = { reference: reference.service, sources: catalogue };
  const prices = createPrices({ ...common, ports: embedded ? [new SnapshotPrices(snapshot)] : [] });
  const agreements = await createAgreements({ ...common, ports: embedded ? [snapshotRegister(snapshot)] : [] });
  const parts: GraphPart[] = [reference, prices, agreements];
  const graph = await createGraph({
    ...config,
    parts,
    catalogue,
    sourceStates: snapshotSourceStates(catalogue, manifest, config, new Date()),
    gateway: new Gateway({
      version: packageVersion(),
      mode: MODE[config.mode],
      snapshot: new SnapshotInfo({
        builtOn: manifest.builtOn,
        files: manifest.files.length,
        rows: manifest.files.reduce((rows, file) => rows + file.rows, 0),
      }),
    }),
    log,
  });
  return { config, graph, catalogue, snapshot };
};
