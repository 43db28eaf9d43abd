import type { AgreementsPort, LoadedRegister, RegisterAsk } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { AgreementRecord, RegisterCoverage } from "../../agreements/agreements.records.js";
import type { CellSpace, Held } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { CallGate, Freshness } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { RegisterCopy } from "./copy.js";
import { LIFETIME, packed, unpacked, wantedPart } from "./copy.js";
import { PartFailures } from "./failures.js";
import { inLanes } from "./lanes.js";
import type { LiveRegisterDeps, RegisterPart, Send } from "./types.js";

interface RegisterSpec {
  readonly sourceId: string;
  readonly upstream: Upstream;
  readonly space: CellSpace<RegisterCopy>;
  readonly parts: () => readonly RegisterPart[];
  /** All that is embedded, where the parts may be chosen so that they leave some of it out: that stays. */
  readonly embedded?: () => readonly AgreementRecord[];
  /** Parts that are fetched at the same time; all unless given. */
  readonly atOnce?: number;
  readonly join?: (parts: readonly (readonly AgreementRecord[])[]) => readonly AgreementRecord[];
  readonly coverage: (records: number, parts: number, through: string) => RegisterCoverage;
}

/** A part as it is shown: which copy, how old, and why no newer one. */
interface Shown {
  readonly part: RegisterPart;
  readonly copy: RegisterCopy | null;
  readonly freshness: Freshness;
  readonly storedAt: string | null;
  readonly failure: CodedError | null;
}

/**
 * A register whose parts are fetched, checked and kept in the shared store. A part that fails is shown as it last was, else as it is embedded;
 * the register fails only where nothing of it was ever fetched.
 */
export const registerPort = (spec: RegisterSpec, deps: LiveRegisterDeps): AgreementsPort => {
  const failures = new PartFailures(deps.clock);
  return {
    sourceIds: [spec.sourceId],
    live: true,
    load: async (ask = {}) => {
      const parts = spec.parts();
      const held = await spec.space.peek(parts.map(({ name }) => wantedPart(spec.sourceId, name)));
      const old = oldParts(parts, held, ask);
      const due = admitted(
        spec,
        ask,
        old.filter(({ name }) => !failures.get(name)),
      );
      const shown = await inLanes(parts, spec.atOnce ?? parts.length, (part, at) => {
        const asHeld = heldPart(part, held[at], old.includes(part) ? failures.get(part.name) : null);
        return due.has(part) ? renewed(spec, asHeld, ask, deps, failures) : Promise.resolve(asHeld);
      });
      return assemble(spec, deps, shown);
    },
  };
};

/** Not there, or past its life where nobody waits. */
const oldParts = (
  parts: readonly RegisterPart[],
  held: readonly (Held<RegisterCopy> | undefined)[],
  { background }: RegisterAsk,
): RegisterPart[] => parts.filter((_, at) => !held[at]?.value || (background && held[at].freshness === "STALE"));

const planned = ({ upstream, sourceId }: RegisterSpec, request: RegisterPart["request"], rows: number | null) => ({
  sourceId,
  method: "GET" as const,
  url: upstream.urlOf(request),
  cells: 1,
  estimatedRows: rows,
});
const roomOf = ({ mode, limit, planned: calls }: CallGate): number =>
  mode === "PLAN" ? Infinity : Math.max(0, limit - calls.length);

/** Registers are asked for all questions together: where the budget of one is too small, the rest comes with the next refresh. */
const admitted = (
  spec: RegisterSpec,
  { context }: RegisterAsk,
  due: readonly RegisterPart[],
): ReadonlySet<RegisterPart> => {
  if (!context) return new Set(due);
  const fitting = due.slice(0, roomOf(context.gate));
  const calls = fitting.map((part) => planned(spec, part.request, part.embedded().length || null));
  return new Set(context.gate.admit(calls) ? fitting : []);
};

const sendFor = (spec: RegisterSpec, { background = false, signal, context }: RegisterAsk): Send => ({
  how: { background, ...(signal ? { signal } : {}) },
  again: (request) => {
    if (!context) return true;
    if (roomOf(context.gate) < 1 || !context.gate.admit([planned(spec, request, null)])) return false;
    context.usage.called(spec.sourceId);
    return true;
  },
});

