import type { CsvCells } from "../csv-rows.js";
import { csvRows } from "../csv-rows.js";
import { badData } from "../edge.js";

const SOURCE = "desta";

const ENTRY_TYPES = [
  "base_treaty",
  "accession",
  "withdrawal",
  "protocol or amendment",
  "consolidated",
  "negotiation",
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

export interface DestaRow {
  /** A text: "225a" is a consolidation, "667+1" an accession, "461_1" a withdrawal. */
  readonly number: string;
  readonly baseTreaty: string;
  readonly name: string;
  readonly entryType: EntryType;
  readonly year: string | null;
  readonly forceYear: string | null;
  readonly wtoName: string | null;
  readonly members: readonly DestaMember[];
}

export interface DestaMember {
  /** ISO numeric; 900 is Kosovo, and the USSR is 643. */
  readonly code: string;
  readonly side: string | null;
}

/** ISO-8859-1; the release of 2020 is parted by semicolons and writes NA. Blanks of three names are 0xA0. */
const rowsOf = (bytes: Uint8Array, columns: readonly string[]): { cells: CsvCells; line: number }[] => {
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\u00a0", " ");
  const delimiter = (text.split("\n", 1)[0]!.match(/;/g)?.length ?? 0) > 10 ? ";" : ",";
  return csvRows(SOURCE, text, columns, delimiter).map((cells, index) => ({ cells, line: index + 2 }));
};

const value = (cell: string | undefined): string | null => {
  const text = (cell ?? "").trim();
  return text === "" || text === "NA" ? null : text;
};

const year = (cells: CsvCells, column: string, line: number): string | null => {
  const text = value(cells[column]);
  if (text !== null && !/^\d{4}$/.test(text)) throw badData(SOURCE, `line ${line}, "${column}"`, "a year", text);
  return text;
};

/** `desta_list_of_treaties_<release>.csv`. */
export const decodeDestaList = (bytes: Uint8Array): readonly DestaRow[] =>
  rowsOf(bytes, ["number", "base_treaty", "name", "entry_type", "year", "entryforceyear", "c1"]).map(
    ({ cells, line }) => {
      const entryType = ENTRY_TYPES.find((type) => type === cells["entry_type"]);
      if (!entryType) throw badData(SOURCE, `line ${line}, "entry_type"`, ENTRY_TYPES.join(", "), cells["entry_type"]);
      const number = value(cells["number"]);
      const baseTreaty = value(cells["base_treaty"]);
      if (!number || !baseTreaty) throw badData(SOURCE, `line ${line}, "number"`, "a number", cells["number"]);
      const members: DestaMember[] = [];
      for (const column of Object.keys(cells)) {
        const place = /^c(\d+)$/.exec(column)?.[1];
        const code = place && value(cells[column]);
        if (!code) continue;
        if (!/^\d{1,3}$/.test(code)) throw badData(SOURCE, `line ${line}, "${column}"`, "an ISO numeric code", code);
        members.push({ code, side: value(cells[`mc${place}`]) });
      }
      return {
        number,
        baseTreaty,
        name: cells["name"]!.trim(),
        entryType,
        year: year(cells, "year", line),
        forceYear: year(cells, "entryforceyear", line),
        wtoName: value(cells["wto_name"]),
        members,
      };
    },
  );

/** `desta_indices_version_<release>.csv`: depth index, 0 to 7, by number. */
export const decodeDestaDepth = (bytes: Uint8Array): ReadonlyMap<string, number> =>
  new Map(
    rowsOf(bytes, ["number", "depth_index"]).flatMap(({ cells, line }) => {
      const text = value(cells["depth_index"]);
      if (text === null) return [];
      if (!/^[0-7]$/.test(text)) throw badData(SOURCE, `line ${line}, "depth_index"`, "0 to 7", text);
      return [[cells["number"]!, Number(text)] as const];
    }),
  );

/** `desta_list_of_treaties_<release>_dyads.csv`: the list's treaties pair by pair. */
export const decodeDestaDyads = (bytes: Uint8Array): readonly { readonly number: string; readonly line: number }[] =>
  rowsOf(bytes, ["iso1", "iso2", "number"]).map(({ cells, line }) => {
    const number = value(cells["number"]);
    if (!number) throw badData(SOURCE, `line ${line}, "number"`, "a number", cells["number"]);
    return { number, line };
  });
