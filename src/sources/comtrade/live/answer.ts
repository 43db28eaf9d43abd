import type { CodedError, FigureStatus, Period } from "../../../kernel/index.js";
import { groupBy, isUpstreamFailure, missingFor, worstFreshness } from "../../../kernel/index.js";
import type { Gap, ReporterAnswer, TradeRow, Valuation } from "../../../trade/trade.port.js";
import { gapKey, WORLD } from "../../../trade/trade.port.js";
import { sumRows } from "../../trade-sums.js";
import { absenceOf } from "./absence.js";
import { Truncated } from "./ask.js";
import { caveatsOf } from "./caveats.js";
import type { CellOutcome } from "./cells.js";
import { editionsIn } from "./editions.js";
import type { AskedPeriod, AskedReporter } from "./question.js";
import { FIRST_YEAR } from "./question.js";
import type { Publishing } from "./publishing.js";
import { levelOf } from "./undecided.js";
import type { WantedCell } from "./wanted.js";

export interface ReportedRow {
  readonly partner: string;
  readonly commodity: string;
  readonly at: Period;
  readonly valueUsd: number;
  readonly netWeightT: number | null;
  readonly valuation: Valuation;
  readonly isWeightEstimated: boolean;
  readonly edition: string;
  /** Of rows under several numbers of Comtrade's. */
  readonly isSum: boolean;
}

type Outcomes = ReadonlyMap<WantedCell, CellOutcome>;

/** An answer, with gaps where cells of it failed, or the Error that all of them failed of. */
export const answerOf = (
  asked: AskedReporter,
  outcomes: Outcomes,
  { now, url, publishing }: { readonly now: Date; readonly url: string; readonly publishing: Publishing },
): { readonly answer: ReporterAnswer; readonly hasRows: boolean } | Error => {
  const { question, reporter, partners, members, periods } = asked;
  const cells = [...members.values()].flatMap((codes) =>
    periods.flatMap(({ published }) => published.flatMap((part) => codes.map((code) => asked.cellOf(code, part)))),
  );
  const found = [...new Set(cells)].map((cell) => ({ cell, outcome: outcomes.get(cell)! }));
  const failed = failuresOf(found);
  if (failed instanceof Error) return failed;

  const held = found.flatMap(({ outcome }) => (outcome instanceof Error ? [] : [outcome]));
  const rows = rowsOf(found);
  const detail = detailOf(rows);
  const cut = new Set(found.flatMap(({ cell, outcome }) => (outcome instanceof Truncated ? [keyOf(cell)] : [])));
  const kept = partners === "ALL" ? rows : rows.filter(({ partner }) => partners.includes(partner));
  const byCell = groupBy(kept, (row) => keyOf({ commodity: row.commodity, period: row.at }));
  /** Of TOTAL a published period always has a row: where it has none, the direction was not reported. */
  const isReported = (codes: readonly string[], part: Period): boolean =>
    codes.every(
      (code) =>
        levelOf(code) <= (detail.get(part.text) ?? -1) || (code !== "TOTAL" && Boolean(publishing.releaseOf(part))),
    );

  const traded = new Set(rows.map((row) => keyOf({ commodity: row.commodity, period: row.at })));
  const hasWeights = rows.length === 0 || rows.some(({ netWeightT }) => netWeightT !== null);
  const wantsWorld = partners === "ALL" || partners.includes(WORLD);
  const answered: TradeRow[] = [];
  const gaps = new Map<string, Gap>();
  for (const [commodity, codes] of members)
    for (const asking of periods) {
      const { period, published } = asking;
      const reported = published.filter((part) => isReported(codes, part));
      const isCut = published.some((part) => codes.some((code) => cut.has(keyOf({ commodity: code, period: part }))));
      const failure = failureIn(failed, codes, published);
      if (failure) {
        gaps.set(gapKey(commodity, period), missingFor(failure));
        continue;
      }
      if (isCut || reported.length === 0) {
        gaps.set(gapKey(commodity, period), isCut ? CUT : gapOf(asked, asking, codes, detail, publishing, now));
        continue;
      }
      const inside = reported.flatMap((part) =>
        codes.flatMap((code) => byCell.get(keyOf({ commodity: code, period: part })) ?? []),
      );
      const isSilent = !reported.some((part) =>
        codes.some((code) => traded.has(keyOf({ commodity: code, period: part }))),
      );
      if (isSilent && wantsWorld) answered.push(nothing(commodity, asking, reported.length, hasWeights));
      answered.push(
        ...sumRows(inside, { commodity, period, weightFlags: weightFlagsOf, reportedPeriods: reported.length }),
      );
    }
  const retrievedAt = held.map(({ value, storedAt }) => value?.asOf ?? storedAt).sort()[0] ?? null;
  const told = periods.flatMap(({ published }) =>
    published.filter((part) => detail.has(part.text) || Boolean(publishing.releaseOf(part))),
  );
  return {
    hasRows: rows.length > 0 || cut.size > 0 || gaps.size < members.size * periods.length,
    answer: {
      reporter,
      dataset: {
        sourceId: "comtrade",
        dataset: `UN Comtrade, goods, HS as reported, ${question.frequency === "ANNUAL" ? "annual" : "monthly"}`,
        url,
        publishedAt: publishing.publishedAt(told, retrievedAt),
        retrievedAt,
      },
      // Of a partner without a row what is known is how the reporter values the others.
      valuation: valuationOf(kept.length > 0 ? kept : rows),
      valuations: valuationsIn(kept, rows, periods),
      freshness: worstFreshness(held.map(({ freshness }) => freshness)) ?? "LIVE",
      truncated: cut.size > 0,
      periods: periods.map(({ period }) => period),
      editions: editionsIn(rows, periods, publishing),
      rows: answered,
      gaps,
      partnersHeld: partners === "ALL" || partners.length === question.partners.length ? null : [...partners, WORLD],
      caveats: caveatsOf(kept, answered),
      ...(failed.size > 0 ? { failures: [...new Set(failed.values())] } : {}),
    },
  };
};

