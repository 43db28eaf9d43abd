import { ERROR_CODES } from "../../kernel/error-codes.js";
import type { AnswerError } from "./run.js";

const OWN: Readonly<Record<string, string>> = {
  CANCELLED: "You stopped it. Ask again when you like.",
  UNREACHABLE: "Check that the server is still running, then ask again.",
  BAD_ANSWER: "Something between this page and the server answered in its place.",
  GRAPHQL_VALIDATION_FAILED: "The operation does not fit the schema: the editor underlines where.",
  GRAPHQL_PARSE_FAILED: "The operation is not GraphQL: the editor underlines where.",
};

const whatToDo = (code: string): string | null =>
  OWN[code] ?? (code in ERROR_CODES ? ERROR_CODES[code as keyof typeof ERROR_CODES].whatToDo : null);

/** What failed, why, and what to do; the rest of the answer stays in view. */
export const Errors = ({ errors, partial }: { readonly errors: readonly AnswerError[]; readonly partial: boolean }) => {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert">
      <p>
        <strong>{partial ? "Part of the answer is missing." : "There is no answer."}</strong>
      </p>
      <ul>
        {errors.map((error, index) => {
          const code = typeof error.extensions?.["code"] === "string" ? error.extensions["code"] : "";
          return (
            <li key={index}>
              {code && <code>{code}</code>} {error.message}
              {error.path && error.path.length > 0 && <span className="quiet"> at {error.path.join(".")}</span>}
              {whatToDo(code) && <div className="todo">{whatToDo(code)}</div>}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
