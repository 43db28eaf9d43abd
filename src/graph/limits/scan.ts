import { CodedError } from "../../kernel/index.js";

export interface ScanLimits {
  readonly maxDocumentCharacters: number;
  readonly maxNesting: number;
}

/**
 * Length and bracket nesting, before anything parses the text: graphql-js is recursive and overflows the stack at about
 * 1,600 nested objects (measured 2026-11). Strings and comments are skipped.
 */
export const scanDocument = (text: string, limits: ScanLimits): CodedError | null => {
  const refuse = (what: string, found: number | string, maximum: number) =>
    new CodedError("LIMIT_DOCUMENT", `The document has ${found} ${what}; at most ${maximum} are allowed.`, {
      argument: what,
      received: found,
      accepted: `at most ${maximum}`,
    });
  if (text.length > limits.maxDocumentCharacters)
    return refuse("characters", text.length, limits.maxDocumentCharacters);
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charAt(index)) {
      case "#":
        while (index < text.length && text[index] !== "\n" && text[index] !== "\r") index += 1;
        break;
      case '"':
        index = endOfString(text, index);
        break;
      case "{":
      case "[":
      case "(":
        depth += 1;
        if (depth > limits.maxNesting)
          return refuse("levels of brackets", `over ${limits.maxNesting}`, limits.maxNesting);
        break;
      case "}":
      case "]":
      case ")":
        depth -= 1;
        break;
      default:
        break;
    }
  }
  return null;
};

/** Index of the last character of the string that starts at `start`. */
const endOfString = (text: string, start: number): number => {
  if (text.startsWith('"""', start)) {
    let end = text.indexOf('"""', start + 3);
    while (end > 0 && text[end - 1] === "\\") end = text.indexOf('"""', end + 3);
    return end < 0 ? text.length : end + 2;
  }
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === '"' || text[index] === "\n") return index;
  }
  return text.length;
};
