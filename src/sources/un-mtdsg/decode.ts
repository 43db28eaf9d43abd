import type { DateText } from "../../agreements/agreements.records.js";
import { csvRows } from "../csv-rows.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";
import type { Participation } from "./participations.js";
import { participations } from "./participations.js";

const SOURCE = "un-mtdsg";

/** A status table of one treaty as csv. */
export const decodeStatusTable = (text: string): readonly Participation[] => {
  const rows = csvRows(SOURCE, text, ["Participant"]);
  const heads = Object.keys(rows[0]!);
  return participations(
    heads,
    rows.map((cells, index) => ({ field: `row ${index + 2}`, cells: heads.map((head) => cells[head] ?? "") })),
  );
};

export interface TreatyParticipations {
  readonly number: string; // IV-11-b
  readonly name: string;
  readonly url: string;
  readonly participations: readonly Participation[];
}

const ACTIONS: Readonly<Record<string, NonNullable<Participation["consent"]>["type"]>> = {
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
  /** As a status page says; null is "not yet in force", absent is not known. */
  readonly inForce?: DateText;
  /** Applied before entry into force, since this day. */
  readonly provisional?: DateText;
  readonly registration?: { readonly date: DateText; readonly text: string } | null;
  /** "Signatories : 95. Parties : 74". */
  readonly status?: string | null;
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
