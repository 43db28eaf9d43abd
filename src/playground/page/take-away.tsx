import { useState } from "react";
import { toCsv, toMarkdown } from "../answer/csv.js";
import { toCurl, toPython, toR, toTypeScript } from "../answer/snippets.js";
import type { Table } from "../answer/tables.js";
import { CopyButton } from "./copy-button.js";
import { save } from "./save.js";
import type { Answer, AskedOperation } from "./run.js";
import { ENDPOINT } from "./run.js";
import { shareUrl } from "./url.js";

const LANGUAGES = { curl: toCurl, "Python (pandas)": toPython, R: toR, TypeScript: toTypeScript } as const;

interface Properties {
  readonly operation: AskedOperation;
  readonly questionId: string | null;
  readonly answer: Answer;
  readonly table: Table | null;
}

export const TakeAway = ({ operation, questionId, answer, table }: Properties) => {
  const [language, setLanguage] = useState<keyof typeof LANGUAGES>("curl");
  const name = (questionId ?? operation.operationName ?? "answer").replace(/[^A-Za-z0-9-]+/g, "-");
  const code = () => LANGUAGES[language]({ endpoint: ENDPOINT, ...operation, recordPath: table?.recordPath ?? [] });
  return (
    <div className="take" role="group" aria-label="Take away">
      {table && (
        <>
          <button type="button" onClick={() => save(`${name}.csv`, "text/csv;charset=utf-8", toCsv(table))}>
            CSV
          </button>
          <button
            type="button"
            onClick={() =>
              void import("./arrow.js").then(({ toArrow }) =>
                save(`${name}.arrow`, "application/vnd.apache.arrow.file", toArrow(table)),
              )
            }
          >
            Arrow
          </button>
          <button type="button" onClick={() => save(`${name}.md`, "text/markdown;charset=utf-8", toMarkdown(table))}>
            Markdown
          </button>
        </>
      )}
      <button
        type="button"
        onClick={() =>
          save(
            `${name}.json`,
            "application/json",
            JSON.stringify({ data: answer.data, errors: answer.errors }, null, 2),
          )
        }
      >
        JSON
      </button>
      <span className="spacer" />
      <label>
        <span className="hidden">Language of the code</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value as keyof typeof LANGUAGES)}>
          {Object.keys(LANGUAGES).map((key) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      <CopyButton key={language} text={code} label="Copy code" />
      <CopyButton text={() => shareUrl(operation, questionId)} label="Copy link" />
    </div>
  );
};
