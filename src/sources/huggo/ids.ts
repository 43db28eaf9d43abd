import type { InstrumentKind } from "../../agreements/agreements.records.js";

export interface HuggoId {
  /** `huggo-CHN-PAK-2006O`. */
  readonly key: string;
  /** The agreement that this one amends or adds to. */
  readonly parent: string | null;
  /** Both partners of a bilateral agreement, alpha-3. */
  readonly pair: readonly [string, string] | null;
  readonly letter: string | null;
}

/** What the letter before the number in an id stands for. */
export const KIND_OF_LETTER: Readonly<Record<string, InstrumentKind>> = {
  A: "AGREEMENT",
  E: "PROTOCOL_OF_AMENDMENT",
  N: "EXCHANGE_OF_NOTES",
  P: "PROTOCOL",
};

const keyOf = (id: string): string =>
  `huggo-${id
    .replace(/\[NA\]/, "")
    .replace(/\[(\w+)\]/, "-$1")
    .replace(/^_/, "")
    .replaceAll("_", "-")
    .replace(/[^A-Za-z0-9-]/g, "")}`;

/**
 * `CHN-PAK[NA]_2006O`: partners or six letters of the title, year, letter of the kind, number; `A:B` is A under B (sometimes A itself again).
 * Years of six ids are broken ("6176", "20"), so dates never come from here.
 */
export const readHuggoId = (id: string): HuggoId => {
  const [own = "", parent] = id.split(":");
  const pair = /^([A-Z]{3})-([A-Z]{3})(?:\[\w+\])?_/.exec(own);
  return {
    key: keyOf(own),
    parent: parent && parent !== own ? keyOf(parent) : null,
    pair: pair ? [pair[1]!, pair[2]!] : null,
    letter: /_\d+([A-Z])\d*$/.exec(own)?.[1] ?? null,
  };
};
