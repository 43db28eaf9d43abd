import type { Loaded } from "../../../cache/index.js";
import type { Clock } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { scatter } from "../../../planner/index.js";
import type { ComtradeCell } from "../normalise.js";
import { comtradePeriod } from "../request.js";
import { WORLD } from "../../../trade/trade.port.js";
import type { Asked } from "./ask.js";
import type { CellRows } from "./cell.js";
import { keptRow, mergeCells } from "./cell.js";
import { absenceLifetimeOf, lifetimeOf } from "./lifetimes.js";
import { periodOf } from "./request.js";
import type { CellAddress, CellNames } from "./wanted.js";

const cellOf = (row: ComtradeCell) => ({
  reporter: row.reporter,
  partner: row.partner,
  commodity: row.commodity,
  flow: row.flow === "IMPORT" ? "M" : "X",
  period: comtradePeriod(row.period),
});

/** Answers by cell, to be kept. A cell that lost a part of its partners to a failed call fails as a whole; without any row it is an absence. */
export const loadedOf = (answers: readonly Asked[], names: CellNames, clock: Clock): readonly Loaded<CellRows>[] => {
  const cells = new Map<string, { readonly address: CellAddress; value: CellRows | Error }>();
  for (const { request, outcome } of answers)
    for (const { address, value } of piecesOf(request, outcome)) {
      const key = `${names.sliceOf(address)}|${address.commodity}`;
      const cell = cells.get(key);
      if (cell) cell.value = joined(cell.value, value);
      else cells.set(key, { address, value });
    }
  const reported = new Set<string>();
  for (const { address, value } of cells.values())
    if (!(value instanceof Error) && value.rows.length > 0) reported.add(reportOf(address));
  return [...cells.values()].map(({ address, value }) => {
    const { period } = address;
    const place = { slice: names.sliceOf(address), cell: address.commodity };
    if (value instanceof Error) return { ...place, error: value };
    const isNothing = value.rows.length === 0 && (value.partners === null || value.partners.includes(WORLD));
    return isNothing
      ? { ...place, value: null, lifetime: absenceLifetimeOf(period, reported.has(reportOf(address)), clock) }
      : { ...place, value, lifetime: lifetimeOf(period, clock) };
  });
};

const reportOf = ({ frequency, flow, reporter, period }: CellAddress): string =>
  `${frequency}|${flow}|${reporter}|${period.text}`;

/** What one call says of each of its cells. Partners stay together, so it is scattered as if all of them were asked for. */
const piecesOf = (request: TradeRequest, outcome: Asked["outcome"]) => {
  const { partners } = request;
  const named = partners === "ALL" ? null : new Set(partners);
  const periods = new Map(request.periods.map((period) => [period, periodOf(period)]));
  const rows = outcome instanceof Error ? [] : outcome.filter(({ partner }) => named?.has(partner) ?? true);
  return scatter({ ...request, partners: "ALL" }, rows, cellOf).cells.map(({ cell, rows: found }) => {
    const address: CellAddress = {
      frequency: cell.frequency as "A" | "M",
      flow: cell.flow as "M" | "X",
      reporter: cell.reporter,
      period: periods.get(cell.period)!,
      commodity: cell.commodity,
    };
    const value = { partners: named && [...named], rows: found.map(keptRow) };
    return { address, value: outcome instanceof Error ? outcome : value };
  });
};

const joined = (one: CellRows | Error, other: CellRows | Error): CellRows | Error => {
  if (one instanceof Error) return one;
  return other instanceof Error ? other : mergeCells(one, other);
};
