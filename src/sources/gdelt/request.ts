/** The mirror of data.gdeltproject.org, which has no certificate of its own. */
export const GDELT_BASE = "https://storage.googleapis.com/data.gdeltproject.org";
export const GDELT_DOC_BASE = "https://api.gdeltproject.org";

/** The file of one day, 2025-07-11. */
export const gdeltDayRequest = (day: string) => ({ path: `/events/${day.replaceAll("-", "")}.export.CSV.zip` });

/** Its three lines a quarter of an hour are some 330 bytes; the whole list is more than 100 MB. */
const TAIL_BYTES = 32 * 1024;

/** The tail of the list of all files. Not compressed: a range of a compressed list could not be read. */
export const gdeltListRequest = () => ({
  path: "/gdeltv2/masterfilelist.txt",
  headers: { range: `bytes=-${TAIL_BYTES}`, "accept-encoding": "identity" },
});

export const gdeltQuarterRequest = (stamp: string) => ({ path: `/gdeltv2/${stamp}.export.CSV.zip` });

/** A dash in a word is an illegal character outside of quotes, and a name of two words would be two words. */
const keyword = (name: string): string => (/^[\p{L}]+$/u.test(name) ? name : `"${name.replaceAll('"', "")}"`);

/** Words joined by OR stand in brackets; 250 articles at most, newest first. */
export const gdeltArticlesRequest = (names: readonly [string, string], days: number) => ({
  path: "/api/v2/doc/doc",
  query: {
    query: `${names.map(keyword).join(" ")} (agreement OR cooperation OR memorandum OR protocol)`,
    mode: "ArtList",
    format: "json",
    maxrecords: 250,
    sort: "DateDesc",
    timespan: `${days}d`,
  },
});
