import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Register, RegisterKind } from "./decode.js";
import { decodeRegister, REGISTER_KINDS } from "./decode.js";

/** Reads the hand-written files of a folder: `<kind>.json` and `<kind>-<part>.json`, in the order of their names. */
export const readRegister = (directory: string): Register => {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort();
  const unknown = files.filter((file) => !REGISTER_KINDS.some((kind) => isOf(kind, file)));
  if (unknown.length) throw new Error(`curated register: no kind of record for ${unknown.join(", ")}`);
  const read = <K extends RegisterKind>(kind: K) =>
    files
      .filter((file) => isOf(kind, file))
      .flatMap((file) => decodeRegister(kind, JSON.parse(readFileSync(join(directory, file), "utf8")), file));
  return {
    documents: read("documents"),
    organisations: read("organisations"),
    persons: read("persons"),
    agreements: read("agreements"),
    events: read("events"),
    claims: read("claims"),
    facilities: read("facilities"),
  };
};

const isOf = (kind: RegisterKind, file: string): boolean => file === `${kind}.json` || file.startsWith(`${kind}-`);
