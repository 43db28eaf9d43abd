import type {
  ActorRef,
  AgreementRecord,
  AgreementStatus,
  DateText,
  LifecycleRecord,
  PartyRecord,
} from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { party } from "../actors.js";
import { badData } from "../edge.js";
import { kindByTitle } from "../instrument-kind.js";
import type { HuggoAgreement, HuggoState, HuggoText } from "./decode.js";
import type { HuggoId } from "./ids.js";
import { KIND_OF_LETTER, readHuggoId } from "./ids.js";
import { HUGGO_CODES, huggoTopics } from "./names.js";

export interface HuggoFiles {
  /** Trade agreements with all their members. */
  readonly trade: readonly HuggoState[];
  /** Agreements of every subject, the rows of some states only. */
  readonly states: readonly HuggoState[];
  readonly texts: readonly HuggoText[];
  readonly agreements: readonly HuggoAgreement[];
}

export interface HuggoEdition {
  readonly dataset: string;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
}

/**
 * The second file lists acts of organisations beside treaties: resolutions (letter R), strategies (S), guidelines, reports and comments (O),
 * and some under A ("WHA726 Global Action On Patient Safety"). Nobody signs or ratifies them, so they are left out.
 */
const NO_AGREEMENT =
  /^(WHA|EB)\d|\b(resolution|decision|political declaration|action plan|strategy|general comment)\b/i;
const isAgreement = ({ treatyId, title }: HuggoState): boolean =>
  !["O", "R", "S"].includes(readHuggoId(treatyId).letter ?? "") && !NO_AGREEMENT.test(title);

/** Trade agreements first; an agreement of the second file that the first has is left out. Ends after `asOf` are still to come. */
export const normaliseHuggo = (
  files: HuggoFiles,
  reference: NameReference,
  edition: HuggoEdition,
  asOf: string,
): AgreementRecord[] => {
  const facts = factsOf(files);
  const trade = grouped(files.trade);
  // The two files give one agreement different ids: `LKA-PAK[NA]_2002O` and `LKA-PAK_2002O`, `ERSEUI_2018O` and `IRN_2018O`.
  const named = new Set(trade.map(([first]) => titleAndDay(first!)));
  const others = grouped(files.states.filter(isAgreement)).filter(([first]) => !named.has(titleAndDay(first!)));
  const taken = new Map<string, number>();
  return [...trade.map((rows) => ({ rows, all: true })), ...others.map((rows) => ({ rows, all: false }))].map(
    ({ rows, all }) => {
      const id = readHuggoId(rows[0]!.treatyId);
      // UNCLOS_1982A stands for three agreements.
      const times = (taken.get(id.key) ?? 0) + 1;
      taken.set(id.key, times);
      const key = times === 1 ? id.key : `${id.key}-${times}`;
      return agreement(rows, { ...id, key }, all, facts(rows[0]!), reference, edition, asOf);
    },
  );
};

const titleAndDay = ({ title, signature }: HuggoState): string => `${title.toLowerCase()} ${signature}`;

/** One agreement is one id, title and day of signature; states keep the order of the file. */
const grouped = (rows: readonly HuggoState[]): HuggoState[][] => {
  const groups = new Map<string, HuggoState[]>();
  for (const row of rows) {
    const key = [row.treatyId, row.title, row.signature].join("\n");
    const group = groups.get(key);
    if (!group) groups.set(key, [row]);
    else if (!group.some(({ state }) => state === row.state)) group.push(row); // some states stand twice
  }
  return [...groups.values()];
};

interface Facts {
  readonly urls: readonly string[];
  readonly about: HuggoAgreement | undefined;
}

/** Texts are found by either id, whole or before the colon, or by title and day; subjects by title and day only. */
const factsOf = ({ texts, agreements }: HuggoFiles): ((row: HuggoState) => Facts) => {
  const urls = new Map<string, string>();
  for (const { ids, title, signature, url } of texts)
    if (url) for (const id of [...ids, ...ids.map(own), `${title} ${signature}`]) if (!urls.has(id)) urls.set(id, url);
  const about = new Map(agreements.map((one) => [`${one.title} ${one.begin}`, one]));
  return (row) => {
    const named = `${row.title} ${row.signature}`;
    const keys = [row.treatyId, row.manyId ?? "", own(row.treatyId), own(row.manyId ?? ""), named];
    const url = keys.map((key) => urls.get(key)).find((found) => found !== undefined);
    const found = about.get(named);
    return { urls: [...new Set([url, found?.textUrl].filter((one) => one != null))], about: found };
  };
};

