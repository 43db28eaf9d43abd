import type { RequestContext } from "../kernel/index.js";
import { badInput, DerivationParameter, Figure, Period, Unit } from "../kernel/index.js";
import { cifToFob, mirrorGap } from "./analysis/mirror.js";
import { MirrorFlow, MirrorSide } from "./mirror.type.js";
import { reasonsOf } from "./mirror.reasons.js";
import type { TradeSelection } from "./trade-selection.type.js";
import type { MirrorArgs } from "./trade.args.js";
import { tradeCaveat } from "./trade.caveats.js";
import { valuationAt } from "./trade.port.js";
import type { TradeService } from "./trade.service.js";

/** Both sides of a flow, period by period; both are loaded in one batch. */
export const mirrorFlows = async (
  service: TradeService,
  args: MirrorArgs,
  context: RequestContext,
): Promise<readonly MirrorFlow[]> => {
  const factor = args.cifFobFactor;
  if (!(factor >= 1 && factor <= 2)) throw badInput("cifFobFactor", "a number from 1 to 2", factor);
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
  const [left, right] = [sides(imports, factor), sides(exports, factor)];
  // Read from both ends, a reconciled table would agree with itself.
  const isOneValue = [imports, exports].some((side) => side.answers.some((answer) => answer.reconciled === true));
  return periods.map((period, index) => flow(period.text, left[index]!, right[index]!, isOneValue, factor));
};

export interface Side {
  readonly country: string;
  readonly side: MirrorSide;
  readonly ids: () => readonly string[];
}

/** One side a period, in the order of the window: a fiscal year stands at the calendar year it begins in. */
const sides = (selection: TradeSelection, factor: number): readonly Side[] =>
  selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" }).map((row) => {
    const valuation = valuationAt(selection.answers[0]!, row.period!);
    const ids = () => row.inputIds;
    const { value, netWeight } = row;
    const fob = fobOf(value, valuation, factor, ids);
    return {
      country: selection.question.reporters[0]!,
      side: new MirrorSide({ valuation, period: row.period!, value, netWeight, fob }),
      ids,
    };
  });

const fobOf = (value: Figure, valuation: string, factor: number, ids: () => readonly string[]): Figure => {
  // Nothing is nothing with freight and without.
  if (value.missing || valuation === "FOB" || value.value === 0) return value;
  if (valuation !== "CIF")
    return Figure.missing(
      Unit.USD,
      "NOT_COMPARABLE",
      "It is not known whether the value includes freight and insurance.",
    );
  return Figure.derived(cifToFob(value.value!, factor), Unit.USD, {
    formula: "CIF value ÷ factor",
    inputs: [value],
    inputIds: ids,
    parameters: [new DerivationParameter("CIF ÷ FOB", String(factor))],
  });
};

const isConverted = ({ side }: Side): boolean => side.valuation === "CIF" && (side.value.value ?? 0) !== 0;

const flow = (
  period: string,
  importer: Side,
  exporter: Side,
  isOneValue: boolean,
  cifFobFactor: number,
): MirrorFlow => {
  const [importerReport, exporterReport] = [importer.side, exporter.side];
  const { reasons, blocking } = reasonsOf(importer, exporter, isOneValue);
  const both = [importer, exporter] as const;
  const factors = (["importer's value", "exporter's value"] as const)
    .filter((_, place) => isConverted(both[place]!))
    .map((whose) => new DerivationParameter(`CIF ÷ FOB of the ${whose}`, String(cifFobFactor)));
  const gap = { unit: Unit.USD, formula: "importer's report − exporter's report", compute: minus, parameters: [] };
  const fobGap = { ...gap, formula: `${gap.formula}, both FOB`, parameters: factors };
  const relativeGap = {
    unit: Unit.FRACTION,
    formula: "(importer's report − exporter's report) ÷ their mean, both FOB",
    compute: (theirs: number, ours: number) => mirrorGap(theirs, ours).relative,
    parameters: factors,
  };
  return new MirrorFlow({
    period: importerReport.period === exporterReport.period ? importerReport.period : period,
    importerReport,
    exporterReport,
    gap: gapOf(both, (side) => side.value, blocking, gap),
    fobGap: gapOf(both, (side) => side.fob, blocking, fobGap),
    relativeGap: gapOf(both, (side) => side.fob, blocking, relativeGap),
    cifFobFactor,
    reasons,
    caveats: factors.length > 0 ? [tradeCaveat("trade.cif-fob-factor")] : [],
  });
};

const minus = (a: number, b: number): number | null => a - b;

const gapOf = (
  [importer, exporter]: readonly [Side, Side],
  pick: (side: MirrorSide) => Figure,
  blocking: readonly string[],
  how: {
    readonly unit: Unit;
    readonly formula: string;
    readonly compute: (a: number, b: number) => number | null;
    readonly parameters: readonly DerivationParameter[];
  },
): Figure => {
  const [theirs, ours] = [pick(importer.side), pick(exporter.side)];
  const absent = theirs.missing ?? ours.missing;
  if (absent) return Figure.missing(how.unit, absent.reason, absent.detail);
  if (blocking.length > 0) return Figure.missing(how.unit, "NOT_COMPARABLE", blocking.join(" "));
  const value = how.compute(theirs.value!, ours.value!);
  if (value === null) return Figure.missing(how.unit, "NOT_COMPARABLE", "Both sides report nothing.");
  return Figure.derived(value, how.unit, {
    formula: how.formula,
    inputs: [theirs, ours],
    inputIds: () => [...importer.ids(), ...exporter.ids()],
    parameters: how.parameters,
  });
};
