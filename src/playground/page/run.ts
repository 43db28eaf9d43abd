import type { Json } from "../answer/cells.js";

export interface AskedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly data: Json;
  readonly errors: readonly AnswerError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly elapsedMs: number;
  readonly bytes: number;
}

export const ENDPOINT = new URL("graphql", document.baseURI).href.replace(/\/playground\/graphql$/, "/graphql");

const failed = (message: string, code: string, elapsedMs: number): Answer => ({
  data: null,
  errors: [{ message, extensions: { code } }],
  extensions: {},
  elapsedMs,
  bytes: 0,
});

/** Asks the server; whatever goes wrong is an answer with an error in it, never a throw. */
export const ask = async (
  operation: AskedOperation,
  signal: AbortSignal,
  calls: "RUN" | "PLAN" = "RUN",
): Promise<Answer> => {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  try {
    const response = await fetch(ENDPOINT, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...(calls === "PLAN" ? { "x-entrepot-plan": "only" } : {}),
      },
      body: JSON.stringify({
        query: operation.query,
        variables: operation.variables,
        ...(operation.operationName ? { operationName: operation.operationName } : {}),
      }),
      signal,
    });
    const text = await response.text();
    try {
      const body = JSON.parse(text) as { data?: Json; errors?: AnswerError[]; extensions?: Record<string, unknown> };
      return {
        data: body.data ?? null,
        errors: body.errors ?? [],
        extensions: body.extensions ?? {},
        elapsedMs: elapsed(),
        bytes: text.length,
      };
    } catch {
      return failed(`The server answered ${response.status} with something that is not JSON.`, "BAD_ANSWER", elapsed());
    }
  } catch (error) {
    if (signal.aborted) return failed("Cancelled.", "CANCELLED", elapsed());
    return failed(
      `The server cannot be reached: ${error instanceof Error ? error.message : "unknown reason"}.`,
      "UNREACHABLE",
      elapsed(),
    );
  }
};

export const operationNameOf = (query: string): string | null =>
  /\b(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/.exec(query)?.[1] ?? null;

/** The first comment of an operation is its question. */
export const titleOf = (query: string): string | null => /^#\s*(.+)$/m.exec(query)?.[1] ?? null;
