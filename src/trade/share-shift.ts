import type { Period } from "../kernel/index.js";
import { badInput, DerivationParameter, Figure, Unit } from "../kernel/index.js";
import type { Country } from "../reference/index.js";
import { shareShift as shiftOf } from "./analysis/concentration.js";
import { concentrationPeriods } from "./concentration.js";
import { ShareChange, ShareShift } from "./share-shift.type.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import { tradeCaveat } from "./trade.caveats.js";
import { twoPeriods } from "./two-periods.js";

const MAX_TOP = 50;
const NAMED = 8;
type Missing = { readonly reason: Parameters<typeof Figure.missing>[1]; readonly detail: string | null };

/** A share and the observations behind it: the partner's, and those of the total. */
interface Share {
  readonly figure: Figure;
  readonly ids: readonly string[];
  readonly total: TradeAggregate;
}

/** Shares of all suppliers in two periods. Missing where either has no suppliers told apart. */
export const shareShift = (selection: TradeSelection, from: string, to: string, top: number): ShareShift => {
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) throw badInput("top", `1 to ${MAX_TOP}`, top);
  const [first, last] = twoPeriods(selection, from, to);
  const whole = concentrationPeriods(selection);
  const absent = [first, last].flatMap(({ text }) => whole.get(text) ?? [])[0];
  const named = { from: first.text, to: last.text };
  const { caveats } = selection;
  if (absent) return new ShareShift({ ...named, shift: missing(absent), movers: [], caveats });
  const rows = selection.aggregate({ by: ["PARTNER", "PERIOD"], other: false, orderBy: "VALUE" });
  const totals = selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" });
  const shareIn = (period: Period) => {
    const own = new Map(
      rows.filter((row) => row.period === period.text).map((row): [string, TradeAggregate] => [row.partner!.code, row]),
    );
    const total = totals.find((row) => row.period === period.text)!;
    return (partner: Country): Share => {
      const row = own.get(partner.code);
      return row ? { figure: row.share, ids: row.inputIds, total } : { figure: without(total), ids: [], total };
    };
  };
  const [before, after] = [shareIn(first), shareIn(last)];
  const partners = new Map(
    rows
      .filter(({ period }) => period === first.text || period === last.text)
      .map((row): [string, Country] => [row.partner!.code, row.partner!]),
  );
  const changes = [...partners.values()].map((partner) => ({
    partner,
    before: before(partner),
    after: after(partner),
  }));
  const held = changes.filter(({ before, after }) => before.figure.value !== null && after.figure.value !== null);
  const unheld = changes.filter((change) => !held.includes(change));
  return new ShareShift({
    ...named,
    shift: shiftFigure(held, unheld.length),
    movers: changes
      .map(changed)
      .sort((a, b) => sizeOf(b) - sizeOf(a))
      .slice(0, top),
    caveats: [...caveats, ...(unheld.length > 0 ? [tradeCaveat("trade.shares-missing", namesOf(unheld, named))] : [])],
  });
};

interface Change {
  readonly partner: Country;
  readonly before: Share;
  readonly after: Share;
}

const shiftFigure = (held: readonly Change[], leftOut: number): Figure => {
  if (held.length === 0)
    return missing({ reason: "NOT_COMPARABLE", detail: "No partner has a share in both periods." });
  // The largest first: a list of ids is cut.
  const used = held.flatMap(({ before, after }) => [before, after]).sort((a, b) => b.figure.value! - a.figure.value!);
  const ids = idsOf(used.filter(({ figure }) => figure.value! > 0));
  const side = (pick: "before" | "after") =>
    new Map(held.map((change) => [change.partner.code, change[pick].figure.value!]));
  return Figure.derived(shiftOf(side("before"), side("after")), Unit.FRACTION, {
    formula: "½ × sum over partners of |share after − share before|",
    inputs: used.map(({ figure }) => figure),
    inputIds: () => ids.slice(0, MAX_INPUTS),
    parameters: unlisted(ids),
    status: leftOut > 0 ? ["PARTIAL"] : [],
  });
};

const missing = ({ reason, detail }: Missing): Figure => Figure.missing(Unit.FRACTION, reason, detail);

const idsOf = (shares: readonly Share[]): readonly string[] => {
  const totals = new Set(shares.map(({ total }) => total));
  return [...new Set([...shares.flatMap(({ ids }) => ids), ...[...totals].flatMap((total) => total.inputIds)])];
};

/** A partner without a row did not trade in a period that is whole: its share is 0. Of a part nothing follows. */
const without = ({ period, value, share, inputIds }: TradeAggregate): Figure => {
  const absent = value.missing ?? share.missing;
  if (absent) return missing(absent);
  if (value.status.includes("PARTIAL"))
    return missing({
      reason: "NOT_COMPARABLE",
      detail: `${period}: PARTIAL, a part of the period or of the partners is not held.`,
    });
  return Figure.derived(0, Unit.FRACTION, {
    formula: "0: no row of the partner in a period that is reported",
    inputs: [share],
    inputIds: () => inputIds,
  });
};

const changed = ({ partner, before, after }: Change): ShareChange => {
  const [first, last] = [before.figure, after.figure];
  const absent = first.missing ?? last.missing;
  return new ShareChange({
    partner,
    before: first,
    after: last,
    change: absent
      ? missing(absent)
      : Figure.derived(last.value! - first.value!, Unit.FRACTION, {
          formula: "share after − share before",
          inputs: [first, last],
          inputIds: () => idsOf([before, after]).slice(0, MAX_INPUTS),
          parameters: [
            new DerivationParameter(`total of ${before.total.period}`, totalOf(before)),
            new DerivationParameter(`total of ${after.total.period}`, totalOf(after)),
          ],
        }),
  });
};

const totalOf = ({ total }: Share): string => total.shareParameters.at(-1)!.value;
const sizeOf = ({ change }: ShareChange): number => (change.value === null ? -1 : Math.abs(change.value));

const namesOf = (all: readonly Change[], { from, to }: { readonly from: string; readonly to: string }): string => {
  const names = all.slice(0, NAMED).map(({ partner, before, after }) => {
    const [period, gap] = before.figure.missing ? [from, before.figure.missing] : [to, after.figure.missing!];
    return `${partner.code} (${period}: ${gap.reason})`;
  });
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : "";
  return `${all.length} partner${all.length === 1 ? "" : "s"}: ${names.join(", ")}${more}.`;
};
