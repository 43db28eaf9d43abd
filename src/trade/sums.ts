import type { FigureStatus, Lineage, MissingReason, SourceCatalogue } from "../kernel/index.js";
import {
  Derivation,
  DerivationParameter,
  Figure,
  groupBy,
  mergeProvenance,
  Provenance,
  Unit,
  worstFreshness,
} from "../kernel/index.js";
import type { Cell } from "./cells.js";
import type { TradeFlow } from "./trade.enums.js";
import type { DatasetRef, ReporterAnswer, TradeRow } from "./trade.port.js";

export type Measure = "value" | "weight";

const UNIT: Readonly<Record<Measure, Unit>> = { value: Unit.USD, weight: Unit.TONNE };
/** A list of ids longer than this helps nobody; how many were left out is a parameter. */
export const MAX_INPUTS = 100;

export const observationKey = (cell: Cell, flow: TradeFlow, of: Pick<Cell, "commodity" | "period"> = cell): string =>
  [cell.answer.dataset.sourceId, flow, cell.reporter, cell.partner, of.commodity, of.period.text].join("~");
export const observationId = (cell: Cell, flow: TradeFlow, of?: Pick<Cell, "commodity" | "period">): string =>
  `TradeObservation:${observationKey(cell, flow, of)}`;

/** The cells that hold something, the largest first where the list is cut. */
export const inputIdsOf = (cells: readonly Cell[], flow: TradeFlow): readonly string[] =>
  largestFirst(cells.filter((cell) => cell.row !== null))
    .slice(0, MAX_INPUTS)
    .map((cell) => observationId(cell, flow));

/** Turns cells into figures. One instance a selection: the provenance of a data set is built once, when first selected. */
export class Sums {
  readonly #provenance = new Map<DatasetRef, Map<string | null, Provenance>>();

  constructor(
    private readonly sources: SourceCatalogue,
    readonly flow: TradeFlow,
  ) {}

