import type { DateText } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";

export interface PartyDates {
  readonly name: string;
  readonly from: DateText;
  readonly to: DateText;
  /** 01-Jan-9999: the party has not brought it into force. */
  readonly pending: boolean;
  /** As printed: `Armenia(17-Oct-2012 - )`. */
  readonly text: string;
}

const ENTRY = /^(.+?)\s*\(\s*(\d{2}-[A-Z][a-z]{2}-\d{4})?\s*-\s*(\d{2}-[A-Z][a-z]{2}-\d{4})?\s*\)$/;

/** `Armenia(17-Oct-2012 - ); Romania( - 01-Jan-2007); Philippines(01-Jan-9999 - )`. Names hold commas and brackets, never semicolons. */
export const partyDates = (id: number, text: string | null): readonly PartyDates[] =>
  (text ?? "")
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const match = ENTRY.exec(entry);
      if (!match)
        throw badData("wto-rta", `RTA ${id}, "Specific Entry/Exit dates"`, "Name(DD-Mon-YYYY - DD-Mon-YYYY)", entry);
      const [, name, from = "", to = ""] = match;
      return { name: name!, from: textDate(from), to: textDate(to), pending: from.endsWith("9999"), text: entry };
    });
