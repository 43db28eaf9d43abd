import { Derivation, DerivationParameter, Figure, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeRevisionReason } from "./revisions.type.js";
import { TradeRevision, TradeRevisions } from "./revisions.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import type { ReporterAnswer, StatedRevision } from "./trade.port.js";

const NOTES: Readonly<Record<TradeRevisionReason, string>> = {
  LATER_PAGE: "Implied by a change in per cent that a later page prints; no later table is held.",
  MISPRINT: "Implied by the neighbouring figures and the page's own per cent; the publisher has corrected nothing.",
};

/** First releases beside what later pages imply; two vintages of one table are not held of any trade. */
export const tradeRevisions = (selection: TradeSelection, reference: Reference): TradeRevisions => {
  const stated = selection.answers.flatMap((answer) =>
    (answer.revisions ?? []).map((revision) => rowOf(selection, answer, revision, reference)),
  );
  const rows = stated.sort(
    (a, b) => a.period.localeCompare(b.period) || a.commodity.code.localeCompare(b.commodity.code),
  );
  return new TradeRevisions({
    rows,
    unitValue: unitValueWith(selection, rows),
    note: rows.length === 0 ? "no earlier vintage held" : null,
  });
};

const rowOf = (
  selection: TradeSelection,
  answer: ReporterAnswer,
  { commodity, partner, period, measure, reason, earlier, later }: StatedRevision,
  reference: Reference,
): TradeRevision => {
  const unit = measure === "VALUE" ? Unit.USD : Unit.TONNE;
  const id = `TradeObservation:${[answer.dataset.sourceId, selection.question.flow, answer.reporter, partner, commodity, period.text].join("~")}`;
  const provenance = () => selection.provenanceOf(answer);
  const figure = (value: number | null, implied: boolean): Figure =>
    value === null
      ? Figure.missing(unit, "NOT_REPORTED", implied ? "The pages disagree; no number follows." : null)
      : new Figure({
          value,
          unit,
          status: implied ? ["DERIVED", "ESTIMATED"] : ["REPORTED", "PROVISIONAL"],
          freshness: answer.freshness,
          lineage: {
            provenance,
            ...(implied ? { derivation: () => new Derivation(IMPLIED[reason], [id]) } : {}),
          },
        });
  const [one, other] = [figure(earlier, false), figure(later, true)];
  const made = (value: number, of: Unit, formula: string) =>
    Figure.derived(value, of, { formula, inputs: [one, other], inputIds: () => [id] });
  const both = earlier !== null && later !== null;
  const absent = other.missing ?? one.missing;
  return new TradeRevision({
    period: period.text,
    reporter: reference.country(answer.reporter),
    partner: reference.country(partner),
    commodity: reference.commodity(commodity),
    reason,
    earlier: one,
    later: other,
    change: both
      ? made(later - earlier, unit, "later − earlier")
      : Figure.missing(unit, absent!.reason, absent!.detail),
    percent:
      both && earlier !== 0
        ? made(((later - earlier) / earlier) * 100, Unit.PERCENT, "(later − earlier) ÷ earlier × 100")
        : Figure.missing(
            Unit.PERCENT,
            absent?.reason ?? "NOT_COMPARABLE",
            absent?.detail ?? "The earlier figure is 0.",
          ),
    note: NOTES[reason],
  });
};

const IMPLIED: Readonly<Record<TradeRevisionReason, string>> = {
  LATER_PAGE: "later period's figure ÷ (1 + the change that its page prints)",
  MISPRINT: "the figure that the printed change and the neighbouring months agree with",
};

const unitValueWith = (selection: TradeSelection, rows: readonly TradeRevision[]): Figure => {
  const changes = rows.filter(({ change }) => change.value !== null);
  if (changes.length === 0)
    return Figure.missing(Unit.USD_PER_TONNE, "NOT_COMPARABLE", "No later figure is to be put in.");
  const { value, netWeight, unitValue } = selection.total;
  if (unitValue.missing) return Figure.missing(Unit.USD_PER_TONNE, unitValue.missing.reason, unitValue.missing.detail);
  const sum = (unit: string) =>
    changes.reduce((total, { change }) => total + (change.unit.code === unit ? change.value! : 0), 0);
  return Figure.derived((value.value! + sum("USD")) / (netWeight.value! + sum("t")), Unit.USD_PER_TONNE, {
    formula: "(value + changes of value) ÷ (net weight + changes of weight)",
    inputs: [unitValue, ...changes.map(({ later }) => later)],
    inputIds: () => unitValue.derivation?.inputs ?? [],
    parameters: changes.map(
      ({ period, commodity, change }) =>
        new DerivationParameter(`change of ${commodity.code} ${period}, ${change.unit.code}`, String(change.value)),
    ),
  });
};
