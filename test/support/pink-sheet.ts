import type { Cell } from "../../src/sources/workbook.js";

export type Layout = "2016" | "2020" | "2026";
export const NAME = "CMO-Historical-Data-Monthly.xlsx";
const MISSING: Readonly<Record<Layout, string>> = { "2016": "..", "2020": "..", "2026": "…" };

/** The heads are those of the Bank's files; the figures are made up. */
export const sheet = (layout: Layout, change: (rows: Cell[][]) => void = () => undefined): Record<string, Cell[][]> => {
  const none = MISSING[layout];
  const star = layout === "2026" ? " **" : "";
  const coal = layout === "2016" ? "Coal, South Afican" : `Coal, South African${star}`;
  const columns: [string, string, string, Cell, Cell][] = [
    ["Crude oil, average", "($/bbl)", "CRUDE_PETRO", 30, 31],
    [coal, "($/mt)", "COAL_SAFRICA", none, 90.5],
    ["Nickel", "($/mt)", "NICKEL", 8000, layout === "2026" ? "..." : 8100],
    ["Iron ore, cfr spot", "($/dmtu)", "IRON_ORE", 55, 56],
    ...(layout === "2026"
      ? []
      : ([
          ["Steel Index", "(2005=100)", "iSTL_JP_INDX", 88, none],
          ["Steel rebar", "($/mt)", "STL_JP_REBAR", 640, none],
        ] as [string, string, string, Cell, Cell][])),
  ];
  const prices: Cell[][] = [
    ["World Bank Commodity Price Data (The Pink Sheet)", ...(layout === "2020" ? [null, "Discontinued series"] : [])],
    ["monthly prices in nominal US dollars, 1960 to present"],
    ["(monthly series are available only in nominal US dollars)"],
    ["Updated on July 05, 2016"],
    [null, ...columns.map(([name]) => name)],
    [null, ...columns.map(([, unit]) => unit)],
    ...(layout === "2026" ? [] : [[null, ...columns.map(([, , code]) => code)]]),
    ["2012M05", ...columns.map(([, , , first]) => first)],
    ["2012M06", ...columns.map(([, , , , second]) => second)],
    ...(layout === "2020" ? [[null], [null]] : []),
  ];
  change(prices);
  const codes: Cell[][] = layout === "2026" ? [] : [[null, "iENERGY", "iMETMIN"]];
  return {
    "Monthly Prices": prices,
    "Monthly Indices": [
      ["World Bank Commodity Price Data (The Pink Sheet)"],
      ["monthly indices based on nominal US dollars, 2010=100, 1960 to present"],
      [null, "Energy", null],
      [null, null, `Metals  & Minerals${star}`],
      ...codes,
      ["2012M05", 120, 95],
      ["2012M06", 118, 94],
    ],
  };
};
