import { createHash } from "node:crypto";
import type { EventRecord } from "../../agreements/agreements.records.js";
import { cameoLabel, isCooperation } from "./cameo.js";
import type { GdeltEvent } from "./decode.js";
import type { GdeltArticle } from "./doc.js";
import { gdelt } from "./record.js";

const KINDS: Readonly<Record<string, EventRecord["kind"]>> = {
  "036": "MEETING",
  "040": "MEETING",
  "041": "MEETING",
  "042": "VISIT",
  "043": "VISIT",
  "044": "MEETING",
  "045": "MEETING",
  "046": "MEETING",
  "057": "SIGNING",
};
const kindOf = (code: string): EventRecord["kind"] => KINDS[code] ?? (/^0[35]/.test(code) ? "STATEMENT" : "OTHER");

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname : null);

/** Is it co-operation between the two, as the first thing a report says? */
export const isBetween = (event: GdeltEvent, [a, b]: readonly [string, string]): boolean => {
  const { actor1, actor2 } = event;
  return event.isRoot && isCooperation(event) && ((actor1 === a && actor2 === b) || (actor1 === b && actor2 === a));
};

/** One agency text becomes many events: of one day, act and direction the most mentioned one stands for all. */
const distinct = (events: readonly GdeltEvent[]): GdeltEvent[] => {
  const kept = new Map<string, GdeltEvent>();
  for (const event of events) {
    const key = `${event.day} ${event.code} ${event.actor1}`;
    const held = kept.get(key);
    if (!held || event.mentions > held.mentions || (event.mentions === held.mentions && event.id < held.id))
      kept.set(key, event);
  }
  return [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Reports of co-operation between two countries. Coded by a machine out of news: what was reported, not what is so. */
export const normaliseGdelt = (
  events: readonly GdeltEvent[],
  pair: readonly [string, string],
  nameOf: (code: string) => string,
  retrievedOn: string,
): EventRecord[] =>
  distinct(events.filter((event) => isBetween(event, pair))).map((event) => ({
    key: `gdelt-${event.id}`,
    kind: kindOf(event.code),
    title: `${nameOf(event.actor1)} ${cameoLabel(event)} (with ${nameOf(event.actor2)}; as reported)`,
    on: event.day,
    place: event.place,
    cameoCode: event.code,
    participants: [event.actor1, event.actor2].map((code) => ({ kind: "COUNTRY", code })),
    agreements: [],
    facilities: [],
    conflicts: [],
    citations: [
      {
        sourceId: gdelt.id,
        dataset: `Event ${event.id}, ${event.mentions} mentions`,
        url: URL.canParse(event.url) ? event.url : null,
        publisher: hostOf(event.url),
        publishedOn: null,
        retrievedOn,
      },
    ],
  }));

/** Articles that name both countries and an agreement: mentions, of which nobody has said who did what. */
export const articleEvents = (
  articles: readonly GdeltArticle[],
  pair: readonly [string, string],
  retrievedOn: string,
): EventRecord[] =>
  articles.map(({ url, title, day, domain, language }) => ({
    key: `gdelt-article-${createHash("sha256").update(url).digest("hex").slice(0, 16)}`,
    kind: "OTHER",
    title: `${title} (news report)`,
    on: day,
    place: null,
    cameoCode: null,
    participants: pair.map((code) => ({ kind: "COUNTRY", code })),
    agreements: [],
    facilities: [],
    conflicts: [],
    citations: [
      {
        sourceId: gdelt.id,
        dataset: `Article search (DOC 2.0), ${language}`,
        url: URL.canParse(url) ? url : null,
        publisher: domain,
        publishedOn: day,
        retrievedOn,
      },
    ],
  }));
