import type {
  ActorRef,
  AgreementStatus,
  DateText,
  LifecycleRecord,
  PartyRecord,
  PartyRole,
} from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed, party, withMembers } from "../actors.js";
import { earliest } from "../day-texts.js";
import type { WtoRow } from "./decode.js";
import { WTO_NAMES } from "./names.js";
import type { PartyDates } from "./party-dates.js";

const isCountry = (actor: ActorRef, code: string) => actor.kind === "COUNTRY" && actor.code === code;

/** "EU - India", "EFTA - Russian Federation / Belarus / Kazakhstan": announced talks name their parties in the title only. */
const titleNames = (row: WtoRow, reference: NameReference): string[] => {
  const pieces = row.name.split(/\s+[-–/]\s+/);
  const known = pieces.filter((piece) => actorNamed(reference, piece, WTO_NAMES).kind !== "NAMED");
  return known.length > 0 && pieces.length > 1 ? pieces : [];
};

const ROLE: Readonly<Partial<Record<AgreementStatus, PartyRole>>> = {
  SIGNED: "SIGNATORY",
  PROVISIONALLY_APPLIED: "SIGNATORY",
  NEGOTIATION: "NEGOTIATING",
  INITIALLED: "NEGOTIATING",
  UNKNOWN: "UNKNOWN",
};

/** Current signatories where given; 242 of 655 rows (2026-02-01) have none, all inactive ones among them, and keep the original ones. */
export const partiesOf = (
  row: WtoRow,
  status: AgreementStatus,
  allDates: readonly PartyDates[],
  reference: NameReference,
  retrievedOn: string,
): PartyRecord[] => {
  const dates = allDates.filter(({ odd }) => !odd);
  const role = ROLE[status] ?? "PARTY";
  const listed = [row.current, row.original].find((names) => names.length > 0) ?? titleNames(row, reference);
  const byName = new Map(dates.map((entry) => [entry.name, entry]));
  const make = (name: string): PartyRecord => {
    const own = byName.get(name);
    const actor = actorNamed(reference, name, WTO_NAMES);
    return party(actor, own?.pending ? "SIGNATORY" : role, own?.from ?? null, own?.to ?? null);
  };
  const direct = listed.map(make);
  // Talks without a date are between those who are members when the list is read.
  const start = [row.inForce, row.signed].map(({ goods, services }) => earliest(goods, services)).find((day) => day);
  const all = withMembers(reference, direct, start ?? retrievedOn, row.inactive);
  return dates
    .filter(({ name }) => !listed.includes(name))
    .reduce((parties, entry) => withOwnDate(parties, entry, make(entry.name)), all);
};

/**
 * A date of a bloc's member (Iceland in EFTA, the United Kingdom in the EU) is put on that member. Who has left (Bulgaria of CEFTA) is an
 * original signatory with an exit date, and Libya of COMESA stands nowhere else: both are added. EU members stand among the original
 * signatories of EU agreements without a date; they come with the bloc.
 */
const withOwnDate = (parties: PartyRecord[], entry: PartyDates, own: PartyRecord): PartyRecord[] => {
  if (own.actor.kind !== "COUNTRY") return parties;
  const { code } = own.actor;
  if (!parties.some(({ actor }) => isCountry(actor, code))) return entry.pending ? parties : [...parties, own];
  return parties.map((one) =>
    isCountry(one.actor, code) && one.from === null && one.expandedFrom !== null
      ? { ...one, role: entry.pending ? "SIGNATORY" : one.role, from: entry.from ?? one.from, to: entry.to ?? one.to }
      : one,
  );
};

/** Entry into force and exit of single parties, with the register's own words. */
export const partyLifecycle = (dates: readonly PartyDates[], reference: NameReference): LifecycleRecord[] =>
  dates.flatMap(({ name, from, to, odd, text }) => {
    const step = (type: LifecycleRecord["type"], date: DateText): LifecycleRecord => ({
      type,
      scope: "PARTY",
      actor: actorNamed(reference, name, WTO_NAMES),
      date,
      sourceText: text,
    });
    if (odd) return [step("UNKNOWN", null)];
    return [...(from ? [step("ENTRY_INTO_FORCE", from)] : []), ...(to ? [step("WITHDRAWAL", to)] : [])];
  });
