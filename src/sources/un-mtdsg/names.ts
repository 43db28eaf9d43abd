/** Participants that no list of names has. */
export const UN_NAMES: Readonly<Record<string, string>> = {
  "European Economic Community": "group:EU",
};

/** Our topics by chapter of the collection. */
export const CHAPTER_TOPICS: Readonly<Record<string, readonly string[]>> = {
  III: ["diplomatic-relations"],
  IV: ["human-rights"],
  X: ["development"],
  XXI: ["law-of-the-sea"],
  XXIII: ["law-of-treaties"],
  XXVI: ["security"],
  XXVII: ["environment"],
};

/** Entry into force as the treaties' own pages head it; the tables of participants do not hold it. */
export const IN_FORCE: Readonly<Record<string, string>> = {
  "III-3": "1964-04-24",
  "IV-2": "1969-01-04",
  "IV-3": "1976-01-03",
  "IV-3-a": "2013-05-05",
  "IV-4": "1976-03-23",
  "IV-5": "1976-03-23",
  "IV-8": "1981-09-03",
  "IV-8-b": "2000-12-22",
  "IV-9": "1987-06-26",
  "IV-9-b": "2006-06-22",
  "IV-11": "1990-09-02",
  "IV-11-b": "2002-02-12",
  "IV-11-c": "2002-01-18",
  "IV-11-d": "2014-04-14",
  "IV-12": "1991-07-11",
  "IV-13": "2003-07-01",
  "IV-15": "2008-05-03",
  "IV-15-a": "2008-05-03",
  "IV-16": "2010-12-23",
  "X-9": "1985-06-21",
  "XXI-6": "1994-11-16",
  "XXIII-1": "1980-01-27",
  "XXVII-7": "1994-03-21",
  "XXVII-7-a": "2005-02-16",
};
