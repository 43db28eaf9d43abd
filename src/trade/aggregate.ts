import type { Figure } from "../kernel/index.js";
import { badInput, groupBy } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { Cell } from "./cells.js";
import { isWhole, partnerCells, summedPartnerCells, totalCells } from "./cells.js";
import { refuseOverlaps, refuseSeveralPublishers, refuseWorldPlusPartners } from "./question.js";
import type { Measure, Sums } from "./sums.js";
import { amountOf } from "./sums.js";
import { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeDimension, TradeOrder } from "./trade.enums.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";

export interface AggregateArgs {
  readonly by: readonly TradeDimension[];
  readonly top?: number | null;
  readonly other: boolean;
  readonly orderBy: TradeOrder;
}

const MAX_TOP = 500;

/** Sums over the whole window for the dimensions named; `top` ranks within each period, and the rest can be one row. */
export const aggregate = (
  question: TradeQuestion,
  answers: readonly ReporterAnswer[],
  args: AggregateArgs,
  sums: Sums,
  reference: Reference,
): readonly TradeAggregate[] => {
  check(question, answers, args, reference);
  const dimensions = new Set(args.by);
  const totalsOf = (asked: TradeQuestion): readonly Cell[] =>
    answers.flatMap((answer) => totalCells(asked, answer).flatMap((total) => total.parts));
  const whole = totalsOf({ ...question, partners: "ALL" });
  const byPartner = dimensions.has("PARTNER");
  // What `total` is of: all partners, or the named ones. The row of all others is what of it no row names.
  const selected = question.partners === "ALL" ? whole : !byPartner || args.other ? totalsOf(question) : [];
  const cellsOf = dimensions.has("PERIOD") || dimensions.has("COMMODITY") ? partnerCells : summedPartnerCells;
  const cells = byPartner ? answers.flatMap((answer) => cellsOf(question, answer)) : selected;
  const measure = measureOf(args.orderBy, whole);
  // A share is taken within what may be summed: one period, and one product where products overlap.
  const bucketOf = bucketing(question, dimensions, reference);
  const wholes = groupBy(whole, bucketOf);
  const buckets = groupBy(cells, bucketOf);
  const selections = groupBy(selected, bucketOf);
  // Every period of the window has its place, also where nobody is left to be named.
  const keys = [...new Set([...wholes.keys(), ...buckets.keys()])];
  return keys.flatMap((key) =>
    rowsOf(
      { cells: buckets.get(key) ?? [], whole: wholes.get(key) ?? [], selected: selections.get(key) ?? [] },
      { args, shareOf: measure, by: dimensions, ofAll: question.partners === "ALL" },
      sums,
      reference,
    ),
  );
};

const check = (
  question: TradeQuestion,
  answers: readonly ReporterAnswer[],
  args: AggregateArgs,
  reference: Reference,
): void => {
  const by = new Set(args.by);
  if (args.top != null && (!Number.isInteger(args.top) || args.top < 1 || args.top > MAX_TOP))
    throw badInput("top", `a whole number from 1 to ${MAX_TOP}`, args.top);
  if (args.top != null && [...by].every((dimension) => dimension === "PERIOD"))
    throw badInput("top", "a dimension to rank in `by`, such as PARTNER", args.by);
  if (!by.has("COMMODITY")) refuseOverlaps(question, reference);
  if (!by.has("PARTNER") || args.other) refuseWorldPlusPartners(question);
  if (!by.has("REPORTER")) refuseSeveralPublishers(answers, args.by);
};

/** Weight where it is asked for, or where no value is held at all. */
export const measureOf = (orderBy: TradeOrder, whole: readonly Cell[]): Measure => {
  if (orderBy === "NET_WEIGHT") return "weight";
  const holds = (measure: Measure) => whole.some((cell) => amountOf(cell, measure).amount !== null);
  return !holds("value") && holds("weight") ? "weight" : "value";
};

const bucketing = (
  question: TradeQuestion,
  by: ReadonlySet<TradeDimension>,
  reference: Reference,
): ((cell: Cell) => string) => {
  const overlapping = question.commodities.some((one, index) =>
    question.commodities.slice(index + 1).some((other) => reference.overlap(one, other)),
  );
  const byReporter = by.has("REPORTER") && question.reporters.length > 1;
  return (cell) =>
    [by.has("PERIOD") ? cell.period.text : "", overlapping ? cell.commodity : "", byReporter ? cell.reporter : ""].join(
      "|",
    );
};

/** One figure a measure, made when first asked for. */
const once = (make: (measure: Measure) => Figure): ((measure: Measure) => Figure) => {
  const held = new Map<Measure, Figure>();
  return (measure) => {
    let figure = held.get(measure);
    if (!figure) held.set(measure, (figure = make(measure)));
    return figure;
  };
};

