import { groupBy } from "../../../kernel/index.js";
import type { StatedCaveat, TradeRow } from "../../../trade/trade.port.js";
import { UNKNOWN_PARTNER } from "../normalise.js";
import type { ReportedRow } from "./answer.js";

/** What a careful reader must know of the rows of one reporter. */
export const caveatsOf = (rows: readonly ReportedRow[], answered: readonly TradeRow[]): readonly StatedCaveat[] => [
  ...severalEditions(rows),
  ...withoutWeights(rows),
  ...incompletePeriods(answered),
  ...severalNumbers(rows),
  ...unknownPartners(rows),
];

/** 291 six-digit codes of these chapters are the same in H4, H5 and H6 (found 2026-11-23). */
const SAME_IN = new Set(["H4", "H5", "H6"]);
const isSteel = ({ commodity }: ReportedRow): boolean => /^7[23]/.test(commodity);

const severalEditions = (rows: readonly ReportedRow[]): readonly StatedCaveat[] => {
  const editions = [...groupBy(rows, (row) => row.edition)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (editions.length < 2) return [];
  const named = editions.map(([edition, list]) => {
    const years = [...new Set(list.map(({ at }) => at.year))].sort((a, b) => a - b);
    return `${edition} (${years.join(" ")})`;
  });
  const isSame = editions.every(([edition]) => SAME_IN.has(edition)) && rows.every(isSteel);
  return [
    {
      id: "trade.several-editions",
      text: `The figures are in several editions of the Harmonized System: ${named.join(", ")}. ${
        isSame
          ? "The codes of chapters 72 and 73 are the same in these."
          : "A code that was redefined between two of them holds other goods before and after."
      }`,
    },
  ];
};

/** Recorded answers have no positive weight in any row of a chapter or of TOTAL. */
const withoutWeights = (rows: readonly ReportedRow[]): readonly StatedCaveat[] => {
  const coarse = rows.filter(
    ({ commodity, netWeightT }) => commodity.length !== 4 && commodity.length !== 6 && netWeightT === null,
  );
  if (coarse.length === 0) return [];
  const codes = [...new Set(coarse.map(({ commodity }) => commodity))].sort();
  return [
    {
      id: "comtrade.no-chapter-weights",
      text: `UN Comtrade gives no net weight of chapters and of TOTAL (here ${codes.join(", ")}): ask for headings to have tonnes.`,
    },
  ];
};

const listed = (texts: readonly string[]): string => [...new Set(texts)].sort().join(", ");

/** Germany 1990 is 276 and 280, Sudan 2012 is 729 and 736. */
const severalNumbers = (rows: readonly ReportedRow[]): readonly StatedCaveat[] => {
  const summed = rows.filter(({ isSum, partner }) => isSum && partner !== UNKNOWN_PARTNER);
  if (summed.length === 0) return [];
  return [
    {
      id: "comtrade.several-numbers",
      text: `UN Comtrade has rows of one country under several numbers, which are added up here (partners ${listed(summed.map(({ partner }) => partner))}; ${listed(summed.map(({ at }) => at.text))}).`,
    },
  ];
};

const unknownPartners = (rows: readonly ReportedRow[]): readonly StatedCaveat[] => {
  const unknown = rows.filter(({ partner }) => partner === UNKNOWN_PARTNER);
  if (unknown.length === 0) return [];
  return [
    {
      id: "comtrade.unknown-partner",
      text: `UN Comtrade names a partner by a number that its lists, as held here, do not have (${listed(unknown.map(({ at }) => at.text))}): that trade stands under ${UNKNOWN_PARTNER}, "area not known", and in every sum.`,
    },
  ];
};

const incompletePeriods = (answered: readonly TradeRow[]): readonly StatedCaveat[] => {
  const partial = new Set(answered.filter(({ status }) => status.includes("PARTIAL")).map(({ period }) => period.text));
  if (partial.size === 0) return [];
  return [
    {
      id: "trade.incomplete-periods",
      text: `Not every month is held of ${[...partial].sort().join(", ")}: their sums are of the months held.`,
    },
  ];
};
