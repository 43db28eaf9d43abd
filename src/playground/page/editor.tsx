import "graphiql/setup-workers/vite";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Answer, AskedOperation } from "./run.js";
import { ask } from "./run.js";
import type { Theme } from "./theme.js";

interface Properties {
  readonly operation: AskedOperation;
  readonly theme: Theme;
  readonly onRun: (operation: AskedOperation) => Promise<Answer>;
}

/** GraphiQL: completion, docs and history are its own; its answers are shown by our views beside it. */
const Editor = ({ operation, theme, onRun }: Properties) => {
  // A run from the editor comes back as `operation`; only what comes from elsewhere opens the editor anew.
  const ownRun = useRef<AskedOperation | null>(null);
  const [given, setGiven] = useState({ operation, epoch: 0 });
  useEffect(() => {
    if (operation !== ownRun.current)
      setGiven((before) => (before.operation === operation ? before : { operation, epoch: before.epoch + 1 }));
  }, [operation]);

  const fetcher = useMemo(
    () => async (parameters: { query: string; variables?: unknown; operationName?: string | null }) => {
      const next: AskedOperation = {
        query: parameters.query,
        variables: (parameters.variables ?? {}) as Record<string, unknown>,
        operationName: parameters.operationName ?? null,
      };
      const isIntrospection = parameters.operationName === "IntrospectionQuery";
      if (!isIntrospection) ownRun.current = next;
      const { data, errors, extensions } = isIntrospection
        ? await ask(next, new AbortController().signal)
        : await onRun(next);
      return { data, ...(errors.length > 0 ? { errors } : {}), extensions } as never;
    },
    [onRun],
  );

  return (
    <div className="editor">
      <GraphiQL
        key={given.epoch}
        fetcher={fetcher as never}
        initialQuery={given.operation.query}
        initialVariables={JSON.stringify(given.operation.variables, null, 2)}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
        forcedTheme={theme}
      >
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
};

export default Editor;
