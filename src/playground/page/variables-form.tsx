import { useState } from "react";
import type { AskedOperation } from "./run.js";
import { fieldLabel, fieldText, fieldValue, variableFields } from "./variables.js";

interface Properties {
  readonly operation: AskedOperation;
  readonly running: boolean;
  readonly onRun: (operation: AskedOperation) => void;
}

/** The operation's variables as a form, for those who do not write JSON. */
export const VariablesForm = ({ operation, running, onRun }: Properties) => {
  const fields = variableFields(operation.query);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, fieldText(operation.variables[field.name])])),
  );
  const [unread, setUnread] = useState<string | null>(null);
  if (fields.length === 0) return null;
  const submit = () => {
    const variables: Record<string, unknown> = {};
    for (const field of fields) {
      try {
        const value = fieldValue(field, texts[field.name] ?? "");
        if (value !== undefined) variables[field.name] = value;
      } catch {
        return setUnread(`${fieldLabel(field.name)}: expected JSON, such as {"capacityTonnes": 1100000}.`);
      }
    }
    setUnread(null);
    onRun({ ...operation, variables });
  };
  return (
    <form
      className="variables"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields.map((field) => (
        <label key={field.name} className={field.isObject ? "wide" : undefined}>
          <span>
            {fieldLabel(field.name)}
            {field.isObject ? <small> (JSON)</small> : field.isList && <small> (comma between)</small>}
          </span>
          {field.isObject ? (
            <textarea
              value={texts[field.name] ?? ""}
              rows={Math.min(14, Math.max(4, (texts[field.name] ?? "").split("\n").length))}
              required={field.required}
              spellCheck={false}
              onChange={(event) => setTexts({ ...texts, [field.name]: event.target.value })}
            />
          ) : (
            <input
              value={texts[field.name] ?? ""}
              placeholder={field.fallback ?? ""}
              required={field.required}
              inputMode={field.isNumber ? "decimal" : "text"}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setTexts({ ...texts, [field.name]: event.target.value })}
            />
          )}
        </label>
      ))}
      {unread && <p role="alert">{unread}</p>}
      <button type="submit" className="primary" disabled={running}>
        Ask
      </button>
    </form>
  );
};
