import type { ActorRef, DateText, PartyRecord, PartyRole } from "../agreements/agreements.records.js";
import type { GroupRecord, Reference } from "../reference/index.js";

/** What resolving names takes of the reference. */
export type NameReference = Pick<Reference, "countryNamed" | "countryByCode" | "groupNamed">;

/** A country or bloc by the name a register prints; `own` holds the names that only this register uses (alpha-3, or `group:ID`). */
export const actorNamed = (
  reference: NameReference,
  name: string,
  own: Readonly<Record<string, string>> = {},
): ActorRef => {
  const known = own[name];
  if (known?.startsWith("group:")) return { kind: "GROUP", id: known.slice(6) };
  if (known !== undefined) return { kind: "COUNTRY", code: known };
  const country = reference.countryNamed(name);
  if (country) return { kind: "COUNTRY", code: country.code };
  const group = reference.groupNamed(name);
  return group ? { kind: "GROUP", id: group.id } : { kind: "NAMED", name };
};

export const party = (
  actor: ActorRef,
  role: PartyRole = "PARTY",
  from: DateText = null,
  to: DateText = null,
  expandedFrom: string | null = null,
): PartyRecord => ({ actor, role, from, to, expandedFrom });

/** Does `a` begin before `b`, dates of their own precision? */
const before = (a: string, b: string): boolean => a < b.slice(0, a.length);
const past = (a: string, b: string): boolean => a.slice(0, b.length) > b;

/** States that join the European Union join its agreements; those of other blocs bind a later member only where it accedes to them. */
const EXTENDS_TO_NEW_MEMBERS: ReadonlySet<string> = new Set(["EU"]);

/**
 * The members of a bloc that is a party between two days: each while it was a member. `from` and `to` stand only where membership began or
 * ended within the time of the agreement.
 */
export const expandBloc = (group: GroupRecord, start: string, end: DateText, role: PartyRole): PartyRecord[] =>
  group.members.flatMap(({ code, from, to }) => {
    const joinedLater = from !== null && past(from, start);
    if (to !== null && past(start, to)) return [];
    if (joinedLater && (!EXTENDS_TO_NEW_MEMBERS.has(group.id) || (end !== null && past(from, end)))) return [];
    const left = to !== null && (end === null || before(to, end)) ? to : null;
    return [party({ kind: "COUNTRY", code }, role, joinedLater ? from : null, left, group.id)];
  });

/** Parties with the members of each bloc behind it; a member that is named itself is not repeated. */
export const withMembers = (
  reference: NameReference,
  parties: readonly PartyRecord[],
  start: string,
  end: DateText,
): PartyRecord[] => {
  const named = new Set(parties.flatMap(({ actor }) => (actor.kind === "COUNTRY" ? [actor.code] : [])));
  return parties.flatMap((one) => {
    const group = one.actor.kind === "GROUP" ? reference.groupNamed(one.actor.id) : undefined;
    if (!group) return [one];
    const members = expandBloc(group, one.from ?? start, one.to ?? end, one.role);
    return [one, ...members.filter(({ actor }) => actor.kind === "COUNTRY" && !named.has(actor.code))];
  });
};
