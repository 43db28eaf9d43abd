import { badInput, Figure, Unit } from "../kernel/index.js";
import { shareShift as shiftOf } from "./analysis/concentration.js";
import { concentrationPeriods } from "./concentration.js";
import { ShareChange, ShareShift } from "./share-shift.type.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import { twoPeriods } from "./two-periods.js";

const MAX_TOP = 50;
type Missing = { readonly reason: Parameters<typeof Figure.missing>[1]; readonly detail: string | null };

/** Shares of all suppliers in two periods. Missing where either has no suppliers told apart. */
export const shareShift = (selection: TradeSelection, from: string, to: string, top: number): ShareShift => {
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) throw badInput("top", `1 to ${MAX_TOP}`, top);
  const [first, last] = twoPeriods(selection, from, to);
  const whole = concentrationPeriods(selection);
  const absent = [first, last].flatMap(({ text }) => whole.get(text) ?? [])[0];
  const named = { from: first.text, to: last.text, caveats: selection.caveats };
  if (absent) return new ShareShift({ ...named, shift: missing(absent), movers: [] });
  const rows = selection.aggregate({ by: ["PARTNER", "PERIOD"], other: false, orderBy: "VALUE" });
  const [before, after] = [byPartner(rows, first.text), byPartner(rows, last.text)];
  const partners = [...new Set([...before.keys(), ...after.keys()])];
  const changes = partners.map((code) => change(before.get(code), after.get(code)));
  // The largest first: a list of ids is cut.
  const used = [...before.values(), ...after.values()].sort((a, b) => b.share.value! - a.share.value!);
  const ids = used.flatMap((row) => row.inputIds);
  const shares = (side: ReadonlyMap<string, TradeAggregate>) =>
    new Map([...side].map(([code, row]) => [code, row.share.value!]));
  return new ShareShift({
    ...named,
    shift: Figure.derived(shiftOf(shares(before), shares(after)), Unit.FRACTION, {
      formula: "½ × sum over partners of |share after − share before|",
      inputs: used.map((row) => row.share),
      inputIds: () => ids.slice(0, MAX_INPUTS),
      parameters: unlisted(ids),
    }),
    movers: changes.sort((a, b) => Math.abs(b.change.value!) - Math.abs(a.change.value!)).slice(0, top),
  });
};

const missing = ({ reason, detail }: Missing): Figure => Figure.missing(Unit.FRACTION, reason, detail);

const byPartner = (rows: readonly TradeAggregate[], period: string): ReadonlyMap<string, TradeAggregate> =>
  new Map(
    rows
      .filter((row) => row.period === period && row.partner && row.share.value !== null)
      .map((row) => [row.partner!.code, row]),
  );

/** A partner without a row in a reported period did not trade in it: its share is 0. */
const change = (before: TradeAggregate | undefined, after: TradeAggregate | undefined): ShareChange => {
  const nothing = new Figure({ value: 0, unit: Unit.FRACTION, freshness: (before ?? after)!.share.freshness });
  const [first, last] = [before?.share ?? nothing, after?.share ?? nothing];
  return new ShareChange({
    partner: (before ?? after)!.partner!,
    before: first,
    after: last,
    change: Figure.derived(last.value! - first.value!, Unit.FRACTION, {
      formula: "share after − share before",
      inputs: [first, last],
      inputIds: () => [...(before?.inputIds ?? []), ...(after?.inputIds ?? [])],
    }),
  });
};
