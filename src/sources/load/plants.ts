import type { FacilityRecord } from "../../agreements/agreements.records.js";
import { groupBy } from "../../kernel/index.js";

const page = ({ citations }: FacilityRecord): string | null =>
  citations[0]?.url
    ?.toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/$/, "") ?? null;

/** About two kilometres: releases give a plant's gate or its middle. */
const NEAR_DEGREES = 0.02;

const near = (a: FacilityRecord, b: FacilityRecord): boolean =>
  (["latitude", "longitude"] as const).every((axis) => {
    const [one, other] = [a.place[axis], b.place[axis]];
    return one !== null && other !== null && Math.abs(one - other) <= NEAR_DEGREES;
  });

/**
 * Ids changed with the layout (SPK00002, then P100000120781) and no list joins them: the same page of the tracker's wiki and the same place are
 * the same plant. Two plants of one release on one page stay alone.
 */
export const linkPlants = (records: readonly FacilityRecord[]): readonly FacilityRecord[] => {
  const links = new Map<FacilityRecord, string[]>();
  for (const [url, set] of groupBy(records, page)) {
    if (url === null) continue;
    const keys = new Set(set.map(({ key }) => key));
    for (const one of set)
      for (const other of set) {
        const sole = (record: FacilityRecord) =>
          !set.some((rival) => rival.key !== record.key && family(rival.key) === family(record.key));
        if (keys.size > 1 && family(one.key) !== family(other.key) && sole(one) && sole(other) && near(one, other))
          links.set(one, [...new Set([...(links.get(one) ?? []), other.key])]);
      }
  }
  return records.map((record) => {
    const added = links.get(record);
    return added ? { ...record, sameAs: [...new Set([...record.sameAs, ...added])] } : record;
  });
};

/** `gem-SPK`, `gem-P`: the letters of an id say which list it is from. */
const family = (key: string): string => /^[a-z]+-[A-Z]*/.exec(key)?.[0] ?? key;

const released = ({ citations }: FacilityRecord): string => citations[0]?.publishedOn ?? "";

/** The newest release first: its state stands for the plant, and the older ones stay in the history. A release held twice counts once. */
export const eachReleaseOnce = (records: readonly FacilityRecord[]): FacilityRecord[] => {
  const held = new Map<string, FacilityRecord>();
  for (const record of records) {
    const key = `${record.key} ${released(record)}`;
    if (!held.has(key)) held.set(key, record);
  }
  return [...held.values()].sort((a, b) => (released(a) === released(b) ? 0 : released(a) < released(b) ? 1 : -1));
};
