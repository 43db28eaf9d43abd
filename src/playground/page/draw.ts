import * as Plot from "@observablehq/plot";
import type { ChartChoice } from "../answer/chart.js";
import { isShare } from "../answer/measures.js";
import type { ChartPoint } from "../answer/points.js";
import type { Table } from "../answer/tables.js";
import { formatShareTick, formatTick, unitWords } from "./format.js";

/** More bars than these no reader compares; the caption says that there are more. */
export const MOST_BARS = 30;
const POINTS_A_LETTER = 7.2;

/** The chart as an SVG of Observable Plot, with titles and units on its axes. A missing value breaks the line. */
export const drawChart = (table: Table, choice: ChartChoice, points: readonly ChartPoint[], width: number): Element => {
  const share = isShare(choice.y);
  const unit = unitWords(choice.y.unit);
  const title = share && unit === "share" ? choice.y.label : unit ? `${choice.y.label}, ${unit}` : choice.y.label;
  const y = {
    label: title,
    grid: true,
    tickFormat: share ? formatShareTick : formatTick,
  };
  const hasSeries = choice.kind !== "bar" && choice.series.length > 0;
  const colours = hasSeries ? { color: { legend: true, scheme: "Observable10" as const } } : {};
  const style = { fontFamily: "inherit", fontSize: "13px", background: "transparent", overflow: "visible" };
  const tip = (point: ChartPoint) =>
    [
      point.series,
      point.x,
      point.y === null
        ? null
        : share
          ? `${(point.y * 100).toFixed(1)} %`
          : point.y.toLocaleString("en", { maximumSignificantDigits: 6 }),
      point.note,
    ]
      .filter((part) => part)
      .join("\n");

  if (choice.kind === "line") {
    const order = [...new Set(points.map((point) => point.x))].sort();
    const step = Math.max(1, Math.ceil(order.length / Math.max(2, Math.floor(width / 80))));
    return Plot.plot({
      width,
      height: Math.min(440, Math.max(260, width * 0.5)),
      marginLeft: 64,
      marginBottom: 44,
      style,
      ...colours,
      y: { ...y, zero: true },
      x: { type: "point", domain: order, label: choice.x.label, ticks: order.filter((_, index) => index % step === 0) },
      marks: [
        Plot.ruleY([0]),
        Plot.line(points, {
          x: "x",
          y: (point: ChartPoint) => point.y ?? Number.NaN,
          z: "series",
          stroke: hasSeries ? "series" : "var(--accent)",
          strokeWidth: 2,
        }),
        Plot.dot(
          points.filter((point) => point.y !== null),
          {
            x: "x",
            y: "y",
            fill: hasSeries ? "series" : "var(--accent)",
            r: order.length > 60 ? 1.5 : 3,
            title: tip,
            tip: true,
          },
        ),
      ],
    });
  }
  if (choice.kind === "stacked")
    return Plot.plot({
      width,
      height: Math.min(440, Math.max(260, width * 0.5)),
      marginLeft: 64,
      marginBottom: 44,
      style,
      ...colours,
      y,
      x: { type: "band", label: choice.x.label },
      marks: [
        Plot.barY(
          points.filter((point) => point.y !== null),
          { x: "x", y: "y", fill: hasSeries ? "series" : "var(--accent)", order: "-sum", title: tip, tip: true },
        ),
        Plot.ruleY([0]),
      ],
    });
  const bars = sorted(points, choice).slice(0, MOST_BARS);
  const longest = Math.max(0, ...bars.map((bar) => bar.x.length)) * POINTS_A_LETTER;
  const marginLeft = Math.min(Math.max(90, longest + 16), width * 0.45);
  const letters = Math.floor((marginLeft - 16) / POINTS_A_LETTER);
  return Plot.plot({
    width,
    height: 60 + bars.length * 26,
    marginLeft,
    marginBottom: 44,
    style,
    x: { ...y, labelAnchor: "right" },
    y: {
      label: null,
      domain: bars.map((bar) => bar.x),
      tickFormat: (name: string) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name),
    },
    marks: [Plot.barX(bars, { y: "x", x: "y", fill: "var(--accent)", title: tip, tip: true }), Plot.ruleX([0])],
  });
};

/** The largest bar first, what is left over last; before and after a day, and periods, keep their order. */
const sorted = (points: readonly ChartPoint[], { x }: ChartChoice): readonly ChartPoint[] => {
  const held = points.filter((point) => point.y !== null);
  if (x.key === "window" || /(^|\.)(period|year)$/.test(x.key)) return held;
  return [...held].sort((a, b) => Number(a.x === "other") - Number(b.x === "other") || b.y! - a.y!);
};
