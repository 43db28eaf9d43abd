import { useEffect, useMemo, useRef, useState } from "react";
import { chartFor, kindsFor } from "../answer/chart.js";
import type { ChartKind } from "../answer/chart.js";
import { measuresOf, unitsDiffer } from "../answer/measures.js";
import { pointsOf } from "../answer/points.js";
import type { ChartPoint } from "../answer/points.js";
import type { SourceLine } from "../answer/sources.js";
import type { Table } from "../answer/tables.js";
import { drawChart, MOST_BARS } from "./draw.js";
import { savePng, saveSvg } from "./picture.js";

const KINDS: Readonly<Record<ChartKind, string>> = { line: "Lines", bar: "Bars", stacked: "Stacked" };

interface Properties {
  readonly table: Table;
  readonly sources: readonly SourceLine[];
}

/** `not reported 3, needs credential 1`. */
const counted = (points: readonly ChartPoint[]): string =>
  [...new Set(points.map(({ note }) => note ?? "no reason selected"))]
    .map((note) => `${note} ${points.filter((point) => (point.note ?? "no reason selected") === note).length}`)
    .join(", ");

const missingInWords = (points: readonly ChartPoint[]): string | null =>
  points.length === 0
    ? null
    : `${points.length} ${points.length === 1 ? "value is" : "values are"} missing and left out: ${counted(points)}.`;

const notesInWords = (drawn: readonly ChartPoint[]): string | null => {
  const noted = drawn.filter(({ note }) => note !== null);
  return noted.length === 0 ? null : `Of the values drawn: ${counted(noted)}.`;
};

const ChartView = ({ table, sources }: Properties) => {
  const measures = useMemo(() => measuresOf(table), [table]);
  const [measure, setMeasure] = useState<string | null>(null);
  const [kind, setKind] = useState<ChartKind | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);

  const choice = useMemo(() => {
    const proposed = chartFor(table, measure);
    if (!proposed) return null;
    return kind && kindsFor(table, proposed).includes(kind) ? { ...proposed, kind } : proposed;
  }, [table, kind, measure]);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(300, Math.round(entry?.contentRect.width ?? 720))),
    );
    observer.observe(holder.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!choice) return;
    const figure = drawChart(table, choice, pointsOf(table, choice), width);
    // The holder is the image and has a name; its lines and dots have none to offer.
    figure.setAttribute("aria-hidden", "true");
    holder.current!.replaceChildren(figure);
  }, [table, choice, width]);

  if (!choice)
    return (
      <div ref={holder} className="quiet">
        No one chart fits this list:{" "}
        {measures.some((column) => unitsDiffer(table, column))
          ? "its rows have different units. Another list may be indexed; "
          : ""}
        the table shows it.
      </div>
    );
  const credit = [
    ...new Set(
      sources
        .filter((line) => line.figures > 0 || sources.every((other) => other.figures === 0))
        .map((line) => [line.attribution ?? line.source, line.licence].filter((part) => part).join(", ")),
    ),
  ];
  const points = pointsOf(table, choice);
  const drawn = points.filter((point) => point.y !== null);
  return (
    <figure className="chart">
      <div className="chart-bar">
        {measures.length > 1 && (
          <label>
            <span>Show</span>
            <select value={choice.y.key} onChange={(event) => setMeasure(event.target.value)}>
              {measures.map((column) => (
                <option key={column.key} value={column.key}>
                  {column.label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>As</span>
          <select value={choice.kind} onChange={(event) => setKind(event.target.value as ChartKind)}>
            {kindsFor(table, choice).map((key) => (
              <option key={key} value={key}>
                {KINDS[key]}
              </option>
            ))}
          </select>
        </label>
        <span className="spacer" />
        <button type="button" onClick={() => saveSvg(holder.current!, `${table.path}.svg`, credit)}>
          SVG
        </button>
        <button type="button" onClick={() => void savePng(holder.current!, `${table.path}.png`, credit)}>
          PNG
        </button>
      </div>
      <div
        ref={holder}
        className="canvas"
        role="img"
        aria-label={`${KINDS[choice.kind]} of ${choice.y.label} by ${choice.x.label}; the Table view holds the numbers`}
      />
      <figcaption>
        {[
          choice.kind === "bar" && drawn.length > MOST_BARS
            ? `The first ${MOST_BARS} of ${drawn.length} rows are drawn; the table has them all.`
            : null,
          missingInWords(points.filter((point) => point.y === null)),
          notesInWords(drawn),
        ]
          .filter((line) => line !== null)
          .map((line) => (
            <span key={line}>{line} </span>
          ))}
        {credit.length > 0 && <span>Source: {credit.join("; ")}</span>}
      </figcaption>
    </figure>
  );
};

export default ChartView;
