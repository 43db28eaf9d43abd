import type { RequestContext } from "../kernel/index.js";
import { Figure, Period, Unit } from "../kernel/index.js";
import { MirrorFlow, MirrorSide } from "./mirror.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import type { MirrorArgs } from "./trade.args.js";
import type { TradeService } from "./trade.service.js";

const REASONS = {
  valuation: "Imports are valued CIF, exports FOB: freight and insurance stand between them.",
  importerSilent: "The importer's report is not held.",
  exporterSilent: "The exporter's report is not held.",
  fiscal: "One side reports fiscal years, so the two cover different months.",
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
  const periods = Period.range(imports.question.from, imports.question.to, args.frequency);
  const [left, right] = [sides(imports), sides(exports)];
  return periods.map((period, index) => flow(period.text, left[index]!, right[index]!));
};

/** One side a period, in the order of the window: a fiscal year stands at the calendar year it begins in. */
const sides = (selection: TradeSelection): readonly MirrorSide[] =>
  selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" }).map(
    (row) =>
      new MirrorSide({
        valuation: selection.answers[0]!.valuation,
        period: row.period!,
        value: row.value,
        netWeight: row.netWeight,
      }),
  );

const flow = (period: string, importerReport: MirrorSide, exporterReport: MirrorSide): MirrorFlow => {
  const [theirs, ours] = [importerReport.value, exporterReport.value];
  const samePeriod = importerReport.period === exporterReport.period;
  const silent = [theirs.missing && REASONS.importerSilent, ours.missing && REASONS.exporterSilent].filter(
    (reason) => reason !== null,
  );
  const reasons = [
    ...silent,
    ...(silent.length === 0 ? [REASONS.transit] : []),
    ...(importerReport.valuation !== exporterReport.valuation && silent.length === 0 ? [REASONS.valuation] : []),
    ...(samePeriod ? [] : [REASONS.fiscal]),
  ];
  return new MirrorFlow({ period, importerReport, exporterReport, gap: gapOf(theirs, ours, samePeriod), reasons });
};

const gapOf = (importer: Figure, exporter: Figure, samePeriod: boolean): Figure => {
  const absent = importer.missing ?? exporter.missing;
  if (absent) return Figure.missing(Unit.USD, absent.reason, absent.detail);
  if (!samePeriod) return Figure.missing(Unit.USD, "NOT_COMPARABLE", REASONS.fiscal);
  const inputIds = () => [importer, exporter].flatMap((side) => side.derivation?.inputs ?? []);
  return Figure.derived(importer.value! - exporter.value!, Unit.USD, {
    formula: "importer's report − exporter's report",
    inputs: [importer, exporter],
    inputIds,
  });
};
