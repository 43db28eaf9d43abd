import type { DateText, LifecycleRecord } from "../../agreements/agreements.records.js";
import { csvRows } from "../csv-rows.js";
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

/** A status table of one treaty. The column of consent is headed by the acts that occurred: "Ratification, Acceptance(A), Accession(a)". */
export const decodeStatusTable = (text: string): readonly Participation[] => {
  const rows = csvRows(SOURCE, text, ["Participant"]);
  const heads = Object.keys(rows[0]!);
  const consent = heads.find((head) => /\b(Ratification|Accession)\b/.test(head));
  if (!consent) throw badData(SOURCE, "the first line", "a column of ratifications", heads.join(" | "));
  const signature = heads.find((head) => head.startsWith("Signature"));
  return rows.map((cells, index) => {
    const field = (head: string) => `row ${index + 2}, "${head}"`;
    return {
      participant: required(cells["Participant"], field("Participant")),
      signature: signature ? (readConsent(cells[signature] ?? "", field(signature))?.date ?? null) : null,
      consent: readConsent(cells[consent] ?? "", field(consent)),
    };
  });
};

export interface TreatyParticipations {
  readonly number: string; // IV-11-b
  readonly name: string;
  readonly url: string;
  readonly participations: readonly Participation[];
}

const ACTIONS: Readonly<Record<string, ConsentType>> = {
  Ratification: "RATIFICATION",
  Accession: "ACCESSION",
  Succession: "SUCCESSION",
};

/** One row a treaty and participant; an empty action is a signature only. */
export const decodeHumanRights = (text: string): readonly TreatyParticipations[] => {
  const treaties = new Map<string, TreatyParticipations & { participations: Participation[] }>();
  const columns = ["country_name", "treaty_name", "action_type", "action_date", "signature_date", "mtdsg_no"];
  for (const [index, cells] of csvRows(SOURCE, text, columns).entries()) {
    const field = (column: string) => `row ${index + 2}, "${column}"`;
    const number = required(cells["mtdsg_no"], field("mtdsg_no"));
    const action = cells["action_type"]!;
    const type = ACTIONS[action];
    const date = textDate(cells["action_date"]!);
    if (action !== "" && !type) throw badData(SOURCE, field("action_type"), Object.keys(ACTIONS).join(", "), action);
    if (type && !date) throw badData(SOURCE, field("action_date"), "a day", cells["action_date"]);
    const treaty = treaties.get(number) ?? {
      number,
      name: cells["treaty_name"]!.trim(),
      url: cells["source_url"] ?? "",
      participations: [],
    };
    treaty.participations.push({
      participant: required(cells["country_name"], field("country_name")),
      signature: textDate(cells["signature_date"]!),
      consent: type ? { type, date } : null,
    });
    treaties.set(number, treaty);
  }
  return [...treaties.values()];
};

export interface TreatyTitle {
  readonly number: string;
  readonly name: string;
  readonly place: string | null;
  readonly date: DateText;
}

const ROMAN =
  "0 I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX";

/** The index of treaties: "Vienna Convention on Diplomatic Relations. Vienna, 18 April 1961" under chapter 3, number 3. */
export const decodeIndex = (text: string): readonly TreatyTitle[] =>
  csvRows(SOURCE, text, ["chapter_no", "treaty_no", "treaty_name"]).map((cells, index) => {
    const chapter = ROMAN.split(" ")[Number(cells["chapter_no"])];
    if (!chapter || chapter === "0")
      throw badData(SOURCE, `row ${index + 2}, "chapter_no"`, "1 to 29", cells["chapter_no"]);
    const title = cells["treaty_name"]!.trim();
    const match = /^(.*?)\s*\.+\s+([^.]+), (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(title);
    return {
      number: `${chapter}-${cells["treaty_no"]!.replace(".", "-")}`,
      name: match?.[1] ?? title,
      place: match?.[2] ?? null,
      date: match ? textDate(match[3]!) : null,
    };
  });

const required = (cell: string | undefined, field: string): string => {
  const text = (cell ?? "").trim();
  if (text === "") throw badData(SOURCE, field, "a text", cell);
  return text;
};
