import type { DateText } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";

export interface PartyDates {
  readonly name: string;
  readonly from: DateText;
  readonly to: DateText;
  /** 01-Jan-9999: the party has not brought it into force. */
  readonly pending: boolean;
  /** Not in the form that is known: the words are all there is. */
  readonly odd: boolean;
  /** As printed: `Armenia(17-Oct-2012 - )`. */
  readonly text: string;
}

const DAY = String.raw`\d{1,2}[- ][A-Za-z]{3,9}\.?[- ]\d{4}|\d{4}(?:-\d{2}){0,2}`;
const ENTRY = new RegExp(String.raw`^(.+?)\s*\(\s*(${DAY})?\s*[-–]\s*(${DAY})?\s*\)$`);

/**
 * `Armenia(17-Oct-2012 - ); Romania( - 01-Jan-2007); Philippines(01-Jan-9999 - )`. Names hold commas and brackets, never semicolons. Typed by
 * hand: an entry in another form is kept with its words, and costs neither its row nor the register.
 */
export const partyDates = (text: string | null): readonly PartyDates[] =>
  (text ?? "")
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [, name, from = "", to = ""] = ENTRY.exec(entry) ?? [];
      const [since, until] = [from, to].map((day) => textDate(day.replace(".", ""))) as [DateText, DateText];
      const pending = from.endsWith("9999");
      const unread = (from !== "" && !pending && !since) || (to !== "" && !to.endsWith("9999") && !until);
      if (name === undefined || unread)
        return { name: entry.split("(")[0]!.trim(), from: null, to: null, pending: false, odd: true, text: entry };
      return { name, from: since, to: until, pending, odd: false, text: entry };
    });
