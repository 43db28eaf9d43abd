import type { MissingReason } from "../kernel/index.js";
import { badInput, Derivation, DerivationParameter, Figure, Unit, worstFreshness } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { herfindahlHirschman } from "./analysis/concentration.js";
import { aggregate } from "./aggregate.js";
import { isWhole } from "./cells.js";
import { Concentration, PartnerShare } from "./concentration.type.js";
import type { Sums } from "./sums.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";

const LARGEST = 3;

/**
 * Period by period, over all partners. Shares are of the total: where the World is reported and some of it has no partner, that rest adds
 * nothing, so the index is a lower bound; areas not elsewhere specified add nothing either.
 */
export const concentration = (
  question: TradeQuestion,
  answers: readonly ReporterAnswer[],
  sums: Sums,
  reference: Reference,
): readonly Concentration[] => {
  if (question.partners !== "ALL")
    throw badInput("partners", "no partners named: concentration is of all suppliers together", question.partners);
  const args = { other: false, orderBy: "VALUE" } as const;
  const unheld = answers.find((answer) => answer.rows.length > 0 && !isWhole(answer));
  const rows = aggregate(question, answers, { ...args, by: ["PARTNER", "PERIOD"] }, sums, reference);
  return aggregate(question, answers, { ...args, by: ["PERIOD"] }, sums, reference).map((total) =>
    unheld && total.value.missing === null
      ? missingAt(total, "NOT_COVERED", `Of the partners only ${unheld.partnersHeld!.join(", ")} are held.`)
      : ofPeriod(
          total,
          rows.filter((row) => row.period === total.period),
        ),
  );
};

const missingAt = (total: TradeAggregate, reason: MissingReason, detail: string | null): Concentration =>
  new Concentration({
    period: total.period!,
    herfindahlHirschman: Figure.missing(Unit.HHI, reason, detail),
    shares: [],
    total: { parameters: [], ids: () => [] },
    largest: [],
    suppliers: null,
  });

const ofPeriod = (total: TradeAggregate, rows: readonly TradeAggregate[]): Concentration => {
  const period = total.period!;
  const traded = rows
    .map((row) => ({ row, share: row.share }))
    .filter(({ share }) => share.value !== null && share.value > 0)
    .sort((a, b) => b.share.value! - a.share.value!);
  // What no country is named for is nobody's supply.
  const shares = traded.filter(({ row }) => row.partner!.kind !== "AREA");
  if (shares.length === 0) {
    const { reason, detail } = whyNone(total, traded.length > 0);
    return missingAt(total, reason, detail);
  }
  const ids = [...new Set([...shares.flatMap(({ row }) => row.inputIds), ...total.inputIds])];
  const whole = total.shareParameters.slice(-1);
  const index = new Figure({
    value: herfindahlHirschman(shares.map(({ share }) => share.value!)),
    unit: Unit.HHI,
    status: [...new Set(["DERIVED" as const, ...shares.flatMap(({ share }) => share.status)])],
    freshness: worstFreshness(shares.map(({ share }) => share.freshness)),
    lineage: {
      provenance: () => shares[0]!.share.provenance,
      derivation: () =>
        new Derivation("sum over partners of (100 × value ÷ total value)²", ids.slice(0, MAX_INPUTS), [
          ...whole,
          new DerivationParameter("suppliers", String(shares.length)),
          ...unlisted(ids),
        ]),
    },
  });
  return new Concentration({
    period,
    herfindahlHirschman: index,
    shares: shares.map(({ row, share }) => ({ share, ids: () => row.inputIds })),
    total: { parameters: whole, ids: () => total.inputIds },
    largest: shares.slice(0, LARGEST).map(({ row, share }) => new PartnerShare(row.partner!, share)),
    suppliers: shares.length,
  });
};

const whyNone = (
  total: TradeAggregate,
  ofAreas: boolean,
): { readonly reason: MissingReason; readonly detail: string | null } => {
  const { value, netWeight } = total;
  if (ofAreas)
    return { reason: "NOT_COVERED", detail: "No country is named: all is of areas not elsewhere specified." };
  if (value.value === 0 || (value.value === null && netWeight.value === 0))
    return { reason: "NOT_REPORTED", detail: "Nothing was traded." };
  return value.missing ?? { reason: "NOT_COVERED", detail: "The publisher gives the total of all partners only." };
};

/** Periods whose suppliers cannot be told apart, with the reason. */
export const concentrationPeriods = (selection: {
  concentration(): readonly Concentration[];
}): ReadonlyMap<string, { readonly reason: MissingReason; readonly detail: string | null }> =>
  new Map(
    selection
      .concentration()
      .flatMap(({ period, herfindahlHirschman: { missing } }) => (missing ? [[period, missing] as const] : [])),
  );