interface Bucket {
  readonly cells: readonly Cell[];
  /** All partners: what shares are of. */
  readonly whole: readonly Cell[];
  /** All partners asked for: what the rows add up to. */
  readonly selected: readonly Cell[];
}

interface How {
  readonly args: AggregateArgs;
  readonly shareOf: Measure;
  readonly by: ReadonlySet<TradeDimension>;
  /** No partner was named. */
  readonly ofAll: boolean;
}

const rowsOf = (bucket: Bucket, how: How, sums: Sums, reference: Reference): readonly TradeAggregate[] => {
  const { args, shareOf, by } = how;
  const { whole } = bucket;
  const has = (dimension: TradeDimension) => by.has(dimension);
  const partial = whole.some((cell) => !isWhole(cell.answer));
  const total = once((measure) => sums.sum(whole, measure, partial));
  const groups = [
    ...groupBy(bucket.cells, (cell) =>
      [
        has("REPORTER") ? cell.reporter : "",
        has("PARTNER") ? cell.partner : "",
        has("COMMODITY") ? cell.commodity : "",
      ].join("|"),
    ).values(),
  ].map((group) => ({
    group,
    size: group.reduce((sum, cell) => sum + (amountOf(cell, shareOf).amount ?? 0), 0),
    missing: group.every((cell) => amountOf(cell, shareOf).amount === null),
  }));
  const ranked = [...by].some((dimension) => dimension !== "PERIOD");
  if (ranked) groups.sort((a, b) => Number(a.missing) - Number(b.missing) || b.size - a.size);
  const kept = args.top == null ? groups : groups.slice(0, args.top);
  const rows = kept.map(({ group, missing }, index) => {
    const [first] = group as [Cell, ...Cell[]];
    return new TradeAggregate(
      {
        cells: group,
        partial: !has("PARTNER") && how.ofAll && partial,
        whole: total,
        wholeCells: whole,
        shareOf,
        reporter: has("REPORTER") ? reference.countryByCode(first.reporter)! : null,
        partner: has("PARTNER") ? reference.countryByCode(first.partner)! : null,
        commodity: has("COMMODITY") ? reference.commodity(first.commodity) : null,
        period: has("PERIOD") ? first.period.text : null,
        isOther: false,
        rank: ranked && !missing ? index + 1 : null,
      },
      sums,
    );
  });
  if (!args.other || !has("PARTNER")) return rows;
  const left = groups.slice(kept.length).flatMap(({ group }) => group);
  return [
    ...rows,
    otherRow(
      bucket,
      left,
      kept.map(({ group }) => group),
      total,
      how,
      sums,
      reference,
    ),
  ];
};

/** What `top` leaves out: the total less the named rows, so that the two add up to it. */
const otherRow = (
  { whole, selected }: Bucket,
  left: readonly Cell[],
  named: readonly (readonly Cell[])[],
  total: (measure: Measure) => Figure,
  { shareOf, by, ofAll }: How,
  sums: Sums,
  reference: Reference,
): TradeAggregate => {
  const partial = ofAll && whole.some((cell) => !isWhole(cell.answer));
  // All partners held have a row of their own: the others are unknown, not nothing.
  const unheld = partial && left.length === 0 ? "The figures of all other partners are not held." : null;
  // It is the total less the named, so these are what it is made of; `left` alone need not add up to it.
  const cells = [...(ofAll ? whole : selected), ...named.flat()];
  const rest = (measure: Measure) =>
    sums.rest(
      ofAll ? total(measure) : sums.sum(selected, measure),
      named.map((group) => sums.sum(group, measure)),
      cells,
      unheld,
    );
  const only = <T extends string>(pick: (cell: Cell) => T): T | null => {
    const values = new Set(selected.map(pick));
    return values.size === 1 ? [...values][0]! : null;
  };
  const reporter = by.has("REPORTER") ? only((cell) => cell.reporter) : null;
  const commodity = by.has("COMMODITY") ? only((cell) => cell.commodity) : null;
  return new TradeAggregate(
    {
      cells,
      partial,
      whole: total,
      wholeCells: whole,
      shareOf,
      reporter: reporter === null ? null : reference.countryByCode(reporter)!,
      partner: null,
      commodity: commodity === null ? null : reference.commodity(commodity),
      period: by.has("PERIOD") ? only((cell) => cell.period.text) : null,
      isOther: true,
      rank: null,
      rest: { value: rest("value"), weight: rest("weight") },
    },
    sums,
  );
};
