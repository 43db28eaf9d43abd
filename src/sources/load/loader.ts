import type { AgreementCorpus } from "../../agreements/agreements.records.js";
import type { SourceRecord } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { PartFile } from "../snapshot/build/part.js";

/** A file as the user gave it. */
export interface GivenFile {
  /** Its name without the folder: messages and datasets show no more. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Day of its last change: when it was fetched, where the file itself does not say. */
  readonly changedOn: string;
}

export interface LoadContext {
  readonly reference: Reference;
  /** Said while it works, one line at a time. */
  readonly progress: (line: string) => void;
  /** `--published`: for files that do not say of when they are. */
  readonly publishedOn: string | null;
  /** Records held of another register, for links between them. */
  readonly agreementsOf: (sourceId: string) => Promise<AgreementCorpus["agreements"]>;
}

/** Reads the files of one source that nobody can fetch for the user. Whole or not at all: every fault throws. */
export interface Loader {
  readonly record: SourceRecord;
  /** Which files, in words. */
  readonly expects: string;
  /** From where, in words. */
  readonly from: string;
  /** Another edition is added to those loaded before: the newest answers, the others are vintages. Otherwise a load replaces the former. */
  readonly keepsEditions?: boolean;
  read(files: readonly GivenFile[], context: LoadContext): Promise<readonly PartFile[]>;
}

/** What is wrong with the files as a whole: too few, too many, none that is known. */
export const fileFault = (sourceId: string, problem: string): CodedError =>
  new CodedError("FILE_INVALID", `${problem} Nothing was changed.`, { source: sourceId, retryable: false });

/** Runs a decoder over one file; its faults, which name sheet, row and column, get the file's name before them. */
export const inFile = async <T>(sourceId: string, file: GivenFile, read: () => T | Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { field } = error.extensions;
    throw new CodedError("FILE_INVALID", `${file.name}: ${error.message} Nothing was changed.`, {
      source: sourceId,
      retryable: false,
      ...(field === undefined ? {} : { field }),
    });
  }
};

const MONTHS = "january february march april may june july august september october november december".split(" ");

/** `2026-02-01`, `2023-03`, `September-2025` or `September 2025` in a file's name or title. */
export const dateIn = (text: string): string | null => {
  const iso = /(?<!\d)((?:19|20)\d{2})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(text);
  if (iso) return iso[0];
  const named = new RegExp(`(${MONTHS.join("|")})[-_ ,]+((?:19|20)\\d{2})(?!\\d)`, "i").exec(text);
  return named ? `${named[2]}-${String(MONTHS.indexOf(named[1]!.toLowerCase()) + 1).padStart(2, "0")}` : null;
};

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
