import { useEffect, useMemo, useRef, useState } from "react";
import { chartFor, isPeriodColumn, measuresOf, pointsOf, unitsDiffer } from "../answer/chart.js";
import type { ChartKind } from "../answer/chart.js";
import type { SourceLine } from "../answer/sources.js";
import type { Table } from "../answer/tables.js";
import { drawChart } from "./draw.js";
import { savePng, saveSvg } from "./picture.js";

const KINDS: Readonly<Record<ChartKind, string>> = { line: "Lines", bar: "Bars", stacked: "Stacked" };

interface Properties {
  readonly table: Table;
  readonly sources: readonly SourceLine[];
}

const ChartView = ({ table, sources }: Properties) => {
  const proposed = useMemo(() => chartFor(table), [table]);
  const measures = useMemo(() => measuresOf(table), [table]);
  const [measure, setMeasure] = useState<string | null>(null);
  const [kind, setKind] = useState<ChartKind | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);

  const choice = useMemo(
    () =>
      proposed && {
        ...proposed,
        kind: kind ?? proposed.kind,
        y: measures.find((column) => column.key === measure) ?? proposed.y,
      },
    [proposed, kind, measure, measures],
  );

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
        {proposed === null && measures.some((column) => unitsDiffer(table, column))
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
  const gaps = pointsOf(table, choice).filter((point) => point.y === null).length;
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
            {(Object.keys(KINDS) as ChartKind[])
              .filter((key) => key !== "line" || isPeriodColumn(table, choice.x))
              .map((key) => (
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
        {gaps > 0 && (
          <span>
            {gaps} {gaps === 1 ? "value is" : "values are"} missing and shown as a gap; the table says why.{" "}
          </span>
        )}
        {credit.length > 0 && <span>Source: {credit.join("; ")}</span>}
      </figcaption>
    </figure>
  );
};

export default ChartView;
