import exampleSets from "../../../schema/operations/examples.json";

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

export const SUBJECTS = ["The story", "Trade", "Prices", "Agreements and plants", "Look up"] as const;
export type Subject = (typeof SUBJECTS)[number];

const files = import.meta.glob("../../../schema/operations/**/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;
const sets = exampleSets as unknown as Record<string, readonly { variables: Record<string, unknown> }[] | string>;

const nameOf = (path: string): string => path.replace(/^.*operations\//, "").replace(/\.graphql$/, "");
const fragment = Object.entries(files).find(([path]) => path.endsWith("figure.fragment.graphql"))?.[1] ?? "";

const subjectOf = (id: string, text: string): Subject => {
  if (/dossier|claim-check|import-substitution/.test(id)) return "The story";
  if (/\b(search|sources|commodity|node)\b\s*[({]/.test(text) && !/imports\(/.test(text)) return "Look up";
  if (/\b(prices|priceSeries)\(/.test(text) || /unit-value/.test(id)) return "Prices";
  if (/\b(agreements?|facility|facilities|document)\(/.test(text) && !/imports\(|tradeWindow/.test(text))
    return "Agreements and plants";
  return "Trade";
};

/** `PAK · STEEL · 2010–2021`: the values an analyst would recognise. */
const labelOf = (variables: Record<string, unknown>): string => {
  const { from, to, ...rest } = variables;
  const words = Object.values(rest)
    .filter((value) => value !== null && value !== undefined)
    .map((value) =>
      Array.isArray(value) ? value.join(", ") : typeof value === "number" ? value.toLocaleString("en") : String(value),
    );
  const window = from === undefined ? [] : [from === to ? String(from) : `${String(from)} to ${String(to)}`];
  return [...words, ...window].join(" · ") || "ask";
};

const RANK = ["steel-mill-dossier", "import-series", "imports-by-supplier", "import-substitution", "claim-check"];
const rank = (id: string): number => (RANK.includes(id) ? RANK.indexOf(id) : RANK.length);

export const QUESTIONS: readonly Question[] = Object.entries(files)
  .filter(([path]) => !path.includes(".fragment."))
  .map(([path, text]): Question => {
    const id = nameOf(path);
    const given = sets[id] ?? sets[id.replace(/^.*\//, "")];
    const examples = Array.isArray(given) ? (given as readonly { variables: Record<string, unknown> }[]) : [];
    const title = /^#\s*(.+)$/m.exec(text)?.[1] ?? id;
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