  provenance(answers: Iterable<ReporterAnswer>): readonly Provenance[] {
    return mergeProvenance([...new Set(answers)].map((answer) => [this.#provenanceOf(answer.dataset)]));
  }

  /** With the page each figure was quoted on, where its publisher has several. */
  #provenanceOfCells(cells: readonly Cell[]): readonly Provenance[] {
    const quoted = cells.filter((cell) => cell.row?.pages);
    const others = cells.filter((cell) => !cell.row?.pages).map((cell) => cell.answer);
    return mergeProvenance([
      this.provenance(others),
      quoted.flatMap((cell) => cell.row!.pages!.map((page) => this.#provenanceOf(cell.answer.dataset, page))),
    ]);
  }

  /** The number of one cell: as published, or the sum that its source made of published rows. */
  cell(cell: Cell, measure: Measure): Figure {
    const { amount, missing } = amountOf(cell, measure);
    if (amount === null) return Figure.missing(UNIT[measure], missing!.reason, missing!.detail);
    return new Figure({
      value: amount,
      unit: UNIT[measure],
      status: statusOf(cell.row!, measure),
      freshness: cell.answer.freshness,
      lineage: {
        provenance: () => this.#provenanceOfCells([cell]),
        derivation: () => this.#derivationOfRow(cell),
      },
    });
  }

  #derivationOfRow(cell: Cell): Derivation | null {
    const parts = cell.row?.parts;
    if (!parts) return null;
    if (parts.length === 0) return derivation("sum of the rows published under several numbers of one country", []);
    const ids = parts.map((part) => observationId(cell, this.flow, part));
    return derivation(`sum of the ${parts.length === 1 ? "one row" : `${parts.length} rows`} published`, ids);
  }

  /** The sum of cells: PARTIAL where some are missing or `partial` says so, missing with the commonest reason where all are, 0 for none. */
  sum(cells: readonly Cell[], measure: Measure, partial = false): Figure {
    if (cells.length === 1 && !partial) return this.cell(cells[0]!, measure);
    const amounts = cells.map((cell) => amountOf(cell, measure));
    const held = amounts.filter(({ amount }) => amount !== null);
    // Zeros beside gaps say nothing of the whole: where India gives no weights, a country that sold nothing still weighs 0.
    if (cells.length > 0 && held.every(({ amount }) => amount === 0) && held.length < cells.length) {
      const { reason, detail } = commonest(amounts.flatMap(({ missing }) => missing ?? []));
      return Figure.missing(UNIT[measure], reason, detail);
    }
    const incomplete = partial || held.length < cells.length;
    const used = cells.filter((_, index) => amounts[index]!.amount !== null);
    return new Figure({
      value: held.reduce((total, { amount }) => total + amount!, 0),
      unit: UNIT[measure],
      status: flags(used, incomplete, [measure]),
      freshness: worstFreshness(used.map((cell) => cell.answer.freshness)) ?? "RECORDED",
      lineage: this.#derived(
        used,
        `sum of ${used.length} observation${used.length === 1 ? "" : "s"}${held.length < cells.length ? ` of ${cells.length}` : ""}`,
      ),
    });
  }

  /** Value ÷ weight over cells that have both; refused where only some have a weight, because the ratio would mix bases. */
  unitValue(cells: readonly Cell[], partial = false): Figure {
    const parts = cells.map((cell) => ({ cell, value: amountOf(cell, "value"), weight: amountOf(cell, "weight") }));
    const valued = parts.filter(({ value }) => value.amount !== null && value.amount > 0);
    const both = valued.filter(({ weight }) => weight.amount !== null);
    if (valued.length === 0 || both.length === 0) {
      const absent = parts.flatMap(({ value, weight }) => value.missing ?? weight.missing ?? []);
      const { reason, detail } =
        absent.length > 0 ? commonest(absent) : { reason: "NOT_REPORTED" as const, detail: "Nothing was traded." };
      return Figure.missing(Unit.USD_PER_TONNE, reason, detail);
    }
    if (both.length < valued.length)
      return Figure.missing(
        Unit.USD_PER_TONNE,
        "NOT_COMPARABLE",
        `${valued.length - both.length} of ${valued.length} observations have a value and no weight.`,
      );
    const weight = both.reduce((total, part) => total + part.weight.amount!, 0);
    if (weight <= 0) return Figure.missing(Unit.USD_PER_TONNE, "NOT_REPORTED", "The weight is not above zero.");
    const used = both.map(({ cell }) => cell);
    return new Figure({
      value: both.reduce((total, part) => total + part.value.amount!, 0) / weight,
      unit: Unit.USD_PER_TONNE,
      status: flags(
        used,
        partial || both.length < cells.length - parts.filter(({ value }) => value.amount === 0).length,
        ["value", "weight"],
      ),
      freshness: worstFreshness(used.map((cell) => cell.answer.freshness)),
      lineage: this.#derived(used, "value ÷ net weight"),
    });
  }

  /** Value ÷ weight of two sums. */
  ratio(value: Figure, weight: Figure, cells: readonly Cell[]): Figure {
    const absent = value.missing ?? weight.missing;
    if (absent) return Figure.missing(Unit.USD_PER_TONNE, absent.reason, absent.detail);
    if (weight.value! <= 0) return Figure.missing(Unit.USD_PER_TONNE, "NOT_REPORTED", "The weight is not above zero.");
    return new Figure({
      value: value.value! / weight.value!,
      unit: Unit.USD_PER_TONNE,
      status: derivedFlags([value, weight]),
      freshness: worstFreshness([value.freshness, weight.freshness]),
      lineage: this.#derived(cells, "value ÷ net weight"),
    });
  }

  /** `whole` less the named parts: what `top` leaves out. */
  rest(whole: Figure, parts: readonly Figure[], cells: readonly Cell[], unheld: string | null): Figure {
    if (whole.missing) return whole;
    if (unheld !== null) return Figure.missing(whole.unit, "NOT_COVERED", unheld);
    const named = parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
    const left = whole.value! - named;
    return new Figure({
      // Floats may leave a crumb below zero.
      value: Math.abs(left) < 1e-9 * Math.abs(whole.value!) ? 0 : left,
      unit: whole.unit,
      status: derivedFlags([whole, ...parts]),
      freshness: whole.freshness,
      lineage: this.#derived(cells, `total − the ${parts.length} named`),
    });
  }

  /** `part` ÷ `whole`, a fraction of 1. */
  share(
    part: Figure,
    whole: Figure,
    {
      cells,
      ids,
      of,
    }: { readonly cells: readonly Cell[]; readonly ids: () => readonly string[]; readonly of: Measure },
  ): Figure {
    const absent = part.missing ?? whole.missing;
    if (absent) return Figure.missing(Unit.FRACTION, absent.reason, absent.detail);
    if (whole.value! <= 0)
      return Figure.missing(
        Unit.FRACTION,
        "NOT_REPORTED",
        whole.value === 0 ? "Nothing was traded." : "The total is not above zero.",
      );
    return new Figure({
      value: part.value! / whole.value!,
      unit: Unit.FRACTION,
      status: [...new Set<FigureStatus>(["DERIVED", ...part.status, ...whole.status])].filter(
        (flag) => flag !== "REPORTED",
      ),
      freshness: worstFreshness([part.freshness, whole.freshness]),
      lineage: {
        provenance: () => this.#provenanceOfCells(cells),
        derivation: () => derivation(`${of} ÷ total ${of} over all partners`, ids(), shareParameters(part, whole)),
      },
    });
  }

  derived(cells: readonly Cell[], formula: string): Lineage {
    return this.#derived(cells, formula);
  }

  #provenanceOf(dataset: DatasetRef, page: string | null = null): Provenance {
    let pages = this.#provenance.get(dataset);
    if (!pages) this.#provenance.set(dataset, (pages = new Map<string | null, Provenance>()));
    let provenance = pages.get(page);
    if (!provenance) {
      const source = this.sources.get(dataset.sourceId);
      pages.set(page, (provenance = new Provenance({ ...dataset, url: page ?? dataset.url, source })));
    }
    return provenance;
  }

  #derived(cells: readonly Cell[], formula: string): Lineage {
    return {
      provenance: () => this.#provenanceOfCells(cells),
      derivation: () =>
        derivation(
          formula,
          largestFirst(cells).map((cell) => observationId(cell, this.flow)),
        ),
    };
  }
}