const heldPart = (part: RegisterPart, held: Held<RegisterCopy> | undefined, failure: CodedError | null): Shown => ({
  part,
  copy: held?.value ?? null,
  freshness: held?.freshness ?? "RECORDED",
  storedAt: held?.storedAt ?? null,
  failure,
});

const renewed = async (
  spec: RegisterSpec,
  held: Shown,
  ask: RegisterAsk,
  { clock }: LiveRegisterDeps,
  failures: PartFailures,
): Promise<Shown> => {
  const { part } = held;
  try {
    ask.context?.usage.called(spec.sourceId);
    const { records, retrievedAt, ...edition } = await part.fetch(sendFor(spec, ask));
    checkSize(spec.sourceId, part, records, held.copy);
    const copy = packed(records, { ...edition, retrievedOn: retrievedAt.toISOString().slice(0, 10) });
    spec.space.put([{ ...wantedPart(spec.sourceId, part.name), value: copy, lifetime: LIFETIME }]);
    failures.forget(part.name);
    return { part, copy, freshness: "LIVE", storedAt: clock.now().toISOString(), failure: null };
  } catch (error) {
    if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
    // Who asked has left: that says nothing of the register.
    if (!ask.signal?.aborted) failures.remember(part.name, error);
    return { ...held, failure: error };
  }
};

/** A register grows; one with less than half of its former rows was cut on its way or is another one. */
const checkSize = (
  sourceId: string,
  part: RegisterPart,
  records: readonly AgreementRecord[],
  held: RegisterCopy | null,
): void => {
  const former = part.size(held ? unpacked(sourceId, held) : part.embedded());
  const now = part.size(records);
  if (now === 0 || now * 2 < former)
    throw badData(sourceId, part.name, `at least ${Math.max(1, Math.ceil(former / 2))} rows (${former} before)`, now);
};

const assemble = (spec: RegisterSpec, { mode }: LiveRegisterDeps, shown: readonly Shown[]): LoadedRegister => {
  const failure = shown.find((one) => one.failure)?.failure ?? null;
  const fetched = shown.filter(({ copy }) => copy !== null);
  if (fetched.length === 0) {
    if (failure) throw failure;
    return { corpus: EMPTY_CORPUS, freshness: "RECORDED", version: "" };
  }
  const lists = shown.map(({ part, copy }) => {
    if (!copy) return mode === "auto" ? part.embedded() : [];
    return withLinks(unpacked(spec.sourceId, copy), part.embedded());
  });
  if (mode === "auto" && spec.embedded) lists.push(leftOut(spec.embedded(), shown));
  const agreements = spec.join ? spec.join(lists) : lists.flat();
  const oldest = fetched.map(({ storedAt }) => storedAt!).sort()[0]!;
  return {
    corpus: {
      ...EMPTY_CORPUS,
      agreements,
      coverage: [spec.coverage(agreements.length, fetched.length, oldest.slice(0, 10))],
    },
    freshness: freshnessOf(shown, failure),
    version: shown.map(({ storedAt }) => storedAt ?? "-").join(),
    retrievedAt: oldest,
    failure,
  };
};

/** Embedded records that no part stands for. */
const leftOut = (embedded: readonly AgreementRecord[], shown: readonly Shown[]): AgreementRecord[] => {
  const parts = new Set(shown.flatMap(({ part }) => part.embedded().map(({ key }) => key)));
  return embedded.filter(({ key }) => !parts.has(key));
};

const freshnessOf = (shown: readonly Shown[], failure: CodedError | null): Freshness => {
  const some = (freshness: Freshness) => shown.some((one) => one.freshness === freshness);
  if (failure || some("STALE")) return "STALE";
  return some("LIVE") ? "LIVE" : "CACHED";
};

/** Which records of other registers are the same instrument is our knowledge and not the register's: it stays. */
const withLinks = (records: readonly AgreementRecord[], embedded: readonly AgreementRecord[]): AgreementRecord[] => {
  const links = new Map(embedded.map(({ key, sameAs }) => [key, sameAs]));
  return records.map((record) => ({
    ...record,
    sameAs: [...new Set([...record.sameAs, ...(links.get(record.key) ?? [])])],
  }));
};
