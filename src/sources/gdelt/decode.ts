import { parse } from "csv-parse/sync";
import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "gdelt";

/** Places of the columns we read in a line, which both kinds of file have. */
const AT = {
  id: 0,
  day: 1,
  actor1Country: 7,
  actor2Country: 17,
  isRoot: 25,
  code: 26,
  goldstein: 30,
  mentions: 31,
  sources: 32,
  tone: 34,
} as const;

/**
 * Files of a quarter of an hour (2.0) have 61 columns; files of a day (1.0) lack the three of second-level districts. The latter is after
 * GDELT's code book: no such file was at hand.
 */
const LAYOUTS = {
  QUARTER_HOUR: { columns: 61, place: 52, placeCountryFips: 53, url: 60 },
  DAY: { columns: 58, place: 50, placeCountryFips: 51, url: 57 },
} as const;

export interface GdeltEvent {
  readonly id: string;
  readonly day: string; // 2025-07-11
  readonly actor1: string; // CAMEO country, three letters
  readonly actor2: string;
  readonly code: string; // CAMEO, leading zeros kept
  readonly isRoot: boolean;
  readonly goldstein: number | null;
  readonly mentions: number;
  readonly sources: number;
  readonly tone: number | null;
  readonly place: string | null;
  /** FIPS 10-4, not ISO: RS is Russia, CH is China. */
  readonly placeCountryFips: string | null;
  readonly url: string;
}

const numberOrNull = (text: string): number | null =>
  text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text);

/** The events export: tab-separated without a header, quotes are ordinary characters. A line of another width is a cut file. */
export const decodeGdeltEvents = (text: string, file: keyof typeof LAYOUTS = "QUARTER_HOUR"): readonly GdeltEvent[] => {
  const { columns, ...at } = LAYOUTS[file];
  const lines = parse(text, {
    delimiter: "\t",
    quote: false,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return lines.map((cells, index) => {
    if (cells.length !== columns) throw badData(SOURCE, `line ${index + 1}`, `${columns} columns`, cells.length);
    const day = cells[AT.day]!;
    if (!/^\d{8}$/.test(day)) throw badData(SOURCE, `line ${index + 1}.SQLDATE`, "YYYYMMDD", day);
    return {
      id: cells[AT.id]!,
      day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
      actor1: cells[AT.actor1Country]!,
      actor2: cells[AT.actor2Country]!,
      code: cells[AT.code]!,
      isRoot: cells[AT.isRoot] === "1",
      goldstein: numberOrNull(cells[AT.goldstein]!),
      mentions: Number(cells[AT.mentions]),
      sources: Number(cells[AT.sources]),
      tone: numberOrNull(cells[AT.tone]!),
      place: cells[at.place] || null,
      placeCountryFips: cells[at.placeCountryFips] || null,
      url: cells[at.url]!,
    };
  });
};

export interface GdeltFile {
  readonly bytes: number;
  readonly md5: string;
  readonly url: string;
}

/** `size md5 url` a line; the first line of a ranged answer may be cut and is dropped. Only event exports on GDELT's own host. */
export const decodeGdeltFileList = (text: string): readonly GdeltFile[] =>
  text.split("\n").flatMap((line) => {
    const match =
      /^(\d+) ([0-9a-f]{32}) (https?:\/\/data\.gdeltproject\.org\/gdeltv2\/\d{14}\.export\.CSV\.zip)\s*$/.exec(line);
    return match ? [{ bytes: Number(match[1]), md5: match[2]!, url: match[3]! }] : [];
  });

const Article = z.looseObject({
  url: z.string(),
  title: z.string(),
  seendate: z.string().regex(/^\d{8}T\d{6}Z$/),
  domain: z.string(),
  language: z.string(),
  sourcecountry: z.string(),
});
const ArticleList = z.looseObject({ articles: z.array(Article).default([]) });

export interface GdeltArticle {
  readonly url: string;
  readonly title: string;
  readonly day: string;
  readonly domain: string;
  readonly language: string;
}

/**
 * The article search. Its refusals are texts under HTTP 200, so the text is read before it is parsed; `{}` is "no hits", an empty body is
 * not. Titles come tokenised ("cases , could"); one agency text stands on dozens of domains, so (title, day) is kept once.
 */
export const decodeGdeltArticles = (text: string): readonly GdeltArticle[] => {
  if (/limit requests to one every/i.test(text))
    throw new CodedError("UPSTREAM_RATE_LIMITED", "gdelt: asks for one request every 5 seconds.", {
      source: SOURCE,
      retryable: true,
      retryAfterSeconds: 5,
    });
  if (!text.trimStart().startsWith("{")) {
    const words = text.trim().slice(0, 120);
    if (/^(Your query|Queries containing|One or more)/.test(words))
      throw new CodedError("UPSTREAM_REFUSED", `gdelt: ${words}`, { source: SOURCE, retryable: false });
    throw badData(SOURCE, "the body", "JSON", words.slice(0, 40));
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badData(SOURCE, "the body", "whole JSON", "a cut or damaged text");
  }
  const seen = new Set<string>();
  return atEdge(SOURCE, ArticleList, body).articles.flatMap((article) => {
    const title = article.title
      .replace(/\s+([,.:;!?)])/g, "$1")
      .replace(/\s+-\s+/g, "-")
      .trim();
    const day = `${article.seendate.slice(0, 4)}-${article.seendate.slice(4, 6)}-${article.seendate.slice(6, 8)}`;
    const key = `${title.toLowerCase()}|${day}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ url: article.url, title, day, domain: article.domain, language: article.language }];
  });
};
