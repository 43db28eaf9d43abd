import type { Answer } from "./run.js";

const words = (key: string): string =>
  key.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

const Row = ({ name, value }: { readonly name: string; readonly value: unknown }) => (
  <>
    <dt>{words(name)}</dt>
    <dd>{typeof value === "string" ? value : <pre>{JSON.stringify(value, null, 1)}</pre>}</dd>
  </>
);

/** What the answer cost: the server says it in `extensions`. */
export const PlanView = ({ answer }: { readonly answer: Answer }) => {
  const entries = Object.entries(answer.extensions).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([key, inner]) => [`${name}: ${key}`, inner] as const)
      : [[name, value] as const],
  );
  return (
    <div className="plan">
      <dl>
        <Row name="time" value={`${Math.max(1, Math.round(answer.elapsedMs))} ms`} />
        <Row name="size" value={`${answer.bytes.toLocaleString("en")} bytes`} />
        {entries.map(([name, value]) => (
          <Row key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  );
};
