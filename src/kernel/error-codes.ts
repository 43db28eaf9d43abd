/** Every code that can appear in `errors[].extensions.code`, besides Apollo's own. `docs/errors.md` lists them; a test compares. */
export const ERROR_CODES = {
  BAD_USER_INPUT: {
    meaning: "An argument is out of its range or contradicts another.",
    whatToDo: "Correct the argument named in `extensions.argument`.",
  },
  CODE_UNKNOWN: {
    meaning: "No country, product, basket, series or record has this code or id.",
    whatToDo: "Take one of `extensions.candidates`, or search.",
  },
  CODE_AMBIGUOUS: {
    meaning: "The name fits several records.",
    whatToDo: "Send one of the codes in `extensions.candidates`.",
  },
  REFUSED_MIXED_LEVELS: {
    meaning: "The products asked for contain one another, so their sum would count goods twice.",
    whatToDo: "Ask for codes that do not overlap, or add COMMODITY to `by`.",
  },
  REFUSED_WORLD_PLUS_PARTNERS: {
    meaning: "World already contains every partner, so it is never summed with partners.",
    whatToDo: "Ask for World alone, or for partners alone.",
  },
  REFUSED_MIXED_PUBLISHERS: {
    meaning: "One series or flow is never put together from two publishers.",
    whatToDo: "Ask for one source, or for one series a publisher.",
  },
  REFUSED_INDEX_IS_NOT_A_PRICE: {
    meaning: "An index has no unit of money; it cannot be converted to, added to or subtracted from a price.",
    whatToDo: "Index both sides on one base period and compare those.",
  },
  REFUSED_UNIT: {
    meaning: "There is no exact conversion between these units without a further input.",
    whatToDo: "Name the input the message asks for, or keep the unit as published.",
  },
  REFUSED_FREQUENCY: {
    meaning:
      "A series cannot be turned into a finer frequency than it is published in, nor into a coarser one of figures that it divides unless the mean is asked for.",
    whatToDo: "Ask for the published frequency or a coarser one; where the message says so, set `average: true`.",
  },
  REFUSED_DEFLATOR: {
    meaning: "The series is no price index that these figures can be divided by, or has no whole figure for the base.",
    whatToDo: "Name a price index in `deflator`, and a `base` that it holds.",
  },
  REFUSED_POPULATION: {
    meaning: "The series is no population, or is that of another country than the one that reports.",
    whatToDo: "Name the population of the reporter, and ask for one reporter at a time.",
  },
  LICENCE_RESTRICTED: {
    meaning: "The source's licence does not allow this use.",
    whatToDo: "Use the source directly, or another source.",
  },
  LIMIT_COST: {
    meaning: "The operation could return more rows than one request may.",
    whatToDo: "Narrow the window, the lists or the page size.",
  },
  LIMIT_DOCUMENT: {
    meaning: "The document is too long, or has too many brackets, aliases, root fields, repeated fields or directives.",
    whatToDo: "Keep within `extensions.accepted`, or ask in two requests.",
  },
  LIMIT_DEPTH: { meaning: "The operation is nested too deeply.", whatToDo: "Ask in two requests." },
  LIMIT_ROWS: {
    meaning: "The answer would be larger than one request may return.",
    whatToDo: "Narrow the question or page through it.",
  },
  LIMIT_UPSTREAM_CALLS: {
    meaning: "The operation would need more upstream calls than one request may spend.",
    whatToDo: "Narrow the question; `extensions.plan` says what it would cost.",
  },
  UPSTREAM_TIMEOUT: {
    meaning: "The source did not answer in time.",
    whatToDo: "Try again later; other fields are not affected.",
  },
  UPSTREAM_UNAVAILABLE: {
    meaning: "The source cannot be reached or refuses at the moment.",
    whatToDo: "Try again after `retryAfterSeconds`.",
  },
  UPSTREAM_RATE_LIMITED: {
    meaning: "The source asks us to slow down.",
    whatToDo: "Try again after `retryAfterSeconds`.",
  },
  UPSTREAM_QUOTA_EXHAUSTED: {
    meaning: "The day's or month's calls to the source are used up.",
    whatToDo: "Try again after `retryAfterSeconds`, or configure another key.",
  },
  UPSTREAM_BAD_DATA: {
    meaning: "The source answered with something its documentation does not describe.",
    whatToDo: "Report it with `extensions.field`; the last good value is kept.",
  },
  UPSTREAM_REFUSED: {
    meaning: "The source refused the request, for example because of its key.",
    whatToDo: "Check the key named in the message.",
  },
  UPSTREAM_REDIRECT: {
    meaning: "The source answered with a redirect, which is never followed.",
    whatToDo: "Correct the source's base URL.",
  },
  SNAPSHOT_DAMAGED: {
    meaning: "A file of the embedded snapshot is missing or has another digest than its manifest says.",
    whatToDo: "Install the package again, or rebuild the snapshot.",
  },
  FILE_INVALID: {
    meaning: "A file given to `entrepot load` cannot be used.",
    whatToDo: "Correct the place the message names, or download the file again; what was loaded before is still held.",
  },
  CONFIG_INVALID: {
    meaning: "A setting has a value that cannot be used.",
    whatToDo: "Correct the variable named in the message.",
  },
  UNAUTHENTICATED: {
    meaning: "This server asks for a client key.",
    whatToDo: "Send the key in the Authorization header.",
  },
  FORBIDDEN: { meaning: "The client key does not allow this.", whatToDo: "Ask the operator." },
  RATE_LIMITED: {
    meaning: "This client sent too much in too short a time.",
    whatToDo: "Try again after `retryAfterSeconds`.",
  },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
