import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "gdelt";
const STAMP = /^(\d{4})(\d{2})(\d{2})T\d{6}Z$/;
const dayOf = (stamp: string): string => stamp.replace(STAMP, "$1-$2-$3");

const Article = z.looseObject({
  url: z.string(),
  title: z.string(),
  seendate: z.string().regex(STAMP),
  domain: z.string(),
  language: z.string(),
});
const ArticleList = z.looseObject({ articles: z.array(Article).default([]) });
const Point = z.looseObject({
  date: z.string().regex(STAMP),
  value: z.number(),
  norm: z.number().nullable().default(null),
});
const Timeline = z.looseObject({ timeline: z.array(z.looseObject({ data: z.array(Point) })).default([]) });

export interface GdeltArticle {
  readonly url: string;
  readonly title: string;
  readonly day: string;
  readonly domain: string;
  readonly language: string;
}

/** Its refusals are texts under HTTP 200: "Please limit requests to one every 5 seconds …", "Your query was too short or too long." */
export const asksForPause = (text: string): boolean => /limit requests to one every/i.test(text);

/** Titles are printed with raw tabs and with `\'`, which JSON has not: the former become blanks, the latter lose the backslash. */
const mended = (text: string): string =>
  text
    .replace(/[\u0000-\u001f]+/g, " ")
    .replace(/\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g, (escape: string, legal?: string) => (legal ? escape : ""));

const parsed = (text: string): unknown => {
  for (const attempt of [text, mended(text)])
    try {
      return JSON.parse(attempt);
    } catch {
      continue;
    }
  throw badData(SOURCE, "the body", "whole JSON", "a cut or damaged text");
};

/** The text is read before it is parsed; an empty body or a web page is no answer, any other words are the reason it gives. */
const bodyOf = (text: string): unknown => {
  const words = text.trim().replace(/\s+/g, " ").slice(0, 200);
  if (asksForPause(text))
    throw new CodedError("UPSTREAM_RATE_LIMITED", `gdelt: ${words}`, {
      source: SOURCE,
      retryable: true,
      retryAfterSeconds: 5,
    });
  if (words === "" || words.startsWith("<")) throw badData(SOURCE, "the body", "JSON", words.slice(0, 40));
  if (!/^[[{]/.test(words))
    throw new CodedError("UPSTREAM_REFUSED", `gdelt: ${words}`, { source: SOURCE, retryable: false });
  return parsed(text);
};

/**
 * The article search; `{}` is "no hits", and some keep the bare array of articles. Titles come tokenised ("cases , could"); one agency text
 * stands on dozens of domains, so (title, day) is kept once. A dash between blanks may be one, or a part of a name: it stays as it came.
 */
export const decodeGdeltArticles = (text: string): readonly GdeltArticle[] => {
  const body = bodyOf(text);
  const seen = new Set<string>();
  return atEdge(SOURCE, ArticleList, Array.isArray(body) ? { articles: body } : body).articles.flatMap((article) => {
    const title = article.title.replace(/\s+([,.:;!?)])/g, "$1").trim();
    const day = dayOf(article.seendate);
    const key = `${title.toLowerCase()}|${day}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ url: article.url, title, day, domain: article.domain, language: article.language }];
  });
};

export interface GdeltTimeline {
  /** `value` articles of `norm` in all. */
  readonly points: readonly { readonly day: string; readonly value: number; readonly norm: number | null }[];
  /** Days between the first and the last that the answer leaves out: not known, which is not none. */
  readonly missingDays: readonly string[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Articles a day (TimelineVolRaw); the bare array of points is read too. */
export const decodeGdeltTimeline = (text: string): GdeltTimeline => {
  const body = bodyOf(text);
  const { timeline } = atEdge(SOURCE, Timeline, Array.isArray(body) ? { timeline: [{ data: body }] } : body);
  const points = (timeline[0]?.data ?? [])
    .map(({ date, value, norm }) => ({ day: dayOf(date), value, norm }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const held = new Set(points.map(({ day }) => day));
  const [first, last] = [points[0], points.at(-1)].map((point) => Date.parse(point?.day ?? ""));
  const days = points.length === 0 ? 0 : (last! - first!) / DAY_MS + 1;
  const all = Array.from({ length: days }, (_, at) => new Date(first! + at * DAY_MS).toISOString().slice(0, 10));
  return { points, missingDays: all.filter((day) => !held.has(day)) };
};
