import type { Period } from "../kernel/index.js";
import type { HsEditionId, Reference } from "../reference/index.js";
import { absentCells, namedEdition as named } from "./hs-absent.js";
import type { ReporterAnswer, StatedCaveat, TradeRow } from "./trade.port.js";
import { gapKey } from "./trade.port.js";

interface Turn {
  readonly period: Period;
  readonly before: HsEditionId;
  readonly after: HsEditionId;
}

/** Periods whose edition is another than that of the last period that states one, or that hold two. */
const turnsOf = ({ editions, periods }: ReporterAnswer): readonly Turn[] => {
  const turns: Turn[] = [];
  let last: HsEditionId | undefined;
  for (const period of periods)
    for (const after of editions?.get(period.text) ?? []) {
      if (last !== undefined && last !== after) turns.push({ period, before: last, after });
      last = after;
    }
  return turns;
};

/** Of the commodities, those whose goods moved with an edition inside the answer, or may have: the words say which. */
export const editionChangesIn = (
  answer: ReporterAnswer,
  commodities: readonly string[],
  reference: Reference,
): readonly string[] =>
  turnsOf(answer).flatMap((turn) =>
    commodities.flatMap((commodity) => {
      // All goods are all goods in every edition.
      if (commodity === "TOTAL") return [];
      const change = reference.editionChange([commodity], turn.before, turn.after);
      if (change?.kind === "NONE") return [];
      const what =
        change?.kind === "MOVED" ? "goods came in or left with it" : "whether they hold the same goods is not known";
      return [
        `${commodity}: from ${turn.period.text} on the figures are in ${named(turn.after)}, before in ${named(turn.before)}; ${what}.`,
      ];
    }),
  );

/**
 * Figures in several editions: the first of a new edition carries BREAK where goods came into or left the product, a caveat names code and
 * period, and a code that an edition does not have is missing there. Its publisher's silence is no zero.
 */
export const withEditionBreaks = (
  answer: ReporterAnswer,
  commodities: readonly string[],
  reference: Reference,
): ReporterAnswer => {
  if (!answer.editions) return answer;
  const { gaps: absent, lacking, caveats: stated } = absentCells(answer, commodities, reference);
  const broken = new Set<string>();
  const caveats: StatedCaveat[] = [...stated];
  for (const { period, before, after } of turnsOf(answer))
    for (const commodity of commodities) {
      const change = reference.editionChange([commodity], before, after);
      if (!change || change.kind === "NONE") continue;
      if (change.kind === "MOVED") broken.add(gapKey(commodity, period));
      caveats.push({
        id: "trade.edition-break",
        text: textOf(answer.reporter, commodity, change, { period, before, after }),
      });
    }
  if (absent.size + caveats.length === 0) return answer;
  const isAbsent = (row: TradeRow) => {
    const key = gapKey(row.commodity, row.period);
    return lacking.has(key) || (absent.has(key) && (row.valueUsd ?? 0) === 0 && (row.netWeightT ?? 0) === 0);
  };
  return {
    ...answer,
    rows: answer.rows
      .filter((row) => !isAbsent(row))
      .map((row) => (broken.has(gapKey(row.commodity, row.period)) ? withBreak(row) : row)),
    gaps: new Map([...answer.gaps, ...absent]),
    caveats: [...answer.caveats, ...caveats],
  };
};

const withBreak = (row: TradeRow): TradeRow => ({
  ...row,
  status: [...row.status, "BREAK"],
  ...(row.weightStatus ? { weightStatus: [...row.weightStatus, "BREAK"] } : {}),
});

const textOf = (
  reporter: string,
  commodity: string,
  change: { readonly kind: string; readonly codes: readonly string[] },
  { period, before, after }: Turn,
): string => {
  const codes =
    change.codes.length > 8 ? [...change.codes.slice(0, 8), `${change.codes.length - 8} more`] : change.codes;
  const where = `${reporter}, ${commodity}: from ${period.text} on the figures are in ${named(after)}, before in ${named(before)}`;
  return change.kind === "MOVED"
    ? `${where}; goods came in or left with it (${codes.join(", ")}). See commodity(code: "${commodity}") { concordance(from: ${before}, to: ${after}) }.`
    : `${where}; whether they hold the same goods is not known (${codes.join(", ")}): no table between these editions is held.`;
};
