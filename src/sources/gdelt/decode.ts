import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";

const SOURCE = "gdelt";

/** Places of the columns we read in a line, which both kinds of file have. */
const AT = {
  id: 0,
  day: 1,
  actor1Country: 7,
  actor2Country: 17,
  isRoot: 25,
  code: 26,
  baseCode: 27,
  rootCode: 28,
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
  readonly baseCode: string;
  readonly rootCode: string;
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

/** Counts rank events of one day and place: an empty one ranks last. */
const counted = (text: string, field: string): number => {
  const count = numberOrNull(text) ?? (text.trim() === "" ? 0 : null);
  if (count === null) throw badData(SOURCE, field, "a number of articles", text);
  return count;
};

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
      baseCode: cells[AT.baseCode]!,
      rootCode: cells[AT.rootCode]!,
      isRoot: cells[AT.isRoot] === "1",
      goldstein: numberOrNull(cells[AT.goldstein]!),
      mentions: counted(cells[AT.mentions]!, `line ${index + 1}, mentions`),
      sources: counted(cells[AT.sources]!, `line ${index + 1}, sources`),
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
  readonly stamp: string; // 20250711001500, when it was made
}

/**
 * `size md5 url` a line. The tail of the list begins in the middle of a line, and what is left of it may look whole with another size: `isCut`
 * drops it. Only event exports on GDELT's own host.
 */
export const decodeGdeltFileList = (text: string, isCut = false): readonly GdeltFile[] =>
  text
    .split("\n")
    .slice(isCut ? 1 : 0)
    .flatMap((line) => {
      const match =
        /^(\d+) ([0-9a-f]{32}) https?:\/\/data\.gdeltproject\.org\/gdeltv2\/(\d{14})\.export\.CSV\.zip\s*$/.exec(line);
      return match ? [{ bytes: Number(match[1]), md5: match[2]!, stamp: match[3]! }] : [];
    });

/** A file as its line in the list promises it: length and MD5. */
export const checkGdeltFile = ({ bytes, md5, stamp }: GdeltFile, file: Uint8Array): void => {
  if (file.length !== bytes) throw badData(SOURCE, `the size of ${stamp}`, `${bytes} bytes`, file.length);
  const found = createHash("md5").update(file).digest("hex");
  if (found !== md5) throw badData(SOURCE, `the md5 of ${stamp}`, md5, found);
};
