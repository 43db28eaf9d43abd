const MARK = "[key]";
/** Shorter ones would be found in ordinary words. */
const SHORTEST = 4;

const forms = (secret: string): string[] => {
  const base64 = Buffer.from(secret).toString("base64");
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ k: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
    Buffer.from(secret).toString("hex"),
  ];
};

/** Takes keys out of any text, also URL-encoded, in base64, in hex and JSON-escaped. */
export class Redactor {
  #forms: readonly string[] = [];

  add(secret: string): void {
    if (secret.length < SHORTEST) return;
    // Longest first: a short form may be part of a longer one.
    this.#forms = [...new Set([...this.#forms, ...forms(secret)])].sort((a, b) => b.length - a.length);
  }

  readonly redact = (text: string): string =>
    this.#forms.reduce((clean, form) => (clean.includes(form) ? clean.replaceAll(form, MARK) : clean), text);
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
