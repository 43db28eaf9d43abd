import exampleSets from "../../../schema/operations/examples.json";
import { titleOf } from "./run.js";
import listed from "../../../schema/operations/questions/questions.json";

/** A question in plain words: an operation of `schema/operations` with one set of variables that answers on the embedded snapshot. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly subject: Subject;
  readonly query: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly label: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const SUBJECTS = ["The story", "Trade", "Prices", "Agreements and plants", "Look up", "More questions"] as const;
export type Subject = (typeof SUBJECTS)[number];

const files = import.meta.glob<string>("../../../schema/operations/**/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});
const sets: Record<string, readonly { variables: Record<string, unknown> }[] | string> = {
  ...(exampleSets as unknown as Record<string, readonly { variables: Record<string, unknown> }[] | string>),
  ...Object.fromEntries(
    (listed as readonly { file: string; variables: Record<string, unknown> }[]).map(({ file, variables }) => [
      `questions/${file}`,
      [{ variables }],
    ]),
  ),
};

const nameOf = (path: string): string => path.replace(/^.*operations\//, "").replace(/\.graphql$/, "");
const fragment = Object.entries(files).find(([path]) => path.endsWith("figure.fragment.graphql"))?.[1] ?? "";

const subjectOf = (id: string, text: string): Subject => {
  if (id.startsWith("questions/")) return "More questions";
  if (/dossier|claim-check|import-substitution/.test(id)) return "The story";
  if (id !== "trade-cube" && /\b(search|sources|commodity|node)\b\s*[({]/.test(text) && !/imports\(/.test(text))
    return "Look up";
  if (/\b(prices|priceSeries)\(/.test(text) || /unit-value/.test(id)) return "Prices";
  if (/\b(agreements?|facility|facilities|document)\(/.test(text) && !/imports\(|tradeWindow/.test(text))
    return "Agreements and plants";
  return "Trade";
};

/** The contract's files are titled for those who read GraphQL; these say the same to those who do not. */
const PLAIN: Readonly<Record<string, string>> = {
  "steel-mill-dossier": "The revival of Pakistan Steel Mills: the whole story in one answer",
  "import-series": "How have a country's imports changed over time?",
  "imports-by-supplier": "Who supplies a country's imports?",
  "import-substitution": "What share of the imports could the mill replace?",
  "claim-check": "Do the numbers of a news story hold?",
  "before-after-signature": "What changed in trade after an agreement was signed?",
  "mirror-flows": "Do importer and exporter report the same trade?",
  "supplier-concentration": "How dependent is a country on a few suppliers?",
  "trade-cube": "Many countries, partners and products in one table",
  "nested-suppliers": "The largest suppliers of several countries, and the agreements between them",
  "price-benchmarks": "How have steel and its inputs been priced?",
  "unit-value-versus-benchmark": "Did a country pay more than the market?",
  "agreements-between": "Which agreements bind these countries?",
  "facility-history": "What is known of a plant, and who says so?",
  "commodity-lookup": "What is behind a product code?",
  "search-everything": "Search everything",
  "sources-status": "Where do the figures come from?",
};

const WORDS: Readonly<Record<string, string>> = {
  PAK: "Pakistan",
  RUS: "Russia",
  IND: "India",
  CHN: "China",
  UKR: "Ukraine",
  ZAF: "South Africa",
  STEEL: "steel",
  STEEL_EXCL_SCRAP: "iron and steel without scrap",
  "72": "iron and steel",
  "73": "articles of iron and steel",
  "7204": "scrap",
  "720449": "scrap, other",
  "720916": "cold-rolled coil",
  "7208": "7208 flat-rolled, hot-rolled",
  "720839": "720839 hot-rolled coil",
  HOT_ROLLED_COIL: "hot-rolled coil",
  REBAR: "rebar",
  STEEL_MILL_PRODUCTS: "steel mill products",
  IRON_ORE: "iron ore",
  IMPORT: "imports",
  EXPORT: "exports",
  MONTHLY: "by month",
  "bls:WPU1017": "US steel mill prices",
  "pakistan-steel-mills": "Pakistan Steel Mills",
  "pak-rus-psm-2025": "the protocol of July 2025",
  "chr-2025-07-12-psm-revival": "the story of 12 July 2025",
};
/** Said by the question itself, or of no help to a reader. */
const UNSAID = new Set(["top", "utilisation", "basket", "inForceOn", "first"]);

const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(wordsOf).join(", ")
    : typeof value === "number"
      ? `${(value / 1e6).toLocaleString("en")} million tonnes a year`
      : (WORDS[String(value)] ?? String(value));

/** `Pakistan · steel · 2010 to 2021`: the values an analyst would recognise. */
const labelOf = (variables: Record<string, unknown>): string => {
  const { from, to, ...rest } = variables as Record<string, unknown> & { from?: string; to?: string };
  const words = Object.entries(rest)
    .filter(([name, value]) => value !== null && value !== undefined && !UNSAID.has(name))
    .map(([, value]) => wordsOf(value));
  const window = from === undefined ? [] : [from === to ? from : `${from} to ${to ?? ""}`];
  return [...words, ...window].join(" · ") || "show";
};

const RANK = ["steel-mill-dossier", "import-series", "imports-by-supplier", "import-substitution", "claim-check"];
const LAST = ["trade-cube", "nested-suppliers", "before-after-signature"];
const rank = (id: string): number => (RANK.includes(id) ? RANK.indexOf(id) : LAST.includes(id) ? 99 : RANK.length);

export const QUESTIONS: readonly Question[] = Object.entries(files)
  .filter(([path]) => !path.includes(".fragment."))
  .map(([path, text]): Question => {
    const id = nameOf(path);
    const given = sets[id] ?? sets[id.replace(/^.*\//, "")];
    const examples = Array.isArray(given) ? (given as readonly { variables: Record<string, unknown> }[]) : [];
    const title = PLAIN[id] ?? titleOf(text) ?? id;
    return {
      id,
      title,
      subject: subjectOf(id, text),
      query: text.includes("...Figure") ? `${text.trimEnd()}\n\n${fragment}` : text,
      examples: (examples.length > 0 ? examples : [{ variables: {} }]).map(({ variables }) => ({
        label: labelOf(variables),
        variables,
      })),
    };
  })
  .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));

export const questionById = (id: string): Question | undefined => QUESTIONS.find((question) => question.id === id);
