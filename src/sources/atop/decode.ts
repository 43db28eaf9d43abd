import type { DateText } from "../../agreements/agreements.records.js";
import { csvRows } from "../csv-rows.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";

const SOURCE = "atop";

const OBLIGATIONS = ["defense", "offense", "neutral", "nonagg", "consul"] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

export interface AtopAlliance {
  readonly id: string;
  readonly begin: DateText;
  readonly end: DateText;
  readonly inEffect: boolean;
  readonly obligations: readonly Obligation[];
}

/** One row a member and phase: after a change of the treaty a member stands again. */
export interface AtopMember {
  readonly id: string;
  readonly cow: number; // Correlates of War code: 365 Russia and the USSR, 770 Pakistan
  readonly from: DateText;
  readonly to: DateText;
}

/** 0 is "none": no end, or a day or month that is not known. */
const date = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  field: string,
): DateText => {
  const parts = [year, month, day].map((part) => Number(part));
  if (parts.some((part) => !Number.isInteger(part) || part < 0))
    throw badData(SOURCE, field, "numbers", [year, month, day]);
  if (parts[0] === 0) return null;
  const known = parts.slice(0, parts.indexOf(0) < 0 ? 3 : parts.indexOf(0));
  return textDate(known.map((part) => String(part).padStart(2, "0")).join("-"));
};

/** `atop5_1a.csv`. */
export const decodeAlliances = (text: string): readonly AtopAlliance[] =>
  csvRows(SOURCE, text, ["atopid", "begyr", "endyr", "ineffect", ...OBLIGATIONS]).map((cells, index) => ({
    id: cells["atopid"]!,
    begin: date(cells["begyr"], cells["begmo"], cells["begday"], `row ${index + 2}, "begyr"`),
    end: date(cells["endyr"], cells["endmo"], cells["endday"], `row ${index + 2}, "endyr"`),
    inEffect: cells["ineffect"] === "1",
    obligations: OBLIGATIONS.filter((name) => cells[name] === "1"),
  }));

/** `atop5_1m.csv`. */
export const decodeMembers = (text: string): readonly AtopMember[] =>
  csvRows(SOURCE, text, ["atopid", "member", "yrent", "yrexit"]).map((cells, index) => {
    const cow = Number(cells["member"]);
    if (!Number.isInteger(cow) || cow < 1)
      throw badData(SOURCE, `row ${index + 2}, "member"`, "a COW code", cells["member"]);
    return {
      id: cells["atopid"]!,
      cow,
      from: date(cells["yrent"], cells["moent"], cells["dayent"], `row ${index + 2}, "yrent"`),
      to: date(cells["yrexit"], cells["moexit"], cells["dayexit"], `row ${index + 2}, "yrexit"`),
    };
  });
