import * as Plot from "@observablehq/plot";
import type { ChartChoice, ChartPoint } from "../answer/chart.js";
import type { Table } from "../answer/tables.js";
import { formatTick, unitWords } from "./format.js";

const MOST_BARS = 30;

/** The chart as an SVG of Observable Plot, with titles and units on its axes. A missing value breaks the line. */
export const drawChart = (table: Table, choice: ChartChoice, points: readonly ChartPoint[], width: number): Element => {
  const unit = unitWords(choice.y.unit);
  const title = unit ? `${choice.y.label}, ${unit}` : choice.y.label;
  const isShare = choice.y.key.endsWith("share");
  const y = {
    label: title,
    grid: true,
    tickFormat: isShare ? (value: number) => `${Math.round(value * 100)} %` : formatTick,
  };
  const colours = choice.series ? { color: { legend: true, scheme: "Observable10" as const } } : {};
  const style = { fontFamily: "inherit", fontSize: "13px", background: "transparent", overflow: "visible" };
  const tip = (point: ChartPoint) =>
    [
      point.series,
      point.x,
      point.y === null
        ? "missing"
        : isShare
          ? `${(point.y * 100).toFixed(1)} %`
          : point.y.toLocaleString("en", { maximumSignificantDigits: 6 }),
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
          stroke: choice.series ? "series" : "var(--accent)",
          strokeWidth: 2,
        }),
        Plot.dot(
          points.filter((point) => point.y !== null),
          {
            x: "x",
            y: "y",
            fill: choice.series ? "series" : "var(--accent)",
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
          { x: "x", y: "y", fill: choice.series ? "series" : "var(--accent)", title: tip, tip: true },
        ),
        Plot.ruleY([0]),
      ],
    });
  const bars = points.filter((point) => point.y !== null).slice(0, MOST_BARS);
  return Plot.plot({
    width,
    height: 60 + bars.length * 26,
    marginLeft: Math.min(220, Math.max(90, width * 0.28)),
    marginBottom: 44,
    style,
    x: { ...y, labelAnchor: "right" },
    y: {
      label: null,
      domain: [...new Set(bars.map((bar) => bar.x))],
      tickFormat: (name: string) => (name.length > 30 ? `${name.slice(0, 29)}…` : name),
    },
    marks: [Plot.barX(bars, { y: "x", x: "y", fill: "var(--accent)", title: tip, tip: true }), Plot.ruleX([0])],
  });
};
