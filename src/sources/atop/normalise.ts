import type { AgreementRecord, LifecycleRecord, PartyRecord } from "../../agreements/agreements.records.js";
import { party } from "../actors.js";
import type { AtopAlliance, AtopMember, Obligation } from "./decode.js";
import { ALLIANCE_NAMES, COW_CODES } from "./names.js";

const WORDS: Readonly<Record<Obligation, string>> = {
  defense: "defence",
  offense: "offence",
  neutral: "neutrality",
  nonagg: "non-aggression",
  consul: "consultation",
};

export interface AtopEdition {
  readonly dataset: string;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
}

/** Alliances whose members at any time include all of `cows`. */
export const normaliseAtop = (
  alliances: readonly AtopAlliance[],
  members: readonly AtopMember[],
  cows: readonly number[],
  edition: AtopEdition,
): AgreementRecord[] =>
  alliances.flatMap((alliance) => {
    const own = members.filter(({ id }) => id === alliance.id);
    return cows.every((cow) => own.some((member) => member.cow === cow)) ? [normalise(alliance, own, edition)] : [];
  });

const normalise = (alliance: AtopAlliance, members: readonly AtopMember[], edition: AtopEdition): AgreementRecord => {
  const parties = memberships(members, alliance);
  const name = ALLIANCE_NAMES[alliance.id];
  const step = (type: LifecycleRecord["type"], date: string | null): LifecycleRecord[] =>
    date ? [{ type, scope: "ALL", actor: null, date, sourceText: null }] : [];
  const accessions = parties
    .filter(({ from }) => from !== null)
    .map(({ actor, from }): LifecycleRecord => ({
      type: "ACCESSION",
      scope: "PARTY",
      actor,
      date: from,
      sourceText: null,
    }));
  return {
    key: `atop-${alliance.id}`,
    sourceId: "atop",
    title: name ?? `ATOP alliance ${alliance.id}`,
    titleOriginal: null,
    instrumentKind: name?.startsWith("Treaty") ? "TREATY" : "AGREEMENT",
    legalNature: "BINDING_INTERNATIONAL",
    status: alliance.end ? "TERMINATED" : alliance.inEffect ? "IN_FORCE" : "UNKNOWN",
    sourceStatus: null,
    signedOn: alliance.begin,
    signedAt: null,
    inForceFrom: alliance.begin,
    terminatedOn: alliance.end,
    parties,
    signatures: [],
    lifecycle: [...step("SIGNATURE", alliance.begin), ...accessions, ...step("TERMINATION", alliance.end)],
    topics: ["security"],
    sameAs: [],
    predecessors: [],
    facilities: [],
    texts: [],
    depthIndex: null,
    summary:
      `ATOP alliance ${alliance.id}; obligations coded: ${alliance.obligations.map((word) => WORDS[word]).join(", ")}. ` +
      "ATOP has one day for its beginning and no name; the name is ours.",
    conflicts: [],
    citations: [{ sourceId: "atop", ...edition, url: null, publisher: null }],
  };
};

/** Phases of one member are one membership, from the first entry to the last exit; no date where it is the alliance's own. */
const memberships = (members: readonly AtopMember[], { begin, end }: AtopAlliance): PartyRecord[] => {
  const byCow = new Map<number, AtopMember[]>();
  for (const member of members) byCow.set(member.cow, [...(byCow.get(member.cow) ?? []), member]);
  return [...byCow].map(([cow, phases]) => {
    const from = phases.map((phase) => phase.from).sort()[0] ?? null;
    const to = phases.some((phase) => phase.to === null)
      ? null
      : (phases
          .map((phase) => phase.to)
          .sort()
          .at(-1) ?? null);
    const code = COW_CODES[cow];
    const actor = code ? ({ kind: "COUNTRY", code } as const) : ({ kind: "NAMED", name: `COW ${cow}` } as const);
    return party(actor, "PARTY", from === begin ? null : from, to === end ? null : to);
  });
};
