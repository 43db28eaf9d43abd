import { useState } from "react";
import type { Answer, AskedOperation } from "./run.js";
import { ask } from "./run.js";

interface Call {
  readonly source: string;
  readonly calls?: number;
  readonly method?: string;
  readonly url?: string;
  readonly cells?: number;
  readonly estimatedRows?: number | null;
}
interface Plan {
  readonly upstreamCalls: number;
  readonly limit: number;
  readonly allowed?: boolean;
  readonly sharedCalls?: number;
  readonly cached: number;
  readonly calls: readonly Call[];
  readonly quota?: readonly { readonly source: string; readonly remaining: number; readonly limit: number }[];
}
interface Cost {
  readonly rows: number;
  readonly limit: number;
}

const count = (value: number, one: string, many = `${one}s`): string =>
  `${value.toLocaleString("en")} ${value === 1 ? one : many}`;

const callsInWords = ({ calls, upstreamCalls, limit, allowed }: Plan): string => {
  const spent = `${count(upstreamCalls, "call")} of ${limit.toLocaleString("en")} allowed`;
  if (allowed === false) return `${spent}: the question would be refused`;
  const bySource = calls.flatMap(({ source, calls: number }) => (number === undefined ? [] : [`${source} ${number}`]));
  return bySource.length > 0 ? `${spent}: ${bySource.join(", ")}` : spent;
};

/** Calls of a plan that was asked for and not run. */
const PlannedCalls = ({ plan }: { readonly plan: Plan }) => (
  <>
    <p>
      {callsInWords(plan)}; {plan.cached.toLocaleString("en")} answered from the store.
      {plan.sharedCalls
        ? ` ${count(plan.sharedCalls, "call")} more would renew registers that all questions share.`
        : plan.upstreamCalls === 0 && " Everything this question needs is held."}
    </p>
    {plan.calls.length > 0 && (
      <table>
        <thead>
          <tr>
            <th>Source</th>
            <th>Cells</th>
            <th>Rows, about</th>
            <th>Call</th>
          </tr>
        </thead>
        <tbody>
          {plan.calls.map((call, index) => (
            <tr key={index}>
              <td>{call.source}</td>
              <td>{call.cells?.toLocaleString("en")}</td>
              <td>{call.estimatedRows === null ? "?" : Math.ceil(call.estimatedRows ?? 0).toLocaleString("en")}</td>
              <td>
                <code>
                  {call.method} {call.url}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);

/** What the answer cost: the server says it in `extensions`. */
export const PlanView = ({ answer, operation }: { readonly answer: Answer; readonly operation: AskedOperation }) => {
  const { cost, plan } = answer.extensions as { readonly cost?: Cost; readonly plan?: Plan };
  const [planned, setPlanned] = useState<Answer | null>(null);
  const askForPlan = async () => setPlanned(await ask(operation, new AbortController().signal, "PLAN"));
  const plannedCalls = planned?.extensions["plan"] as Plan | undefined;
  return (
    <div className="plan">
      <dl>
        <dt>Time</dt>
        <dd>{Math.max(1, Math.round(answer.elapsedMs)).toLocaleString("en")} ms</dd>
        <dt>Size</dt>
        <dd>{answer.bytes.toLocaleString("en")} bytes</dd>
        {cost && (
          <>
            <dt>Cost</dt>
            <dd>
              {count(cost.rows, "row")} at most, of {cost.limit.toLocaleString("en")} allowed
            </dd>
          </>
        )}
        {plan && (
          <>
            <dt>Asked of sources</dt>
            <dd>{callsInWords(plan)}</dd>
            <dt>From the store</dt>
            <dd>{count(plan.cached, "cell")}</dd>
            {plan.quota?.map(({ source, remaining, limit }) => (
              <div key={source} className="plan-quota">
                <dt>Quota of {source}</dt>
                <dd>
                  {remaining.toLocaleString("en")} of {limit.toLocaleString("en")} calls left
                </dd>
              </div>
            ))}
          </>
        )}
      </dl>
      <button type="button" onClick={() => void askForPlan()}>
        What would it ask now?
      </button>
      {plannedCalls && <PlannedCalls plan={plannedCalls} />}
      {planned?.errors.map(({ message }, index) => (
        <p key={index}>{message}</p>
      ))}
    </div>
  );
};
