import { badBody } from "./errors.js";
import { decodeText, parseJson } from "./json.js";
import type { Bodies, BodyKind } from "./types.js";

/** What came, before anybody believes it. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What is read where the source says that there is nothing. */
export const NO_BODY: Bodies = { json: null, csv: "", xml: "", html: "", text: "", bytes: new Uint8Array() };

const HTML_PAGE = /^\s*<(!doctype html|html|head|body)\b/i;

const charsetOf = (contentType: string): string | undefined => /charset="?([\w.:-]+)/i.exec(contentType)?.[1];

/** `<?xml version="1.0" encoding="iso-8859-1"?>`: counts where the answer's own head names no character set. */
const prologCharset = (bytes: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];

/** Cut bodies show only where the answer says its length or comes in chunks; otherwise the end of the connection looks like the end. */
const saysItsLength = (headers: RawAnswer["headers"]): boolean =>
  headers["content-length"] !== undefined || (headers["transfer-encoding"] ?? "").includes("chunked");

/** The body as its kind says, or UPSTREAM_BAD_DATA. `redact`: a source that repeats our key must not put it into the cache. */
export const readBody = <K extends BodyKind>(
  source: string,
  kind: K,
  raw: RawAnswer,
  redact: (text: string) => string,
  maxValues: number,
): Bodies[K] => {
  const read: { readonly [Kind in BodyKind]: () => Bodies[Kind] } = {
    bytes: () => {
      if (raw.bytes.length === 0) throw badBody(source, "the file is empty");
      return raw.bytes;
    },
    json: () => {
      const type = raw.headers["content-type"] ?? "";
      // JSON under text/plain and application/octet-stream is met with; under text/html it is an error page.
      if (/text\/html|image\/|audio\/|video\//i.test(type))
        throw badBody(source, "the answer is not JSON by its own word");
      const text = redact(decodeText(source, raw.bytes));
      return parseJson(source, raw.bytes, text, maxValues);
    },
    csv: () => {
      const text = plain();
      if (HTML_PAGE.test(text)) throw badBody(source, "the answer is a web page where a table was expected");
      if (!saysItsLength(raw.headers) && !text.endsWith("\n"))
        throw badBody(source, "the table ends in the middle of a line");
      return text;
    },
    xml: () => {
      const text = plain(prologCharset(raw.bytes));
      if (!/^\s*</.test(text)) throw badBody(source, "the answer is not XML");
      if (HTML_PAGE.test(text)) throw badBody(source, "the answer is a web page where XML was expected");
      return text;
    },
    html: () => {
      const text = plain();
      if (!/<\/(html|body)>\s*(<\/html>\s*)?$/i.test(text.trimEnd())) throw badBody(source, "the page is cut off");
      return text;
    },
    text: () => plain(),
  };
  const plain = (ownCharset?: string): string => {
    const text = redact(decodeText(source, raw.bytes, charsetOf(raw.headers["content-type"] ?? "") ?? ownCharset));
    if (text.trim() === "") throw badBody(source, "the answer is empty");
    return text;
  };
  return read[kind]();
};
