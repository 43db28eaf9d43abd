import type { Period } from "../kernel/index.js";
import { EARLIER_CHAPTERS, EDITION_YEARS, HS_EDITIONS, isHsEdition } from "../reference/index.js";
import type { HsEditionId, Reference } from "../reference/index.js";
import type { Gap, ReporterAnswer, StatedCaveat } from "./trade.port.js";
import { gapKey } from "./trade.port.js";

export const namedEdition = (edition: HsEditionId): string => `${edition} (HS ${EDITION_YEARS[edition]})`;

export interface AbsentCells {
  readonly gaps: ReadonlyMap<string, Gap>;
  /** Of the gaps those of baskets: what rows say of the members that are there is no figure of the basket. */
  readonly lacking: ReadonlySet<string>;
  readonly caveats: readonly StatedCaveat[];
}

const isTabled = (code: string): boolean => /^\d{6}$/.test(code) && EARLIER_CHAPTERS.test(code);
const editionsWith = (code: string, reference: Reference): readonly HsEditionId[] =>
  reference.editions(code).flatMap(({ edition }) => (isHsEdition(edition) ? [edition] : []));
const isBasket = (commodity: string): boolean => !/^(\d+|TOTAL)$/.test(commodity);

/** Products in periods whose editions do not have them, or not all of them. */
export const absentCells = (
  answer: ReporterAnswer,
  commodities: readonly string[],
  reference: Reference,
): AbsentCells => {
  const found = { gaps: new Map<string, Gap>(), lacking: new Set<string>(), caveats: [] as StatedCaveat[] };
  for (const commodity of commodities)
    if (/^\d{6}$/.test(commodity)) ofCode(answer, commodity, reference, found);
    else if (isBasket(commodity)) ofBasket(answer, commodity, reference, found);
  return found;
};

type Found = { gaps: Map<string, Gap>; lacking: Set<string>; caveats: StatedCaveat[] };

const ofCode = (answer: ReporterAnswer, code: string, reference: Reference, { gaps, caveats }: Found): void => {
  const own = editionsWith(code, reference);
  const silent: Period[] = [];
  for (const period of answer.periods) {
    const key = gapKey(code, period);
    const stated = answer.editions!.get(period.text) ?? [];
    if (stated.length > 0) {
      if (!stated.every((edition) => reference.lacks(edition, code))) continue;
      gaps.set(key, {
        reason: "NOT_COMPARABLE",
        detail: `${code} is no code of ${stated.map(namedEdition).join(", ")}, which the figures of ${period.text} are in; its goods stand under other codes there: see concordance.`,
      });
      continue;
    }
    // A code that is asked alone brings no row once it is gone, and so no edition.
    const when = answer.gaps.get(key)?.reason === "NOT_REPORTED" ? outOfForce(code, own, period.year) : null;
    if (when === null) continue;
    silent.push(period);
    gaps.set(key, {
      reason: "NOT_COMPARABLE",
      detail: `${code} is no code of ${when}, and no row of ${period.text} states another edition; its goods stand under other codes there: see concordance.`,
    });
  }
  if (silent.length === 0) return;
  const [first, last] = [own[0]!, own.at(-1)!];
  const held = first === last ? namedEdition(first) : `${namedEdition(first)} to ${namedEdition(last)}`;
  caveats.push({
    id: "trade.edition-break",
    text: `${answer.reporter}, ${code}: a code of ${held} alone, so ${listed(silent.map(({ text }) => text))} cannot be compared. See commodity(code: "${code}") { concordance(from: ${last}, to: H6) }.`,
  });
};

/** In words, the editions of that year that do not have the code, where none that could be in use has it. */
const outOfForce = (code: string, own: readonly HsEditionId[], year: number): string | null => {
  if (own.length === 0) return null;
  const places = own.map((edition) => HS_EDITIONS.indexOf(edition));
  const next = HS_EDITIONS[Math.max(...places) + 1];
  if (next && EDITION_YEARS[next] <= year) return `HS ${EDITION_YEARS[next]} and later`;
  // Of other chapters no list before H4 is held.
  if (!isTabled(code)) return null;
  const first = HS_EDITIONS[Math.min(...places)]!;
  return EDITION_YEARS[first] > year ? `an edition before HS ${EDITION_YEARS[first]}` : null;
};

/**
 * A basket is asked in its codes of HS 2022. Headings are there in every edition, their six-digit codes are not: a sum of those that are would
 * be a figure of other goods under the basket's name.
 */
const ofBasket = (
  answer: ReporterAnswer,
  basket: string,
  reference: Reference,
  { gaps, lacking, caveats }: Found,
): void => {
  const codes = reference.codesOf(basket).filter(isTabled);
  if (codes.length === 0) return;
  const unsure = new Map<HsEditionId, string[]>();
  for (const period of answer.periods) {
    const key = gapKey(basket, period);
    const stated = answer.editions!.get(period.text) ?? [];
    const isSilent = stated.length === 0 && answer.gaps.get(key)?.reason === "NOT_REPORTED";
    const gone = codes.filter((code) => {
      const own = editionsWith(code, reference);
      return isSilent ? outOfForce(code, own, period.year) !== null : stated.some((edition) => !own.includes(edition));
    });
    if (gone.length > 0) {
      const edition = stated[0] ?? HS_EDITIONS.filter((one) => EDITION_YEARS[one] <= period.year).at(-1) ?? "H0";
      const where = isSilent ? `Of ${period.text} there is no row, and` : `The figures of ${period.text} are in`;
      lacking.add(key);
      gaps.set(key, {
        reason: "NOT_COMPARABLE",
        detail: `${where} ${namedEdition(edition)}${isSilent ? "" : ", which"} has no ${listed(gone)}: ${basket} is no sum of its codes there. Ask for what stands for it: basket(id: "${basket}") { members(edition: ${edition}) }.`,
      });
    } else for (const edition of stated) unsure.set(edition, [...(unsure.get(edition) ?? []), period.text]);
  }
  for (const [edition, periods] of unsure) {
    const doubtful = reference
      .basketIn(basket, edition)
      .members.filter(({ code, fit }) => codes.includes(code) && fit !== "WHOLE")
      .map(({ code }) => code);
    if (doubtful.length > 0)
      caveats.push({
        id: "trade.basket-in-edition",
        text: `${answer.reporter}, ${basket}: the figures of ${listed(periods)} are in ${namedEdition(edition)}, and no table says whether ${listed(doubtful)} held the same goods there.`,
      });
  }
};

const listed = (all: readonly string[]): string =>
  all.length > 8 ? `${all.slice(0, 8).join(", ")} and ${all.length - 8} more` : all.join(", ");
