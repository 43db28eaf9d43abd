import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Header } from "./header.js";
import type { Example, Question } from "./questions.js";
import { Result } from "./result.js";
import { ask, operationNameOf, titleOf } from "./run.js";
import type { Answer, AskedOperation } from "./run.js";
import { Start } from "./start.js";
import { useTheme } from "./theme.js";
import { readUrl, shareUrl } from "./url.js";
import { VariablesForm } from "./variables-form.js";

const Editor = lazy(() => import("./editor.js"));

const NOTHING: AskedOperation = { query: "", variables: {}, operationName: null };

export const App = () => {
  const [theme, setTheme] = useTheme();
  const [operation, setOperation] = useState<AskedOperation>(NOTHING);
  const [question, setQuestion] = useState<Question | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [editing, setEditing] = useState(false);
  const latest = useRef<AbortController | null>(null);

  const run = useCallback(async (next: AskedOperation): Promise<Answer> => {
    latest.current?.abort();
    const controller = new AbortController();
    latest.current = controller;
    setOperation(next);
    setRunning(controller);
    const result = await ask(next, controller.signal);
    // An answer that was overtaken by a newer question is not shown.
    if (latest.current === controller) {
      setAnswer(result);
      setRunning(null);
    }
    return result;
  }, []);

  const choose = useCallback(
    (chosen: Question, example: Example) => {
      const next = { query: chosen.query, variables: example.variables, operationName: operationNameOf(chosen.query) };
      setQuestion(chosen);
      history.pushState(null, "", shareUrl(next, chosen.id));
      void run(next);
    },
    [run],
  );

  const leave = useCallback(() => {
    latest.current?.abort();
    latest.current = null;
    setRunning(null);
    setAnswer(null);
    setQuestion(null);
    setEditing(false);
    setOperation(NOTHING);
  }, []);

  useEffect(() => {
    const read = () => {
      const asked = readUrl(location.search);
      if (!asked) return leave();
      setQuestion(asked.question);
      // A text from somewhere else waits in the editor until its reader runs it.
      if (asked.question) void run(asked.operation);
      else {
        setOperation(asked.operation);
        setEditing(true);
      }
    };
    read();
    addEventListener("popstate", read);
    return () => removeEventListener("popstate", read);
  }, [run, leave]);

  const title = question?.title ?? titleOf(operation.query);
  const start = operation === NOTHING && !editing;
  return (
    <>
      <Header
        theme={theme}
        onTheme={setTheme}
        onHome={() => {
          history.pushState(null, "", location.pathname);
          leave();
        }}
        editing={editing}
        onEdit={() => setEditing(!editing)}
      />
      {start ? (
        <Start onChoose={choose} />
      ) : (
        <main className={editing ? "work work-editing" : "work"}>
          <section className="ask" aria-label="Question">
            {title && <h1>{title}</h1>}
            <VariablesForm
              key={operation.query}
              operation={operation}
              running={running !== null}
              onRun={(next) => void run(next)}
            />
            {editing && (
              <Suspense fallback={<p className="quiet">Loading the editor…</p>}>
                <Editor operation={operation} theme={theme} onRun={run} />
              </Suspense>
            )}
          </section>
          <Result operation={operation} questionId={question?.id ?? null} answer={answer} running={running} />
        </main>
      )}
    </>
  );
};
