import type { FigureStatus, Period } from "../../kernel/index.js";
import { groupBy } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { StatedCaveat, TradeRow } from "../../trade/trade.port.js";
import type { TradeNote } from "./trade.rows.js";
import type { TradeTable } from "./trade-tables.js";

interface Answered {
  readonly table: TradeTable;
  readonly commodities: readonly string[];
  readonly rows: readonly TradeRow[];
  /** Exporters whose rows were turned round; empty where the reporter's own rows answer. */
  readonly exporters: readonly string[];
  readonly notes: readonly TradeNote[];
}

/** What a careful reader must know of one answer: of its table, of its periods, of single months. */
export const caveatsOf = (answered: Answered, reference: Reference): readonly StatedCaveat[] => {
  const { table, commodities, rows, exporters, notes } = answered;
  const flags = new Set<FigureStatus>(rows.flatMap((row) => row.status));
  const stated = table.caveats.filter(({ when }) => when === undefined || when({ commodities, flags }));
  return [
    ...stated.map(({ id, text }) => ({ id, text })),
    ...(exporters.length > 0
      ? [
          {
            id: "baci.exporters-held",
            text: `Only flows from ${exporters.map((code) => reference.country(code).name).join(", ")} are held: other suppliers are not in these figures, and no total of all imports is.`,
          },
        ]
      : []),
    ...incompletePeriods(rows),
    ...notesOf(rows, notes),
  ];
};

const incompletePeriods = (rows: readonly TradeRow[]): readonly StatedCaveat[] => {
  const partial = groupBy(
    rows.filter((row) => row.status.includes("PARTIAL")),
    (row) => row.period.text,
  );
  if (partial.size === 0) return [];
  const months = [...partial].map(([period, list]) => {
    const held = list.flatMap((row) => row.parts ?? []).map((part) => part.period.text);
    return `${period}: ${[...new Set(held)].sort().join(" ")}`;
  });
  return [
    {
      id: "trade.incomplete-periods",
      text: `Not every month is held of ${[...partial.keys()].join(", ")}: their sums are of the months held (${months.join("; ")}).`,
    },
  ];
};

/** Notes of the months behind the rows, one caveat a kind. */
const notesOf = (rows: readonly TradeRow[], notes: readonly TradeNote[]): readonly StatedCaveat[] => {
  const used = new Set(rows.flatMap((row) => (row.parts ?? [row]).map((part) => key(part.commodity, part.period))));
  const apt = notes.filter((note) => used.has(`${note.commodity}|${note.period}`));
  return [...groupBy(apt, (note) => note.kind)].map(([kind, list]) => ({
    id: NOTES[kind].id,
    text: `${NOTES[kind].text} ${list.map((note) => `${note.commodity} ${note.period}: ${NOTES[kind].amount(note)}`).join("; ")}.`,
  }));
};

const key = (commodity: string, period: Period): string => `${commodity}|${period.text}`;
const thousands = (amount: number): string => amount.toLocaleString("en-US");

const NOTES = {
  LATER_WEIGHT: {
    id: "pbs.later-pages-differ",
    text: "Later pages imply other tonnages than the first release held here.",
    amount: ({ implied }: TradeNote) => (implied === null ? "not the same" : `about ${thousands(implied)} t`),
  },
  MISPRINT_VALUE: {
    id: "pbs.suspected-misprint",
    text: "A value held as printed is very likely a misprint, and so is the unit value made with it.",
    amount: ({ implied }: TradeNote) => (implied === null ? "unclear" : `about ${thousands(implied)} USD is meant`),
  },
} as const;