const own = (id: string): string => id.split(":")[0]!;

const agreement = (
  rows: readonly HuggoState[],
  id: HuggoId,
  all: boolean,
  { urls, about }: Facts,
  reference: NameReference,
  edition: HuggoEdition,
  asOf: string,
): AgreementRecord => {
  const first = rows[0]!;
  const ended = first.end.date !== null && first.end.date <= asOf;
  const status: AgreementStatus = ended ? "TERMINATED" : first.end.open && first.force ? "IN_FORCE" : "UNKNOWN";
  const listed = rows.map((row) => statePart(row, reference));
  const held = new Set(rows.map(({ state }) => state));
  const partner = all || !id.pair ? [] : id.pair.filter((code) => !held.has(code) && reference.countryByCode(code));
  const topics = all ? ["trade"] : huggoTopics(first.title, about);
  return {
    key: id.key,
    sourceId: "huggo",
    title: first.title,
    titleOriginal: null,
    instrumentKind:
      id.letter === "E"
        ? "PROTOCOL_OF_AMENDMENT"
        : kindByTitle(first.title, KIND_OF_LETTER[id.letter ?? ""] ?? (all ? "AGREEMENT" : "UNKNOWN")),
    legalNature: all || KIND_OF_LETTER[id.letter ?? ""] ? "BINDING_INTERNATIONAL" : "UNDETERMINED",
    status,
    sourceStatus: null,
    signedOn: first.signature,
    signedAt: about?.place ?? null,
    inForceFrom: first.force,
    terminatedOn: ended ? first.end.date : null,
    parties: [...listed.map((one) => one.party), ...partner.map((code) => party({ kind: "COUNTRY", code }))],
    signatures: [],
    lifecycle: [
      ...step("SIGNATURE", first.signature),
      ...step("ENTRY_INTO_FORCE", first.force),
      ...listed.flatMap((one) => one.steps),
      ...step(ended ? "TERMINATION" : "EXPIRY", first.end.date),
    ],
    topics,
    sameAs: [],
    predecessors: id.parent ? [id.parent] : [],
    facilities: [],
    texts: urls.map((url) => ({ url, language: null })),
    depthIndex: null,
    summary:
      all || (id.pair !== null && partner.length + rows.length > 1)
        ? null
        : "Other parties are not listed here: of this register only the rows of Pakistan and Russia are held.",
    conflicts: [],
    citations: [{ sourceId: "huggo", ...edition, url: null, publisher: null }],
  };
};

const step = (type: LifecycleRecord["type"], date: DateText, actor: ActorRef | null = null): LifecycleRecord[] =>
  date ? [{ type, scope: actor ? "PARTY" : "ALL", actor, date, sourceText: null }] : [];

const actorOf = (code: string, reference: NameReference): ActorRef => {
  const known = HUGGO_CODES[code] ?? code;
  if (known.startsWith("group:")) return { kind: "GROUP", id: known.slice(6) };
  if (!reference.countryByCode(known)) throw badData("huggo", `stateID "${code}"`, "alpha-3 or a known body", code);
  return { kind: "COUNTRY", code: known };
};

/** A state's own dates, where they are not those of the agreement. */
const statePart = (row: HuggoState, reference: NameReference): { party: PartyRecord; steps: LifecycleRecord[] } => {
  const actor = actorOf(row.state, reference);
  const joined = row.stateForce !== null && row.stateForce !== row.force ? row.stateForce : null;
  const left = row.stateEnd.date !== null && row.stateEnd.date !== row.end.date ? row.stateEnd.date : null;
  const later = row.stateSignature !== row.signature ? row.stateSignature : null;
  return {
    party: party(actor, "PARTY", joined, left),
    steps: [
      ...step("SIGNATURE", later, actor),
      ...step("RATIFICATION", row.stateRatification, actor),
      ...step("ACCESSION", row.accession, actor),
      ...step("WITHDRAWAL", left, actor),
    ],
  };
};
