import { groupBy, isKnownBy, Period } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "../../trade/trade.port.js";
import type { SnapshotStore } from "./table.js";
import type { Held, HeldRow } from "./trade-answer.js";
import { candidateOf } from "./trade-answer.js";
import { TRADE_TABLES } from "./trade-tables.js";
import type { TradeNote, TradeTableRow } from "./trade.rows.js";

const turned = (row: HeldRow): HeldRow => ({
  ...row,
  flow: row.flow === "EXPORT" ? "IMPORT" : "EXPORT",
  partner: row.reporter,
});

/**
 * The trade tables of the embedded snapshot. One publisher answers one reporter: the one whose own frequency is asked, then the one that
 * reports most of the cells, then the one that knows all partners, then the order of TRADE_TABLES.
 */
export class SnapshotTrade implements TradePort {
  readonly sourceId = "snapshot";
  readonly keepsVintages = true;
  #held:
    | readonly { readonly table: Omit<Held, "rows">; readonly byReporter: ReadonlyMap<string, readonly HeldRow[]> }[]
    | null = null;

  constructor(
    private readonly store: SnapshotStore,
    private readonly reference: Reference,
  ) {}

  answer(questions: readonly TradeQuestion[]): Promise<readonly (readonly (ReporterAnswer | null)[])[]> {
    return Promise.resolve(
      questions.map((question) => question.reporters.map((reporter) => this.#answerOne(question, reporter))),
    );
  }

  #answerOne(question: TradeQuestion, reporter: string): ReporterAnswer | null {
    const candidates = this.#tables()
      .filter(({ table }) => question.sources.length === 0 || question.sources.includes(table.file.source))
      .filter(
        ({ table: { file } }) =>
          question.asOf == null || isKnownBy(file.publishedOn ?? file.retrievedOn, question.asOf),
      )
      .flatMap(({ table, byReporter }) => {
        const rows = byReporter.get(`${reporter}|${question.flow}`);
        return rows ? (candidateOf({ ...table, rows }, question, reporter, this.reference) ?? []) : [];
      });
    // Stable: equals keep the order of the tables.
    candidates.sort(
      (a, b) => Number(b.native) - Number(a.native) || b.reported - a.reported || Number(b.whole) - Number(a.whole),
    );
    return candidates[0]?.answer ?? null;
  }

  #tables() {
    this.#held ??= TRADE_TABLES.filter((table) => this.store.has(table.path)).map((table) => {
      const rows = this.store
        .table<TradeTableRow>(table.path)
        .map((row): HeldRow => ({ ...row, at: Period.parse(row.period, "period", table.fiscalStartMonth ?? 4) }))
        .filter((row) => row.at.frequency === table.frequency);
      // Reconciled flows are one value for both sides: the importer's view is the same row turned round.
      const own = groupBy(rows, (row) => `${row.reporter}|${row.flow}`);
      const mirrored = table.reconciled
        ? rows.map((row) => ({ row: turned(row), key: `${row.partner}|${turned(row).flow}` }))
        : [];
      for (const [key, list] of groupBy(mirrored, (entry) => entry.key))
        if (!own.has(key))
          own.set(
            key,
            list.map((entry) => entry.row),
          );
      const notes = table.notesPath ? this.store.table<TradeNote>(table.notesPath) : [];
      return { table: { table, file: this.store.file(table.path), notes }, byReporter: own };
    });
    return this.#held;
  }
}
