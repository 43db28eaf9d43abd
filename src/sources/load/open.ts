import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { AgreementCorpus } from "../../agreements/agreements.records.js";
import type { PricePort } from "../../prices/prices.port.js";
import { gemGist } from "../gem-gist/record.js";
import { snapshotAgreements } from "../snapshot/agreements.js";
import { SnapshotPrices } from "../snapshot/prices.js";
import type { ManifestFile, SnapshotStore } from "../snapshot/table.js";
import { eachReleaseOnce, linkPlants } from "./plants.js";
import { loadedSources, openStore } from "./store.js";

export interface Loaded {
  /** For the state of sources; paths are below the folder of their source. */
  readonly files: readonly ManifestFile[];
  /** One port a source, to be asked before the snapshot's. Editions of a series that the snapshot has too are vintages of one series there. */
  prices(embedded: SnapshotStore): readonly PricePort[];
  /** Registers of files with the loaded ones in their place. */
  agreements(embedded: readonly AgreementsPort[]): readonly AgreementsPort[];
}

/** What `entrepot load` has put into the store's folder; nothing is created. Throws SNAPSHOT_DAMAGED with what to do. */
export const openLoaded = (storeDir: string, except?: string): Loaded => {
  const ids = loadedSources(storeDir).filter((id) => id !== except);
  const stores = ids.map((id) => ({ id, store: openStore(storeDir, id) }));
  const holding = (part: string) =>
    stores.filter(({ store }) => store.manifest.files.some((file) => file.part === part));
  return {
    files: stores.flatMap(({ store }) => store.manifest.files),
    prices: (embedded) =>
      holding("prices").map(({ id, store }) => new SnapshotPrices(store, id, "the loaded file", embedded)),
    agreements: (embedded) => {
      const registers = holding("agreements");
      return registers.length === 0 ? embedded : [joined(registers, embedded)];
    },
  };
};

interface Register {
  readonly id: string;
  readonly store: SnapshotStore;
}

/** A register that was loaded takes the place of the embedded one; plants of several releases stand side by side. */
const joined = (registers: readonly Register[], embedded: readonly AgreementsPort[]): AgreementsPort => {
  const loaded = registers.map(({ store }) => snapshotAgreements(store));
  const replaced = new Set(registers.map(({ id }) => id).filter((id) => id !== gemGist.id));
  return {
    sourceIds: [...new Set([...loaded, ...embedded].flatMap(({ sourceIds }) => sourceIds))],
    // What somebody has loaded is not replaced by what comes over the network.
    chosen: [...replaced],
    async load(ask) {
      const [own, held] = await Promise.all(
        [loaded, embedded].map(async (ports) =>
          (await Promise.all(ports.map((port) => port.load(ask)))).map(({ corpus }) => corpus),
        ),
      );
      return {
        corpus: together([...own!, ...held!.map((corpus) => without(corpus, replaced))]),
        freshness: "RECORDED",
      };
    },
  };
};

const without = (corpus: AgreementCorpus, replaced: ReadonlySet<string>): AgreementCorpus => {
  const kept = <R extends { readonly sourceId: string }>(records: readonly R[]) =>
    records.filter(({ sourceId }) => !replaced.has(sourceId));
  return { ...corpus, agreements: kept(corpus.agreements), coverage: kept(corpus.coverage) };
};

const together = (corpora: readonly AgreementCorpus[]): AgreementCorpus => {
  const all = <K extends keyof AgreementCorpus>(kind: K) =>
    corpora.flatMap((corpus) => [...corpus[kind]]) as AgreementCorpus[K][number][];
  const facilities = all("facilities");
  const plants = facilities.filter(({ sourceId }) => sourceId === gemGist.id);
  // The newest file of a register says how far it reaches.
  const coverage = new Map<string, AgreementCorpus["coverage"][number]>();
  for (const entry of all("coverage")) {
    const other = coverage.get(entry.sourceId);
    if (!other || (other.through ?? "") < (entry.through ?? "")) coverage.set(entry.sourceId, entry);
  }
  return {
    agreements: all("agreements"),
    facilities: [
      ...facilities.filter(({ sourceId }) => sourceId !== gemGist.id),
      ...linkPlants(eachReleaseOnce(plants)),
    ],
    events: all("events"),
    documents: all("documents"),
    claims: all("claims"),
    persons: all("persons"),
    organisations: all("organisations"),
    votes: all("votes"),
    coverage: [...coverage.values()],
  };
};