/** Of a list that will be cut, what matters stands first. */
const largestFirst = (cells: readonly Cell[]): readonly Cell[] => {
  if (cells.length <= MAX_INPUTS) return cells;
  const size = (cell: Cell) => amountOf(cell, "value").amount ?? amountOf(cell, "weight").amount ?? 0;
  return [...cells].sort((a, b) => size(b) - size(a));
};

const derivation = (
  formula: string,
  ids: readonly string[],
  parameters: readonly DerivationParameter[] = [],
): Derivation => {
  const each = [...new Set(ids)];
  return new Derivation(formula, each.slice(0, MAX_INPUTS), [...parameters, ...unlisted(each)]);
};

/** The two numbers of a share; a list of ids may be cut. */
export const shareParameters = (part: Figure, whole: Figure): readonly DerivationParameter[] =>
  (["part", "total"] as const).map((name, place) => {
    const { value, unit } = [part, whole][place]!;
    return new DerivationParameter(`${name}, ${unit.code}`, String(value));
  });

/** How many ids of a list are beyond those shown. */
export const unlisted = (ids: readonly string[]): readonly DerivationParameter[] =>
  ids.length > MAX_INPUTS
    ? [new DerivationParameter("further inputs not listed", String(ids.length - MAX_INPUTS))]
    : [];

export const amountOf = (
  cell: Cell,
  measure: Measure,
): { amount: number | null; missing: { reason: MissingReason; detail: string } | null } => {
  if (!cell.row) return { amount: null, missing: cell.gap };
  const [amount, reason] =
    measure === "value" ? [cell.row.valueUsd, cell.row.valueMissing] : [cell.row.netWeightT, cell.row.weightMissing];
  if (amount !== null) return { amount, missing: null };
  const [what, instead] =
    measure === "value"
      ? ["value", "Ask for `netWeight`, or a source with values."]
      : ["net weight", "Ask for `value`, or a source with weights."];
  return {
    amount: null,
    missing: {
      reason: reason ?? "NOT_REPORTED",
      detail: `${cell.answer.dataset.dataset} gives no ${what} for ${cell.commodity}, ${cell.period.text}. ${instead}`,
    },
  };
};

const derivedFlags = (inputs: readonly Figure[]): FigureStatus[] =>
  [...new Set<FigureStatus>(["DERIVED", ...inputs.flatMap((input) => input.status)])].filter(
    (flag) => flag !== "REPORTED",
  );

export const statusOf = (row: TradeRow, measure: Measure): readonly FigureStatus[] =>
  measure === "weight" ? (row.weightStatus ?? row.status) : row.status;

const flags = (cells: readonly Cell[], partial: boolean, measures: readonly Measure[]): FigureStatus[] => {
  const found = new Set<FigureStatus>(["DERIVED"]);
  for (const { row } of cells)
    for (const measure of row ? measures : [])
      for (const flag of statusOf(row!, measure)) if (flag !== "REPORTED") found.add(flag);
  if (partial) found.add("PARTIAL");
  return [...found];
};

const commonest = <T extends { readonly reason: MissingReason }>(all: readonly T[]): T => {
  const groups = [...groupBy(all, (item) => item.reason).values()].sort((a, b) => b.length - a.length);
  return groups[0]![0]!;
};
