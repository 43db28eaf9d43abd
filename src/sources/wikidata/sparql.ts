import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "wikidata";

const Binding = z.record(
  z.string(),
  z.looseObject({ type: z.string(), value: z.string(), datatype: z.string().optional() }),
);
const Results = z.looseObject({
  head: z.looseObject({ vars: z.array(z.string()) }),
  results: z.looseObject({ bindings: z.array(Binding) }),
});
const Verdict = z.looseObject({ boolean: z.boolean() });

export interface SparqlRow {
  readonly [variable: string]: string | null;
}

/** After ignored pauses, for a day: "You have been banned until 2026-11-24T08:00:00Z". */
export const BANNED = /You have been banned until ([^\s,;<]+)/i;

/** Takes the text, because a time-out is written into the middle, or behind the end, of a 200. Where all of it is JSON it is no time-out, whatever words a label has. */
const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const coded = (code: "UPSTREAM_TIMEOUT" | "UPSTREAM_RATE_LIMITED", words: string) =>
      new CodedError(code, `wikidata: ${words}`, { source: SOURCE, retryable: true });
    if (/TimeoutException|SPARQL-QUERY:/.test(text))
      throw coded("UPSTREAM_TIMEOUT", "the query ran out of time inside its answer.");
    const [ban] = BANNED.exec(text) ?? [];
    if (ban) throw coded("UPSTREAM_RATE_LIMITED", `${ban}.`);
    throw badData(SOURCE, "the body", "JSON", text.slice(0, 40));
  }
};

/**
 * SPARQL results as rows: an unbound variable, an unknown value (a blank node or a genid address) and a label that is only the item's id
 * are null.
 */
export const decodeSparql = (text: string): readonly SparqlRow[] => {
  const { head, results } = atEdge(SOURCE, Results, bodyOf(text));
  return results.bindings.map((binding) =>
    Object.fromEntries(
      head.vars.map((variable) => {
        const term = binding[variable];
        const unknown = !term || term.type === "bnode" || term.value.includes("/.well-known/genid/");
        const bareId = variable.endsWith("Label") && /^Q\d+$/.test(term?.value ?? "");
        return [variable, unknown || bareId ? null : term.value];
      }),
    ),
  );
};

/** The answer to an ASK: it has no rows. */
export const decodeAsk = (text: string): boolean => atEdge(SOURCE, Verdict, bodyOf(text)).boolean;
