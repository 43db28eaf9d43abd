import type { Loaded } from "../../../cache/index.js";
import type { Clock, CodedError } from "../../../kernel/index.js";
import { scatter } from "../../../planner/index.js";
import type { ComtradeCell } from "../normalise.js";
import { comtradePeriod } from "../request.js";
import { WORLD } from "../../../trade/trade.port.js";
import type { Asked } from "./ask.js";
import type { CellRows } from "./cell.js";
import { keptRow, lifetimeOf, mergeCells } from "./cell.js";
import { periodOf } from "./request.js";
import type { CellAddress, CellNames } from "./wanted.js";

interface Piece {
  readonly address: CellAddress;
  value: CellRows | CodedError;
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
  const pieces = new Map<string, Piece>();
  for (const { request, outcome } of answers) {
    const failed = outcome instanceof Error ? outcome : null;
    for (const { cell, rows } of scatter(request, outcome instanceof Error ? [] : outcome, cellOf).cells) {
      const { reporter, partner, commodity, flow, period } = cell;
      const key = `${cell.frequency}|${flow}|${reporter}|${period}|${commodity}`;
      const loaded = failed ?? { partners: partner === "ALL" ? null : [partner], rows: rows.map(keptRow) };
      const piece = pieces.get(key);
      if (piece) piece.value = joined(piece.value, loaded);
      else
        pieces.set(key, {
          address: {
            frequency: cell.frequency as "A" | "M",
            flow: flow as "M" | "X",
            reporter,
            period: periodOf(period),
            commodity,
          },
          value: loaded,
        });
    }
  }
  return [...pieces.values()].map(({ address, value }) => {
    const place = { slice: names.sliceOf(address), cell: address.commodity };
    if (value instanceof Error) return { ...place, error: value };
    const isNothing = value.rows.length === 0 && (value.partners === null || value.partners.includes(WORLD));
    return { ...place, value: isNothing ? null : value, lifetime: lifetimeOf(address.period, clock) };
  });
};

const joined = (one: CellRows | CodedError, other: CellRows | CodedError): CellRows | CodedError => {
  if (one instanceof Error) return one;
  return other instanceof Error ? other : mergeCells(one, other);
};
