import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { chartFor } from "../answer/chart.js";
import { openingTable } from "../answer/opening.js";
import { sourcesOf } from "../answer/sources.js";
import { tablesOf } from "../answer/tables.js";
import { Errors } from "./errors.js";
import { PlanView } from "./plan-view.js";
import type { Answer, AskedOperation } from "./run.js";
import { SourcesView } from "./sources-view.js";
import { TableView } from "./table-view.js";
import { TakeAway } from "./take-away.js";

const ChartView = lazy(() => import("./chart-view.js"));

const VIEWS = ["Chart", "Table", "Sources", "Plan", "JSON"] as const;
type View = (typeof VIEWS)[number];

interface Properties {
  readonly operation: AskedOperation;
  readonly questionId: string | null;
  readonly answer: Answer | null;
  readonly running: AbortController | null;
}

export const Result = ({ operation, questionId, answer, running }: Properties) => {
  const [view, setView] = useState<View>("Chart");
  const [place, setPlace] = useState<string | null>(null);
  const tables = useMemo(() => (answer ? tablesOf(answer.data) : []), [answer]);
  const sources = useMemo(() => (answer ? sourcesOf(answer.data) : []), [answer]);
  const table = tables.find((entry) => entry.path === place) ?? openingTable(tables);
  // A view that has nothing to show gives way to the next that has.
  const shown: View =
    view === "Chart" && answer && !(table && chartFor(table))
      ? table
        ? "Table"
        : "JSON"
      : view === "Table" && answer && !table
        ? "JSON"
        : view;

  if (!answer && !running) return null;
  return (
    <section className="result" aria-label="Answer" aria-busy={running !== null}>
      <div className="result-bar">
        <div role="tablist" aria-label="Views" className="tabs" onKeyDown={moveBetweenTabs}>
          {VIEWS.map((name) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`tab-${name}`}
              aria-controls="view"
              aria-selected={shown === name}
              tabIndex={shown === name ? 0 : -1}
              onClick={() => setView(name)}
            >
              {name}
              {name === "Sources" && sources.length > 0 && <small>{sources.length}</small>}
            </button>
          ))}
        </div>
        {tables.length > 1 && (shown === "Chart" || shown === "Table") && (
          <label className="place">
            <span>List</span>
            <select value={table?.path ?? ""} onChange={(event) => setPlace(event.target.value)}>
              {tables.map((entry) => (
                <option key={entry.path} value={entry.path}>
                  {entry.path} ({entry.rows.length})
                </option>
              ))}
            </select>
          </label>
        )}
        {running ? <Progress controller={running} /> : answer && <Timing answer={answer} />}
      </div>
      {answer && <Errors errors={answer.errors} partial={answer.data !== null} />}
      <div
        id="view"
        role="tabpanel"
        aria-labelledby={`tab-${shown}`}
        className={running ? "view waiting" : "view"}
        tabIndex={0}
      >
        {answer && shown === "Chart" && table && (
          <Suspense fallback={<p className="quiet">Drawing…</p>}>
            <ChartView key={table.path} table={table} sources={sources} />
          </Suspense>
        )}
        {answer && shown === "Table" && table && <TableView key={table.path} table={table} />}
        {answer && shown === "Sources" && <SourcesView sources={sources} />}
        {answer && shown === "Plan" && <PlanView answer={answer} operation={operation} />}
        {answer && shown === "JSON" && <pre className="json">{JSON.stringify(answer.data, null, 2)}</pre>}
      </div>
      {answer && <TakeAway operation={operation} questionId={questionId} answer={answer} table={table} />}
    </section>
  );
};

/** Arrow keys move between tabs, as WAI-ARIA's tab pattern has it. */
const moveBetweenTabs = (event: React.KeyboardEvent<HTMLDivElement>): void => {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
};

const Progress = ({ controller }: { readonly controller: AbortController }) => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [controller]);
  return (
    <span className="progress" role="status">
      <progress aria-label="Asking the sources" /> {seconds > 0 ? `${seconds} s` : "asking"}
      <button type="button" onClick={() => controller.abort()}>
        Cancel
      </button>
    </span>
  );
};

const Timing = ({ answer }: { readonly answer: Answer }) => (
  <span className="quiet" role="status">
    {Math.max(1, Math.round(answer.elapsedMs))} ms
  </span>
);
