import { XMLParser } from "fast-xml-parser";
import { parse } from "node-html-parser";
import { badData } from "../edge.js";
import { participations } from "./participations.js";
import type { TreatyStatus } from "./status-page.js";
import { refuseMaintenance } from "./status-page.js";
import { statusText, titleOf } from "./title.js";

const SOURCE = "un-mtdsg";

/** An element as the parser gives it in order: its name is the one key that is not ":@". */
type Node = Readonly<Record<string, readonly Node[] | string>>;

const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ":@") ?? "";
const inside = (node: Node): readonly Node[] => {
  const content = node[nameOf(node)];
  return Array.isArray(content) ? (content as readonly Node[]) : [];
};
const childrenOf = (node: Node, name: string): readonly Node[] => inside(node).filter((one) => nameOf(one) === name);

/** All text below, in order. Numbers of footnotes in <superscript> are no part of names and dates; a break parts words. */
const textIn = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      const name = nameOf(node);
      const text = node["#text"];
      if (typeof text === "string") return text;
      if (/^su(b|per)script$|^sup$/i.test(name)) return "";
      return /^(br|linebreak|para|p)$/i.test(name) ? ` ${textIn(inside(node))} ` : textIn(inside(node));
    })
    .join("");
const words = (node: Node | undefined): string =>
  node
    ? textIn(inside(node))
        .replace(/\s+/g, " ")
        .replace(/ ([,.;])/g, "$1")
        .trim()
    : "";

const child = (node: Node, name: string): Node => {
  const [found] = childrenOf(node, name);
  if (!found) throw badData(SOURCE, name, "an element", nameOf(node));
  return found;
};

const ESCAPED: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** `C&#244;te d'Ivoire`, `C&ocirc;te d'Ivoire`: XML knows five names, these files use those of HTML. Markup stays escaped. */
const decodeEntities = (xml: string): string =>
  xml.replace(/&(?!(?:amp|lt|gt|quot|apos);)(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi, (entity) => {
    const text = parse(entity).textContent;
    return ESCAPED[text] ?? text;
  });

const documentOf = (xml: string): Node => {
  const parser = new XMLParser({
    preserveOrder: true,
    parseTagValue: false,
    trimValues: false,
    ignoreAttributes: true,
    ignoreDeclaration: true,
  });
  try {
    return { document: parser.parse(decodeEntities(xml), true) as readonly Node[] };
  } catch (error) {
    throw badData(SOURCE, "the file", "an XML document", error instanceof Error ? error.message : error);
  }
};

/** A status page as XML (`/doc/Publication/MTDSG/…/XXVI-9.en.xml`), after the description of clients that read it: no answer was at hand. */
export const decodeStatusXml = (xml: string, number: string): TreatyStatus => {
  refuseMaintenance(xml);
  const treaty = child(documentOf(xml), "Treaty");
  const data = child(treaty, "ExternalData");
  const at = (...path: readonly string[]): Node | undefined =>
    path.reduce<Node | undefined>((node, key) => node && childrenOf(node, key)[0], data);
  const group = child(child(child(treaty, "Participants"), "Table"), "TGroup");
  const rowsIn = (part: string) =>
    childrenOf(child(child(group, part), "Rows"), "Row").map((row) => childrenOf(row, "Entry").map(words));
  const [heads] = rowsIn("Thead");
  const entry = at("EIF");
  // "Not yet in force" stands in the one that is not the text, whatever it is called.
  const label = entry ? inside(entry).filter((one) => nameOf(one) !== "Labeltext") : [];
  return {
    title: titleOf(number, {
      name: words(at("Titlesect")),
      conclusion: words(at("Conclusion")),
      entry: [textIn(label), words(at("EIF", "Labeltext"))],
      registration: words(at("Registration", "Labeltext")),
      status: statusText(words(at("Status", "Signatories")), words(at("Status", "Parties"))),
    }),
    participations: participations(
      heads ?? [],
      rowsIn("Tbody").map((cells, index) => ({ field: `row ${index + 1}`, cells })),
    ),
  };
};
