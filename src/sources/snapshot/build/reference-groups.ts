import { GROUPS } from "../../country-groups/groups.js";
import { WIDE_GROUPS } from "../../country-groups/groups-wide.js";
import { countryGroups } from "../../country-groups/record.js";
import type { SnapshotPart } from "./part.js";

const MEMBER = /^([A-Z]{3})(?:@([\d-]+)(?:\/([\d-]+))?)?$/;

/** `CODE`, `CODE@from`, `CODE@from/to`, sorted by code. */
export const membersOf = (text: string, since: string | null): [string, string | null, string | null][] =>
  text
    .trim()
    .split(/\s+/)
    .map((word): [string, string | null, string | null] => {
      const match = MEMBER.exec(word);
      if (!match)
        throw new Error(`country group member ${JSON.stringify(word)}: expected CODE, CODE@from or CODE@from/to`);
      return [match[1]!, match[2] ?? since, match[3] ?? null];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));

export const referenceGroups: SnapshotPart = () =>
  Promise.resolve([
    {
      path: "reference/groups.json",
      part: "reference",
      source: countryGroups.id,
      dataset: "Members of country groups with their dates",
      publisher: countryGroups.provider,
      licence: countryGroups.licence.id,
      attribution: countryGroups.licence.attribution,
      url: null,
      publishedOn: null,
      retrievedOn: null,
      columns: ["id", "name", "aliases", "note", "members"],
      rows: [...GROUPS, ...WIDE_GROUPS]
        .map(
          (group) => [group.id, group.name, group.aliases, group.note, membersOf(group.members, group.since)] as const,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    },
  ]);
