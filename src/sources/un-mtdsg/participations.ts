import type { DateText, LifecycleRecord } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";

const SOURCE = "un-mtdsg";

export type ConsentType = LifecycleRecord["type"] &
  ("RATIFICATION" | "ACCESSION" | "ACCEPTANCE" | "APPROVAL" | "SUCCESSION");

export interface Participation {
  readonly participant: string;
  readonly signature: DateText;
  readonly consent: { readonly type: ConsentType; readonly date: DateText } | null;
}

/** After the date in a participant's cell: `3 Oct 1994 a`. No letter is ratification or definitive signature, c a formal confirmation. */
const LETTERS: Readonly<Record<string, ConsentType>> = {
  "": "RATIFICATION",
  a: "ACCESSION",
  A: "ACCEPTANCE",
  AA: "APPROVAL",
  c: "RATIFICATION",
  d: "SUCCESSION",
};

/** `12 Jun 1992`, `3 Oct 1994 a`; footnote numbers may be glued to the year or the letter. */
export const readConsent = (cell: string, field: string): Participation["consent"] => {
  const text = cell.trim();
  if (text === "") return null;
  const match = /^(\d{1,2} [A-Z][a-z]{2} \d{4})\s*([a-zA-Z]{0,2})\s*[\d, ]*$/.exec(text);
  const type = match && LETTERS[match[2]!];
  const date = match && textDate(match[1]!);
  if (!type || !date) throw badData(SOURCE, field, "a day such as 3 Oct 1994, then a, A, AA, c, d or nothing", cell);
  return { type, date };
};

/**
 * A table of participants by its heads. The column of consent is headed by the acts that occurred: "Ratification, Acceptance(A),
 * Accession(a)"; others (provisional application, notifications) are not read.
 */
export const participations = (
  heads: readonly string[],
  rows: readonly { readonly field: string; readonly cells: readonly string[] }[],
): readonly Participation[] => {
  const name = heads.indexOf("Participant");
  const signature = heads.findIndex((head) => head.startsWith("Signature"));
  const consent = heads.findIndex((head) => /\b(Ratification|Accession)\b/.test(head));
  if (name < 0 || consent < 0)
    throw badData(SOURCE, "the heads of the table", "Participant and a column of ratifications", heads.join(" | "));
  return rows.map(({ field, cells }) => {
    const participant = (cells[name] ?? "").trim();
    if (participant === "") throw badData(SOURCE, `${field}, "Participant"`, "a name", participant);
    const at = (column: number) => readConsent(cells[column] ?? "", `${field}, "${heads[column]}"`);
    return { participant, signature: signature < 0 ? null : (at(signature)?.date ?? null), consent: at(consent) };
  });
};
