const MARK = "[key]";
/** Shorter ones would be found in ordinary words; in data, where a key like `2023` would bend figures, only what cannot be anything else. */
const SHORTEST = 4;
const SHORTEST_IN_DATA = 12;

const forms = (secret: string): string[] => {
  const base64 = Buffer.from(secret).toString("base64");
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ k: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    base64,
    base64.replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
    Buffer.from(secret).toString("hex"),
  ];
};

const longestFirst = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

const without = (forms: readonly string[], text: string): string =>
  forms.reduce((clean, form) => (clean.includes(form) ? clean.replaceAll(form, MARK) : clean), text);

/** Takes keys out of any text, also URL-encoded, in base64, in hex and JSON-escaped. */
export class Redactor {
  #forms: readonly string[] = [];
  #inData: readonly string[] = [];

  add(secret: string): void {
    // Longest first: a short form may be part of a longer one.
    if (secret.length >= SHORTEST) this.#forms = longestFirst([...this.#forms, ...forms(secret)]);
    if (secret.length >= SHORTEST_IN_DATA) this.#inData = longestFirst([...this.#inData, ...forms(secret)]);
  }

  /** For messages and logs. */
  readonly redact = (text: string): string => without(this.#forms, text);

  /** For bodies. */
  readonly redactData = (text: string): string => without(this.#inData, text);
}

/** A source's own words for an error message: redacted, one line, no markup, at most 200 characters. */
export const shortWords = (redact: (text: string) => string, words: string): string =>
  redact(words)
    .slice(0, 4000)
    .replace(/<(script|style)\b[^]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200);
