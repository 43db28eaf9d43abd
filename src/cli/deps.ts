import type { Config } from "../config.js";
import type { Graph } from "../graph/index.js";
import type { SourceCatalogue } from "../kernel/index.js";

/** A file of the embedded snapshot, as commands print it. */
export interface HeldFile {
  readonly path: string;
  readonly part: string;
  readonly source: string;
  readonly publisher: string;
  readonly dataset: string;
  readonly licence: string;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface HeldSnapshot {
  readonly builtOn: string;
  readonly files: readonly HeldFile[];
}

/** Files that a user must download, read into the store's folder. */
export interface Loading {
  /** Id of a source and which files of it are read, in words. */
  readonly sources: readonly { readonly id: string; readonly expects: string; readonly from: string }[];
  /** All or nothing. Throws FILE_INVALID naming the place, CODE_UNKNOWN for the source. */
  load(request: {
    readonly sourceId: string;
    readonly paths: readonly string[];
    readonly publishedOn: string | null;
    readonly progress: (line: string) => void;
  }): Promise<HeldSnapshot>;
  /** By source, every digest checked. */
  held(): readonly { readonly sourceId: string; readonly snapshot: HeldSnapshot }[];
  /** False when nothing was held of it. */
  remove(sourceId: string): boolean;
}

/** The composed gateway, without a server. */
export interface OpenApp {
  readonly graph: Graph;
  readonly catalogue: SourceCatalogue;
  readonly snapshot: { readonly manifest: HeldSnapshot };
  /** Null where no source is asked. */
  readonly cache: {
    state(): { readonly store: { readonly kind: string } | null };
    probe(): Promise<boolean>;
  } | null;
  /** Sources and second hosts that are asked over the network. */
  readonly asked: ReadonlySet<string>;
  /** Ends its connections; without it a process with a shared store goes on. */
  close(): Promise<void>;
}

export interface RunningServer {
  readonly address: string;
}

/** What the commands need of the house; `main` passes it in, so that no command imports the composition root. */
export interface CliDeps {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  readonly config: () => Config;
  readonly openApp: (config: Config) => Promise<OpenApp>;
  readonly startServer: (config: Config) => Promise<RunningServer>;
  /** Reads every file and compares its digest; throws SNAPSHOT_DAMAGED. */
  readonly openSnapshot: (directory: string) => Promise<HeldSnapshot>;
  readonly buildSnapshot: (dataDir: string, outDir: string, builtOn: string) => Promise<HeldSnapshot>;
  readonly loading: (config: Config) => Promise<Loading>;
  readonly sourceIds: () => Promise<readonly string[]>;
  readonly paths: {
    readonly snapshot: string;
    readonly page: string;
    readonly operations: string;
    readonly data: string;
  };
  readonly version: () => string;
}

/** A command returns its exit code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], deps: CliDeps): Promise<number>;
}

/** Exit codes: 0 done, 1 failed (an error in the answer, a damaged file, a bad setting), 2 wrong usage. */
export const EXIT = { OK: 0, FAILED: 1, USAGE: 2 } as const;

export class UsageError extends Error {}
