import { badInput, keyOf } from "../kernel/index.js";
import { CountryGroup } from "./group.type.js";
import { nearest, normaliseName } from "./names.js";
import type { GroupRecord } from "./reference.js";
import { unknownCode } from "./refusals.js";
import type { GroupRow } from "./tables.js";

const ACCEPTED = "the id (EAEU) or the name of a group";
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** A day out of a `Date` argument; instants count by their UTC day. */
export const dayOf = (text: string, argument: string): string => {
  const day = DAY.exec(text)?.[0];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    throw badInput(argument, "a day such as 2025-07-11", text);
  return day;
};

/** Group members by date. A start known to the year only counts from its first day, an end to its last. */
export class GroupIndex {
  readonly records: readonly GroupRecord[];
  readonly #byKey = new Map<string, GroupRecord>();
  readonly #types = new Map<string, CountryGroup>();

  constructor(rows: readonly GroupRow[]) {
    this.records = rows.map((row) => ({
      ...row,
      members: row.members.map(([code, from, to]) => ({ code, from, to })),
    }));
    for (const group of this.records)
      for (const name of [group.id, group.name, ...group.aliases]) this.#byKey.set(normaliseName(name), group);
  }

  find(input: string): GroupRecord | undefined {
    return this.#byKey.get(normaliseName(keyOf("CountryGroup", input.trim())));
  }

  resolve(input: string, argument: string): GroupRecord {
    const found = this.find(input);
    if (found) return found;
    const names = [...this.#byKey].map(([key, item]) => ({ key, item }));
    const near = nearest(names, normaliseName(input)).map(({ id, name }) => ({ code: id, name }));
    throw unknownCode(argument, "country group", input, ACCEPTED, near);
  }

  type(record: GroupRecord): CountryGroup {
    let type = this.#types.get(record.id);
    if (!type) this.#types.set(record.id, (type = new CountryGroup(record)));
    return type;
  }

  membersOn(id: string, day: string): readonly string[] {
    const group = this.find(id);
    if (!group) return [];
    const codes = group.members.filter(({ from, to }) => isMember(from, to, day)).map(({ code }) => code);
    return [...new Set(codes)].sort();
  }
}

const isMember = (from: string | null, to: string | null, day: string): boolean =>
  (from === null || from <= day) && (to === null || day.slice(0, to.length) <= to);
