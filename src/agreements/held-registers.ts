import type { CodedError, ErrorCode, Freshness } from "../kernel/index.js";
import type { AgreementsPort, LoadedRegister } from "./agreements.port.js";
import type { AgreementCorpus, RegisterCoverage } from "./agreements.records.js";
import { REGISTER_RANK } from "./merge.js";

/** What is held of a port: its last good copy, and why there is none or no newer one. */
export interface PortState {
  readonly port: AgreementsPort;
  readonly loaded: LoadedRegister | null;
  readonly failure: CodedError | null;
  /** A plan only: not all of it is held, and it was not asked. */
  readonly unread?: boolean;
}

/** A register of which nothing could be read: what is not found may be in it. */
export interface MissingRegister {
  readonly sourceId: string;
  /** Null: it was not asked. */
  readonly failure: CodedError | null;
}

export interface CoverageRow extends RegisterCoverage {
  readonly available: boolean;
  readonly freshness: Freshness | null;
  readonly retrievedAt: string | null;
  readonly errorCode: ErrorCode | null;
}

/** What all registers hold at one moment. */
export interface HeldRegisters {
  readonly corpora: readonly AgreementCorpus[];
  readonly coverage: readonly CoverageRow[];
  /** By source; registers of files are not in it. */
  readonly freshness: ReadonlyMap<string, Freshness>;
  /** Where no file stands behind the registers; empty where files do. */
  readonly missing: readonly MissingRegister[];
}

/** Records of a register that was asked over the network take the place of the embedded ones, so that nothing stands there twice. */
export const holdRegisters = (states: readonly PortState[], areAlone = false): HeldRegisters => {
  const isAsked = ({ port, loaded }: PortState): boolean => port.live === true && loaded !== null;
  const asked = new Set(states.filter(isAsked).flatMap(({ port }) => port.sourceIds));
  const failures = new Map(
    states.flatMap((state) => {
      const failure = failureOf(state);
      return failure ? state.port.sourceIds.map((id) => [id, failure] as const) : [];
    }),
  );
  const shown = states.flatMap((state) => {
    const { port, loaded } = state;
    if (!loaded) return [];
    return [{ state, corpus: port.live ? loaded.corpus : without(loaded.corpus, asked) }];
  });
  const rows = shown.flatMap(({ state, corpus }) => corpus.coverage.map((entry) => rowOf(entry, state, failures)));
  const covered = new Set(rows.map(({ sourceId }) => sourceId));
  const lost = states.flatMap(({ port, loaded, failure }) =>
    !loaded && failure
      ? port.sourceIds.filter((id) => !covered.has(id)).map((sourceId) => unavailable(sourceId, failure))
      : [],
  );
  return {
    corpora: shown.map(({ corpus }) => corpus),
    coverage: [...rows, ...lost].sort(byRank),
    missing: areAlone ? missingOf(states) : [],
    freshness: new Map(
      states
        .filter(isAsked)
        .flatMap((state) => state.port.sourceIds.map((id) => [id, freshnessOf(state) ?? "RECORDED"] as const)),
    ),
  };
};

const missingOf = (states: readonly PortState[]): readonly MissingRegister[] =>
  states.flatMap(({ port, loaded, failure, unread }) =>
    unread || !loaded ? port.sourceIds.map((sourceId) => ({ sourceId, failure })) : [],
  );

const failureOf = ({ loaded, failure }: PortState): CodedError | null => failure ?? loaded?.failure ?? null;

/** A good copy whose renewal failed is stale, whatever it was when it came; files stay what they are. */
const freshnessOf = (state: PortState): Freshness | null =>
  state.loaded && state.port.live && failureOf(state) ? "STALE" : (state.loaded?.freshness ?? null);

const without = (corpus: AgreementCorpus, asked: ReadonlySet<string>): AgreementCorpus => {
  const kept = <R extends { readonly sourceId: string }>(records: readonly R[]) =>
    records.filter(({ sourceId }) => !asked.has(sourceId));
  return asked.size === 0
    ? corpus
    : {
        ...corpus,
        agreements: kept(corpus.agreements),
        facilities: kept(corpus.facilities),
        coverage: kept(corpus.coverage),
      };
};

const rowOf = (entry: RegisterCoverage, state: PortState, failures: ReadonlyMap<string, CodedError>): CoverageRow => ({
  ...entry,
  available: true,
  freshness: freshnessOf(state),
  retrievedAt: state.loaded?.retrievedAt ?? null,
  errorCode: failures.get(entry.sourceId)?.code ?? null,
});

const unavailable = (sourceId: string, failure: CodedError): CoverageRow => ({
  sourceId,
  covers: "",
  doesNotCover: failure.message,
  through: null,
  available: false,
  freshness: null,
  retrievedAt: null,
  errorCode: failure.code,
});

const rankOf = (id: string): number => (REGISTER_RANK as readonly string[]).indexOf(id) + 1 || REGISTER_RANK.length + 1;
const byRank = (a: CoverageRow, b: CoverageRow): number =>
  rankOf(a.sourceId) - rankOf(b.sourceId) || (a.sourceId < b.sourceId ? -1 : 1);
