import type { DateText } from "../../agreements/agreements.records.js";
import { badData } from "../edge.js";
import type { Act } from "./acts.js";
import { actNamed, DEFINITIVE, readAct } from "./acts.js";

const SOURCE = "un-mtdsg";

export interface Participation {
  readonly participant: string;
  readonly signature: DateText;
  readonly consent: { readonly type: Act["type"]; readonly date: DateText; readonly words?: string } | null;
  /** What does not fit into the two: provisional application, withdrawals, cells that could not be read. */
  readonly more?: readonly Act[];
}

type Column = "SIGNATURE" | "CONSENT" | "OTHER";

/**
 * Columns are headed by the acts that occurred: "Ratification, Acceptance(A), Accession(a)", "Signature, Succession to signature(d)". Those
 * without the name of an act ("Notification under article 25") are not read.
 */
const columnOf = (head: string): Column | null => {
  if (/^(signature|succession to signature)/i.test(head)) return "SIGNATURE";
  // By all names: "Definitive signature(s), Provisional application(n)" is of consent, the latter alone is not.
  const acts = head.split(",").map(actNamed);
  if (acts.some((act) => act !== null && act !== "PROVISIONAL_APPLICATION" && act !== "WITHDRAWAL")) return "CONSENT";
  return acts.some((act) => act !== null) ? "OTHER" : null;
};

/** Acts by which a state becomes a party. */
export const CONSENTS: ReadonlySet<Act["type"]> = new Set<Act["type"]>([
  "RATIFICATION",
  "ACCEPTANCE",
  "APPROVAL",
  "ACCESSION",
  "SUCCESSION",
  "SIGNATURE",
]);

interface Placed {
  readonly column: Column;
  readonly act: Act;
}

const participation = (participant: string, acts: readonly Placed[]): Participation => {
  const stands = ({ withdrawn, type }: Act) => !withdrawn && type !== "UNKNOWN";
  const signed = acts.find(({ column, act }) => column === "SIGNATURE" && stands(act))?.act;
  const consent = acts.find(({ column, act }) => column === "CONSENT" && stands(act) && CONSENTS.has(act.type))?.act;
  const more = acts.map(({ act }) => act).filter((act) => act !== signed && act !== consent);
  return {
    participant,
    signature: signed?.date ?? null,
    consent: consent
      ? { type: consent.type, date: consent.date, ...(consent.words === null ? {} : { words: consent.words }) }
      : null,
    ...(more.length > 0 ? { more } : {}),
  };
};

/** What a date without a letter means: the one act that a head names, or ratification. */
const plainOf = (head: string, column: Column): Act["type"] => {
  if (column === "SIGNATURE") return "SIGNATURE";
  const [only, ...others] = head.split(",");
  return (others.length === 0 && actNamed(only!)) || "RATIFICATION";
};

const placed = (column: Column, head: string, cell: string): Placed[] => {
  const act = readAct(cell, head, plainOf(head, column));
  if (!act) return [];
  // Who signs definitively consents to be bound, in whichever column it stands.
  return [{ column: act.words === DEFINITIVE ? "CONSENT" : column, act }];
};

/** A table of participants by its heads. A page that moved its columns has no readable cells, and that is no treaty with odd ones. */
export const participations = (
  heads: readonly string[],
  rows: readonly { readonly field: string; readonly cells: readonly string[] }[],
): readonly Participation[] => {
  const titles = heads.map((head) => head.replace(/\s+/g, " ").trim());
  const name = titles.findIndex((head) => /^participants?$/i.test(head));
  const columns = titles.map((head, index) => (index === name ? null : columnOf(head)));
  if (name < 0 || !columns.includes("CONSENT"))
    throw badData(SOURCE, "the heads of the table", "Participant and a column of ratifications", heads.join(" | "));
  const read = rows.flatMap(({ field, cells }) => {
    const participant = (cells[name] ?? "").replace(/\s+/g, " ").trim();
    const acts = columns.flatMap((column, index) => (column ? placed(column, titles[index]!, cells[index] ?? "") : []));
    if (participant !== "") return [{ participant, acts }];
    if (acts.length === 0) return [];
    throw badData(SOURCE, `${field}, "Participant"`, "a name", participant);
  });
  const all = read.flatMap(({ acts }) => acts.map(({ act }) => act));
  const odd = all.filter(({ type }) => type === "UNKNOWN");
  if (odd.length * 2 > all.length)
    throw badData(SOURCE, "the table of participants", "days such as 3 Oct 1994 a", odd[0]!.words);
  return read.map(({ participant, acts }) => participation(participant, acts));
};
