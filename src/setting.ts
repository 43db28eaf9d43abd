import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { inspect } from "node:util";

/** A value that must not be printed: every way of turning it into text gives `[secret]`. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The value itself; only for the header of the request it belongs to. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return "[secret]";
  }
  toJSON(): string {
    return "[secret]";
  }
  [inspect.custom](): string {
    return "[secret]";
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One row of the table of settings: it feeds the parser, `--help`, docs/configuration.md and the tests. */
export interface Setting<T> {
  readonly name: string;
  /** What is accepted, in words; part of the error message. */
  readonly type: string;
  readonly unit: string | null;
  readonly default: T;
  /** Where the default differs from machine to machine; `default` then only says so in words. */
  readonly defaultIn?: (environment: Environment) => T;
  /** The default as one would set it, where its own text is another. */
  readonly defaultText?: string;
  readonly help: string;
  /** Undefined when the text cannot be used. */
  readonly parse: (text: string) => T | undefined;
}

export const text = (name: string, fallback: string, help: string): Setting<string> => ({
  name,
  type: "text",
  unit: null,
  default: fallback,
  help,
  parse: (value) => value,
});

export const path = (name: string, help: string): Setting<string | null> => ({
  name,
  type: "path",
  unit: null,
  default: null,
  help,
  parse: (value) => value,
});

/** A folder of the user's own data: nothing is created before something is written into it. */
export const userFolder = (name: string, help: string): Setting<string> => ({
  name,
  type: "path",
  unit: null,
  default: "~/.local/share/entrepot",
  // The XDG rule: a path that is not absolute is ignored.
  defaultIn: ({ XDG_DATA_HOME: data, HOME: home }) =>
    join(data && isAbsolute(data) ? data : join(home || homedir(), ".local", "share"), "entrepot"),
  help,
  parse: (value) => value,
});

export const integer = (
  name: string,
  fallback: number,
  [minimum, maximum]: readonly [number, number],
  unit: string | null,
  help: string,
): Setting<number> => ({
  name,
  type: `whole number from ${minimum} to ${maximum}`,
  unit,
  default: fallback,
  help,
  parse: (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= minimum && number <= maximum ? number : undefined;
  },
});

export const oneOf = <T extends string>(
  name: string,
  fallback: T,
  accepted: readonly T[],
  help: string,
): Setting<T> => ({
  name,
  type: accepted.join(" | "),
  unit: null,
  default: fallback,
  help,
  parse: (value) => accepted.find((item) => item === value),
});

/** Ids with commas between them; what is not named keeps its place after those that are. */
export const order = (name: string, help: string): Setting<readonly string[]> => ({
  name,
  type: "ids of sources with commas between them",
  unit: null,
  default: [],
  help,
  parse: (value) => {
    const ids = value.split(",").map((id) => id.trim());
    return ids.every((id) => /^[a-z0-9-]+$/.test(id)) && new Set(ids).size === ids.length ? ids : undefined;
  },
});

/** `PAK-RUS`: two countries, alpha-3. */
export const pair = (name: string, help: string): Setting<readonly [string, string] | null> => ({
  name,
  type: "two alpha-3 codes with a hyphen, e.g. PAK-RUS",
  unit: null,
  default: null,
  help,
  parse: (value) => {
    const [, one, other] = /^([A-Z]{3})-([A-Z]{3})$/.exec(value) ?? [];
    return one !== undefined && other !== undefined && one !== other ? [one, other] : undefined;
  },
});

/** `PAK=Q843,RUS=Q159`: names with a value each, which `pattern` may leave out. */
export const pairs = (
  name: string,
  type: string,
  pattern: RegExp,
  help: string,
  fallback = "",
): Setting<readonly (readonly [string, string])[]> => {
  const parse = (value: string) => {
    const found = value.split(",").map((item) => pattern.exec(item.trim()));
    const read = found.flatMap((match) => (match ? [[match[1]!, match[2] ?? ""] as const] : []));
    return read.length === found.length && new Set(read.map(([key]) => key)).size === read.length ? read : undefined;
  };
  const fixed = fallback === "" ? [] : parse(fallback)!;
  return { name, type, unit: null, default: fixed, defaultText: fallback, help, parse };
};

export const secret = (name: string, type: string, pattern: RegExp, help: string): Setting<Secret | null> => ({
  name,
  type,
  unit: null,
  default: null,
  help,
  parse: (value) => (pattern.test(value) && URL.canParse(value) ? new Secret(value) : undefined),
});

export const flag = (name: string, fallback: boolean, help: string): Setting<boolean> => ({
  name,
  type: "true | false",
  unit: null,
  default: fallback,
  help,
  parse: (value) => (value === "true" ? true : value === "false" ? false : undefined),
});