/** By cell; an Error where nothing came, or where it is not the source's failure. */
const failuresOf = (
  found: readonly { readonly cell: WantedCell; readonly outcome: CellOutcome }[],
): ReadonlyMap<string, CodedError> | Error => {
  const failed = new Map<string, CodedError>();
  for (const { cell, outcome } of found) {
    if (!(outcome instanceof Error) || outcome instanceof Truncated) continue;
    if (!isUpstreamFailure(outcome)) return outcome;
    failed.set(keyOf(cell), outcome);
  }
  const [first] = failed.values();
  return first && found.every(({ outcome }) => outcome instanceof Error) ? first : failed;
};

const failureIn = (
  failed: ReadonlyMap<string, CodedError>,
  codes: readonly string[],
  published: readonly Period[],
): CodedError | undefined => {
  if (failed.size === 0) return undefined;
  const keys = published.flatMap((period) => codes.map((commodity) => keyOf({ commodity, period })));
  return keys.map((key) => failed.get(key)).find((error) => error !== undefined);
};

const keyOf = ({ commodity, period }: { commodity: string; period: Period }): string => `${commodity}|${period.text}`;
const weightFlagsOf = (row: ReportedRow): readonly FigureStatus[] => (row.isWeightEstimated ? ["ESTIMATED"] : []);

const rowsOf = (found: readonly { cell: WantedCell; outcome: CellOutcome }[]): readonly ReportedRow[] =>
  found.flatMap(({ cell, outcome }) =>
    (outcome instanceof Error ? [] : (outcome.value?.rows ?? [])).map(
      ([partner, valueUsd, netWeightT, valuation, isWeightEstimated, edition, isSum]): ReportedRow => ({
        partner,
        commodity: cell.commodity,
        at: cell.period,
        valueUsd,
        netWeightT,
        valuation,
        isWeightEstimated,
        edition,
        isSum,
      }),
    ),
  );

/**
 * The finest level that the reporter has rows of, by period. A code of that level or a coarser one without a row was not traded; of a period
 * without any row nothing is known.
 */
const detailOf = (rows: readonly ReportedRow[]): ReadonlyMap<string, number> => {
  const detail = new Map<string, number>();
  for (const { commodity, at } of rows) detail.set(at.text, Math.max(detail.get(at.text) ?? 0, levelOf(commodity)));
  return detail;
};

/** Nobody traded it: Comtrade writes no row of World then. */
const nothing = (commodity: string, { period }: AskedPeriod, parts: number, hasWeights: boolean): TradeRow => {
  const expected = period.kind === "QUARTER" ? 3 : 1;
  return {
    partner: WORLD,
    commodity,
    period,
    valueUsd: 0,
    valueMissing: null,
    netWeightT: hasWeights ? 0 : null,
    weightMissing: hasWeights ? null : "NOT_REPORTED",
    status: parts < expected ? ["REPORTED", "PARTIAL"] : ["REPORTED"],
  };
};

const CUT: Gap = {
  reason: "TRUNCATED",
  detail: "UN Comtrade cut its answer though one code of one reporter and period was asked for; nothing of it is used.",
};

const gapOf = (
  { reporter }: AskedReporter,
  { period, published }: AskedPeriod,
  codes: readonly string[],
  detail: ReadonlyMap<string, number>,
  publishing: Publishing,
  now: Date,
): Gap => {
  if (!period.isClosed(now) && published.length === 0)
    return { reason: "NOT_YET_PUBLISHED", detail: `${period.text} is not over.` };
  if (period.year < FIRST_YEAR)
    return { reason: "NOT_COVERED", detail: `UN Comtrade's Harmonized System figures begin in ${FIRST_YEAR}.` };
  if (published.length === 0)
    return { reason: "NOT_COVERED", detail: `${reporter} is no reporter of UN Comtrade in ${period.text}.` };
  return absenceOf({ period, parts: published, codes, hasRows: (part) => detail.has(part.text) }, publishing, now);
};

/** One row of unknown valuation leaves the other periods what they are. */
const valuationsIn = (
  kept: readonly ReportedRow[],
  rows: readonly ReportedRow[],
  periods: readonly AskedPeriod[],
): ReadonlyMap<string, Valuation> => {
  const [own, all] = [groupBy(kept, ({ at }) => at.text), groupBy(rows, ({ at }) => at.text)];
  return new Map(
    periods.flatMap(({ period, published }): [string, Valuation][] => {
      const inside = (by: typeof own) => published.flatMap((part) => by.get(part.text) ?? []);
      const found = inside(own).length > 0 ? inside(own) : inside(all);
      return found.length > 0 ? [[period.text, valuationOf(found)]] : [];
    }),
  );
};

const valuationOf = (rows: readonly ReportedRow[]): Valuation => {
  const [first, ...others] = new Set(rows.map(({ valuation }) => valuation));
  return first && others.length === 0 ? first : "UNKNOWN";
};
