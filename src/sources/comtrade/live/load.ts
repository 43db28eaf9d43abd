import type { Loaded } from "../../../cache/index.js";
import type { Clock, CodedError } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { scatter } from "../../../planner/index.js";
import type { ComtradeCell } from "../normalise.js";
import { comtradePeriod } from "../request.js";
import { WORLD } from "../../../trade/trade.port.js";
import type { Asked } from "./ask.js";
import type { CellRows, KeptRow } from "./cell.js";
import { keptRow, lifetimeOf, mergeCells } from "./cell.js";
import { periodOf } from "./request.js";
import type { CellAddress, CellNames } from "./wanted.js";

/** What one call brought of a cell. */
interface Piece {
  readonly address: CellAddress;
  readonly partners: string[];
  readonly rows: KeptRow[];
}

const cellOf = (row: ComtradeCell) => ({
  reporter: row.reporter,
  partner: row.partner,
  commodity: row.commodity,
  flow: row.flow === "IMPORT" ? "M" : "X",
  period: comtradePeriod(row.period),
});

/** Answers by cell, to be kept. A cell that lost a part of its partners to a failed call fails as a whole; without any row it is an absence. */
export const loadedOf = (answers: readonly Asked[], names: CellNames, clock: Clock): readonly Loaded<CellRows>[] => {
  const cells = new Map<string, { readonly address: CellAddress; value: CellRows | CodedError }>();
  for (const { request, outcome } of answers) {
    const failed = outcome instanceof Error ? outcome : null;
    for (const [key, { address, partners, rows }] of piecesOf(
      request,
      failed ? [] : (outcome as readonly ComtradeCell[]),
    )) {
      const value = failed ?? { partners: request.partners === "ALL" ? null : partners, rows };
      const cell = cells.get(key);
      if (cell) cell.value = joined(cell.value, value);
      else cells.set(key, { address, value });
    }
  }
  return [...cells.values()].map(({ address, value }) => {
    const place = { slice: names.sliceOf(address), cell: address.commodity };
    if (value instanceof Error) return { ...place, error: value };
    const isNothing = value.rows.length === 0 && (value.partners === null || value.partners.includes(WORLD));
    return { ...place, value: isNothing ? null : value, lifetime: lifetimeOf(address.period, clock) };
  });
};

const piecesOf = (request: TradeRequest, rows: readonly ComtradeCell[]): ReadonlyMap<string, Piece> => {
  const pieces = new Map<string, Piece>();
  const periods = new Map(request.periods.map((period) => [period, periodOf(period)]));
  for (const { cell, rows: found } of scatter(request, rows, cellOf).cells) {
    const { frequency, reporter, partner, commodity, flow, period } = cell;
    const key = `${frequency}|${flow}|${reporter}|${period}|${commodity}`;
    let piece = pieces.get(key);
    if (!piece) {
      const address = { reporter, period: periods.get(period)!, commodity, ...codesOf(frequency, flow) };
      pieces.set(key, (piece = { address, partners: [], rows: [] }));
    }
    piece.partners.push(partner);
    for (const row of found) piece.rows.push(keptRow(row));
  }
  return pieces;
};

/** The planner's texts are the ones it was given. */
const codesOf = (frequency: string, flow: string) => ({ frequency: frequency as "A" | "M", flow: flow as "M" | "X" });

const joined = (one: CellRows | CodedError, other: CellRows | CodedError): CellRows | CodedError => {
  if (one instanceof Error) return one;
  return other instanceof Error ? other : mergeCells(one, other);
};
