import { decodeGdeltArticles, decodeGdeltTimeline } from "../../src/sources/gdelt/doc.js";
import { sharedJson } from "../support/shared-data.js";
import type { Family, Reader, Reading } from "./types.js";
import { compared, reading, together } from "./types.js";

interface Article {
  readonly url: string;
  readonly title: string;
  readonly seendate: string;
  readonly domain: string;
  readonly language: string;
}
const dayOf = (stamp: string): string => `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`;
/** Titles come in pieces ("cases , could"); blanks tell nothing. */
const bare = (title: string): string => title.replace(/\s/g, "");

/** Each article kept is one recorded, field by field; each recorded one is kept, or another of the same title and day is. */
const articlesOf = (articles: readonly Article[], body: unknown): Reading => {
  const kept = decodeGdeltArticles(JSON.stringify(body));
  const recorded = new Map(articles.map((article) => [article.url, article]));
  const story = (title: string, day: string) => `${bare(title).toLowerCase()} ${day}`;
  const told = new Set(kept.map(({ title, day }) => story(title, day)));
  const wrong = kept.flatMap(({ url, title, day, domain, language }) => {
    const one = recorded.get(url);
    const ours = [bare(title), day, domain, language];
    const theirs = one && [bare(one.title), dayOf(one.seendate), one.domain, one.language];
    return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [`${url}: ${ours.join(" | ")}`];
  });
  const lost = articles.filter(({ title, seendate }) => !told.has(story(title, dayOf(seendate))));
  const twice = kept.length - told.size;
  return reading(kept.length * 4 + articles.length, [
    ...wrong,
    ...lost.map(({ url }) => `${url}: lost`),
    ...(twice > 0 ? [`${twice} articles kept twice`] : []),
  ]);
};

const timeline: Reader = (path) => {
  const points = sharedJson(path) as { date: string; value: number; norm: number }[];
  const read = decodeGdeltTimeline(JSON.stringify(points));
  const { values, failures } = compared(
    new Map(read.points.map(({ day, value, norm }) => [day, [value, norm]])),
    new Map(points.map(({ date, value, norm }) => [dayOf(date), [value, norm]])),
  );
  const held = new Set(points.map(({ date }) => dayOf(date)));
  const named = read.missingDays.filter((day) => held.has(day)).map((day) => `${day}: said to be missing`);
  return reading(values, [...failures, ...named]);
};

export const GDELT: Family = {
  folder: "agreements/recordings/gdelt-doc",
  files: {
    "artlist-articles-array.us-virgin-islands.2020.json": (path) => {
      const articles = sharedJson(path) as Article[];
      return articlesOf(articles, articles);
    },
    "artlist-results.norway-sweden-CA.norway-russia-RS.salmon-trade.2017.json": (path) => {
      const { results } = sharedJson(path) as { results: { articles: Article[] }[] };
      return together(results.map((result) => articlesOf(result.articles, result)));
    },
    "timelinevolraw-data-array.canada-russia-salmon-trade.sourcecountry-US.2017.json": timeline,
    "timelinevolraw-data-array.united-states-salmon-trade.sourcecountry-RS.2017.json": timeline,
  },
};
