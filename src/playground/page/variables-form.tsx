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
  if (fields.length === 0) return null;
  const submit = () => {
    const variables = Object.fromEntries(
      fields.flatMap((field) => {
        const value = fieldValue(field, texts[field.name] ?? "");
        return value === undefined ? [] : [[field.name, value]];
      }),
    );
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
        <label key={field.name}>
          <span>
            {fieldLabel(field.name)}
            {field.isList && <small> (comma between)</small>}
          </span>
          <input
            value={texts[field.name] ?? ""}
            placeholder={field.fallback ?? ""}
            required={field.required}
            inputMode={field.isNumber ? "decimal" : "text"}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setTexts({ ...texts, [field.name]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="primary" disabled={running}>
        Ask
      </button>
    </form>
  );
};
