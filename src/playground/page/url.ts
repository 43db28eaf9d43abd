import type { Question } from "./questions.js";
import { questionById } from "./questions.js";
import type { AskedOperation } from "./run.js";
import { operationNameOf } from "./run.js";

/** `?operation=<id of a question, or the text itself>&variables=<JSON>`. Read as text only: nothing from it becomes markup. */
export const readUrl = (search: string): { operation: AskedOperation; question: Question | null } | null => {
  const parameters = new URLSearchParams(search);
  const name = parameters.get("operation") ?? parameters.get("query");
  if (!name || name.length > 20_000) return null;
  const question = questionById(name);
  let variables: Record<string, unknown> = { ...(question?.examples[0]?.variables ?? {}) };
  try {
    const given: unknown = JSON.parse(parameters.get("variables") ?? "null");
    if (typeof given === "object" && given !== null && !Array.isArray(given))
      variables = given as Record<string, unknown>;
  } catch {
    // Unreadable variables: the question's own stand.
  }
  const query = question?.query ?? name;
  return { operation: { query, variables, operationName: operationNameOf(query) }, question: question ?? null };
};

export const shareUrl = (operation: AskedOperation, questionId: string | null): string => {
  const url = new URL(location.href);
  url.search = "";
  url.searchParams.set("operation", questionId ?? operation.query);
  url.searchParams.set("variables", JSON.stringify(operation.variables));
  return url.href;
};
