import type { RequestContext } from "../kernel/index.js";
import { badInput, Figure, Period, Unit } from "../kernel/index.js";
import { MirrorFlow, MirrorSide } from "./mirror.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import type { MirrorArgs } from "./trade.args.js";
import type { TradeService } from "./trade.service.js";

const REASONS = {
  valuation: "Imports are valued CIF, exports FOB: freight and insurance stand between them.",
  importerSilent: "The importer's report is not held.",
  exporterSilent: "The exporter's report is not held.",
  fiscal: "One side reports fiscal years, so the two cover different months.",
  reconciled: "Both sides are one reconciled value made of the two reports: it mirrors nothing.",
  transit:
    "Imports are by origin, exports by last known destination: goods in transit are reported against different partners.",
} as const;

/** Both sides of a flow, period by period; both are loaded in one batch. */
export const mirrorFlows = async (
  service: TradeService,
  args: MirrorArgs,
  context: RequestContext,
): Promise<readonly MirrorFlow[]> => {
  const window = { commodities: args.commodities, from: args.from, to: args.to, frequency: args.frequency };
  const [imports, exports] = await Promise.all([
    service.select({ ...window, reporters: [args.importer], partners: [args.exporter], flow: "IMPORT" }, context, {
      reporters: "importer",
    }),
    service.select({ ...window, reporters: [args.exporter], partners: [args.importer], flow: "EXPORT" }, context, {
      reporters: "exporter",
    }),
  ]);
  if (imports.question.reporters[0] === exports.question.reporters[0])
    throw badInput("exporter", "another country than importer", args.exporter);
  const periods = Period.range(imports.question.from, imports.question.to, args.frequency);
  const [left, right] = [sides(imports), sides(exports)];
  // Read from both ends, a reconciled table would agree with itself.
  const isOneValue = [imports, exports].some((side) => side.answers.some((answer) => answer.reconciled === true));
  return periods.map((period, index) => flow(period.text, left[index]!, right[index]!, isOneValue));
};

interface Side {
  readonly side: MirrorSide;
  readonly ids: () => readonly string[];
}

/** One side a period, in the order of the window: a fiscal year stands at the calendar year it begins in. */
const sides = (selection: TradeSelection): readonly Side[] =>
  selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" }).map((row) => ({
    side: new MirrorSide({
      valuation: selection.answers[0]!.valuation,
      period: row.period!,
      value: row.value,
      netWeight: row.netWeight,
    }),
    ids: () => selection.observations.filter((item) => item.period === row.period).map((item) => item.id),
  }));

const flow = (period: string, importer: Side, exporter: Side, isOneValue: boolean): MirrorFlow => {
  const [importerReport, exporterReport] = [importer.side, exporter.side];
  const [theirs, ours] = [importerReport.value.missing, exporterReport.value.missing];
  const silent = [...(theirs ? [REASONS.importerSilent] : []), ...(ours ? [REASONS.exporterSilent] : [])];
  const blocking = [
    ...(isOneValue ? [REASONS.reconciled] : []),
    ...(importerReport.period === exporterReport.period ? [] : [REASONS.fiscal]),
  ];
  const explaining = [
    REASONS.transit,
    ...(importerReport.valuation === exporterReport.valuation ? [] : [REASONS.valuation]),
  ];
  return new MirrorFlow({
    period: importerReport.period === exporterReport.period ? importerReport.period : period,
    importerReport,
    exporterReport,
    gap: gapOf(importer, exporter, blocking),
    reasons: [...silent, ...(silent.length === 0 && !isOneValue ? explaining : []), ...blocking],
  });
};

const gapOf = (importer: Side, exporter: Side, blocking: readonly string[]): Figure => {
  const [theirs, ours] = [importer.side.value, exporter.side.value];
  const absent = theirs.missing ?? ours.missing;
  if (absent) return Figure.missing(Unit.USD, absent.reason, absent.detail);
  if (blocking.length > 0) return Figure.missing(Unit.USD, "NOT_COMPARABLE", blocking.join(" "));
  return Figure.derived(theirs.value! - ours.value!, Unit.USD, {
    formula: "importer's report − exporter's report",
    inputs: [theirs, ours],
    inputIds: () => [...importer.ids(), ...exporter.ids()],
  });
};
