import { XMLParser } from "fast-xml-parser";
import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";
import { CodedError } from "../../kernel/index.js";
import type { DateText } from "../../agreements/agreements.records.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";
import type { TreatyTitle } from "./decode.js";
import type { Participation } from "./participations.js";
import { participations } from "./participations.js";

const SOURCE = "un-mtdsg";

export interface TreatyStatus {
  readonly title: TreatyTitle;
  readonly participations: readonly Participation[];
}

/** The site says so with status 200. */
const refuseMaintenance = (body: string): void => {
  if (/urgent maintenance and is currently unavailable/i.test(body))
    throw new CodedError("UPSTREAM_UNAVAILABLE", "un-mtdsg: the treaty collection is under maintenance.", {
      source: SOURCE,
      retryable: true,
    });
};

/** "22 January 2021, in accordance with article 15." "[see article XIV]" under "Not yet in force" holds no day. */
const firstDay = (text: string): DateText => textDate(/\d{1,2} [A-Z][a-z]+ \d{4}/.exec(text)?.[0] ?? "");

const titleOf = (
  number: string,
  name: string,
  conclusion: string,
  entry: string,
  registration: string,
  status: string,
): TreatyTitle => {
  const clean = name.replace(/^\d+\.\s*(?:[a-z]\)\s*)?/, "");
  if (clean === "") throw badData(SOURCE, "the title", "the name of a treaty", name);
  const day = firstDay(conclusion);
  if (!day) throw badData(SOURCE, "the conclusion", "a place and a day", conclusion);
  const registered = firstDay(registration);
  return {
    number,
    name: clean,
    place: /^([^,\d]+),/.exec(conclusion)?.[1]?.trim() ?? null,
    date: day,
    inForce: firstDay(entry),
    registration: registered ? { date: registered, text: registration } : null,
    status: status || null,
  };
};

/** Blanks of all kinds are one; numbers of footnotes are not part of names and dates. */
const words = (element: HTMLElement | null | undefined): string => {
  for (const note of element?.querySelectorAll("sup") ?? []) note.remove();
  return (element?.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
};

/** `ViewDetails.aspx?src=TREATY&mtdsg_no=…`: ids end in the same words on every page. */
export const decodeStatusPage = (html: string, number: string): TreatyStatus => {
  refuseMaintenance(html);
  const page = parse(html);
  const text = (id: string) => words(page.querySelector(`[id$="${id}"]`));
  const table = page.querySelector('table[id$="tblgrid"]');
  if (!table) throw badData(SOURCE, "the page", "a table of participants", text("tcTreaty"));
  const [heads, ...rows] = table.querySelectorAll("tr").map((row) => row.querySelectorAll("td").map(words));
  return {
    title: titleOf(
      number,
      text("tcTreaty"),
      text("rptTreaty_ctl00_tcText"),
      text("rptEIF_ctl00_tcText"),
      text("rptRegistration_ctl00_tcText"),
      text("rptStatus_ctl00_tcText"),
    ),
    participations: participations(
      heads ?? [],
      rows.map((cells, index) => ({ field: `row ${index + 1}`, cells })),
    ),
  };
};

type Node = { readonly [key: string]: Node | readonly Node[] | string | undefined };
const LISTS = new Set(["Row", "Entry"]);

/** The same as XML (`/doc/Publication/MTDSG/…/XXVI-9.en.xml`), after the description of clients that read it: no answer was at hand. */
export const decodeStatusXml = (xml: string, number: string): TreatyStatus => {
  refuseMaintenance(xml);
  const parser = new XMLParser({ isArray: (name) => LISTS.has(name), parseTagValue: false, ignoreAttributes: true });
  let root: Node;
  try {
    // Numbers of footnotes are glued to names inside <superscript>.
    root = parser.parse(xml.replace(/<superscript>.*?<\/superscript>/gis, ""), true) as Node;
  } catch (error) {
    throw badData(SOURCE, "the file", "an XML document", error instanceof Error ? error.message : error);
  }
  const treaty = child(root, "Treaty");
  const data = child(treaty, "ExternalData");
  const text = (...path: readonly string[]): string => {
    const found = path.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), data);
    return typeof found === "string" ? found.replace(/\s+/g, " ").trim() : "";
  };
  const group = child(child(child(treaty, "Participants"), "Table"), "TGroup");
  const rowsIn = (part: string) => {
    const rows = child(child(group, part), "Rows")["Row"];
    if (!Array.isArray(rows)) throw badData(SOURCE, `TGroup/${part}/Rows`, "rows", rows);
    return (rows as readonly Node[]).map((row) =>
      ((row["Entry"] ?? []) as readonly unknown[]).map((cell) => String(cell)),
    );
  };
  const [heads] = rowsIn("Thead");
  return {
    title: titleOf(
      number,
      text("Titlesect"),
      text("Conclusion"),
      text("EIF", "Labeltext"),
      text("Registration", "Labeltext"),
      [text("Status", "Signatories"), text("Status", "Parties")].filter((part) => part !== "").join(" "),
    ),
    participations: participations(
      heads ?? [],
      rowsIn("Tbody").map((cells, index) => ({ field: `row ${index + 1}`, cells })),
    ),
  };
};

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const child = (node: Node, name: string): Node => {
  const found = node[name];
  if (!isNode(found)) throw badData(SOURCE, name, "an element", found);
  return found;
};
