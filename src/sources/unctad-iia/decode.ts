import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";
import { badData } from "../edge.js";

const SOURCE = "unctad-iia";

export interface IiaRow {
  readonly id: string;
  readonly path: string;
  readonly kind: "BIT" | "TIP";
  readonly shortTitle: string;
  readonly fullTitle: string | null;
  readonly status: string;
  /** The other parties; empty for many plurilateral treaties, which the page does not list. */
  readonly parties: readonly string[];
  readonly signed: string | null; // as printed: DD/MM/YYYY, sometimes MM-YYYY
  readonly inForce: string | null;
  readonly terminated: string | null;
  readonly texts: readonly { readonly path: string; readonly language: string | null }[];
}

export interface IiaPage {
  /** Out of the title: the number in the address decides which country comes, the words after it are ignored. */
  readonly country: string;
  readonly rows: readonly IiaRow[];
}

const TABS = [
  ["bits", "BIT"],
  ["tips", "TIP"],
] as const;

const TREATY = /\/treaties\/[a-z-]+\/(\d+)\//;

const words = (element: HTMLElement | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** A page `/international-investment-agreements/countries/{IiaId}/{any words}`. Only its first two tables hold treaties. */
export const decodeIiaPage = (html: string): IiaPage => {
  const page = parse(html);
  const title = words(page.querySelector("title"));
  const country = /^(.+?) \| International Investment Agreements Navigator/.exec(title)?.[1];
  if (!country) throw badData(SOURCE, "title", "a page of one country", title);
  const rows = TABS.flatMap(([tab, kind]) => {
    const table = page.querySelector(`#${tab} table`);
    // A country without treaties of a kind has no tab for them.
    if (!table) return [];
    if (table.getAttribute("data-all-items-loaded") === "false")
      throw badData(SOURCE, `table ${tab}`, "all items on the page", "a part of them");
    return table
      .querySelectorAll("tbody tr")
      .map((row, index) => decodeRow(row, kind, `table ${tab}, row ${index + 1}`));
  });
  // Some countries have none; links to treaties outside the tables are a page of another make.
  if (rows.length === 0 && page.querySelectorAll("a").some((link) => TREATY.test(link.getAttribute("href") ?? "")))
    throw badData(SOURCE, "tables bits and tips", "the treaties that the page links to", "none");
  return { country, rows };
};

const decodeRow = (row: HTMLElement, kind: IiaRow["kind"], field: string): IiaRow => {
  const cell = (label: string): HTMLElement => {
    const found = row.querySelector(`[data-label="${label}"]`);
    if (!found) throw badData(SOURCE, field, `a cell "${label}"`, words(row));
    return found;
  };
  const path = cell("Short title").querySelector("a")?.getAttribute("href") ?? "";
  const id = TREATY.exec(path)?.[1];
  if (!id) throw badData(SOURCE, `${field}, "Short title"`, "a link to a treaty", path);
  const text = (label: string) => words(cell(label)) || null;
  const linked = cell("Parties").querySelectorAll("a").map(words);
  return {
    id,
    path,
    kind,
    shortTitle: words(cell("Short title")),
    fullTitle: text("Full title"),
    status: words(cell("Status")),
    parties:
      linked.length > 0
        ? linked
        : words(cell("Parties"))
            .split(/\s*;\s*/)
            .filter((name) => name !== ""),
    signed: text("Date of signature"),
    inForce: text("Date of entry into force"),
    terminated: text("Termination date"),
    texts: cell("Text")
      .querySelectorAll("a")
      .map((link) => ({ path: link.getAttribute("href") ?? "", language: words(link) || null })),
  };
};
