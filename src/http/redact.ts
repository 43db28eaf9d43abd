const MARK = "[key]";
/** Shorter ones would be found in ordinary words; in data, where a key like `2023` would bend figures, only what cannot be anything else. */
const SHORTEST = 4;
const SHORTEST_IN_DATA = 12;

const percented = (secret: string): string[] => [
  encodeURIComponent(secret),
  encodeURI(secret),
  new URLSearchParams({ k: secret }).toString().slice(2),
];
const inLowerCase = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

const unicoded = (secret: string, hex: (code: string) => string): string =>
  secret.replace(/[^A-Za-z0-9]/g, (char) => `\\u${hex(char.charCodeAt(0).toString(16).padStart(4, "0"))}`);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What of the base64 of a longer text (`user:key`) is the secret's alone, whichever of the three places it begins at. */
const insideBase64 = (secret: string): string[] =>
  [0, 1, 2].flatMap((skipped) => {
    const bytes = Buffer.concat([Buffer.alloc(skipped), Buffer.from(secret)]);
    const [from, to] = [Math.ceil((skipped * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    const inside = (["base64", "base64url"] as const).map((coding) => bytes.toString(coding).slice(from, to));
    return inside.filter(({ length }) => length >= SHORTEST_IN_DATA);
  });

const forms = (secret: string): string[] => [
  secret,
  ...percented(secret),
  ...percented(secret).map(inLowerCase),
  JSON.stringify(secret).slice(1, -1),
  JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
  unicoded(secret, (code) => code),
  unicoded(secret, (code) => code.toUpperCase()),
  secret.replace(/[&<>"']/g, (char) => ENTITIES[char]!),
  Buffer.from(secret).toString("base64"),
  ...insideBase64(secret),
  Buffer.from(secret).toString("base64url"),
  Buffer.from(secret).toString("hex"),
];

const longestFirst = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

const without = (forms: readonly string[], text: string): string =>
  forms.reduce((clean, form) => (clean.includes(form) ? clean.replaceAll(form, MARK) : clean), text);

/** Takes keys out of any text, also URL-encoded, in base64 (of a longer text too), in hex, JSON- and HTML-escaped. */
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
