import type { FigureStatus, Frequency, Period } from "../../kernel/index.js";
import type { HsEditionId, Reference } from "../../reference/index.js";
import type { StatedCaveat, Valuation } from "../../trade/trade.port.js";

/** How the rows of one table answer questions: what its publisher's words mean, kept as data. */
export interface TradeTable {
  readonly path: string;
  readonly frequency: Frequency;
  /** First month of the publisher's fiscal year, where its years are fiscal. */
  readonly fiscalStartMonth: number | null;
  /** How the codes of a commodity are found in the rows; null = the table cannot answer it. */
  readonly codesFor: (commodity: string, reference: Reference) => ((code: string) => boolean) | null;
  /** May a coarser period be summed from finer ones? */
  readonly sums: boolean;
  /** Edition of the Harmonized System of all rows, where the data set names one. */
  readonly edition?: HsEditionId;
  /** Can the rows be read from the partner's side (reconciled flows)? */
  readonly reconciled: boolean;
  readonly valuation: (flow: "IMPORT" | "EXPORT") => Valuation;
  /** Every partner is in it, so one without a row did not trade; else only those with rows are known. */
  readonly allPartners: boolean;
  /** Without all partners and without World: may it stand for the whole when nobody was named? */
  readonly standsForAll: boolean;
  /** What is known of a row beside that it was published. */
  readonly flags?: (row: { readonly reporter: string; readonly at: Period }) => readonly FigureStatus[];
  /** Notes on single months: where later pages or other months speak against a figure. */
  readonly notesPath?: string;
  readonly caveats: readonly TableCaveat[];
}

/** A caveat of a table; `when` narrows it to the answers it is true of. */
export interface TableCaveat extends StatedCaveat {
  readonly when?: (answer: {
    readonly commodities: readonly string[];
    readonly flags: ReadonlySet<FigureStatus>;
  }) => boolean;
}

const exactly =
  (...codes: readonly string[]) =>
  (commodity: string, reference: Reference) => {
    const wanted = codes.includes(commodity) ? [commodity] : reference.codesOf(commodity);
    return wanted.every((code) => codes.includes(code)) ? (code: string) => wanted.includes(code) : null;
  };

/** Six-digit rows under the asked codes: one level only, so nothing is counted twice. */
const below = (chapters: readonly string[]) => (commodity: string, reference: Reference) => {
  const wanted = reference.codesOf(commodity);
  if (!wanted.every((code) => chapters.some((chapter) => code.startsWith(chapter)))) return null;
  return (code: string) => wanted.some((prefix) => code.startsWith(prefix));
};

const USSR = new Set(["RUS", "UKR"]);

const cifFob = (flow: "IMPORT" | "EXPORT") => (flow === "IMPORT" ? "CIF" : "FOB");

export const TRADE_TABLES: readonly TradeTable[] = [
  {
    path: "trade/worldsteel.json",
    frequency: "ANNUAL",
    fiscalStartMonth: null,
    codesFor: (commodity) => (commodity === "STEEL" ? (code) => code === "STEEL" : null),
    sums: false,
    reconciled: false,
    valuation: () => "UNKNOWN",
    allPartners: false,
    standsForAll: true,
    // Until 1991 Russia and Ukraine stand in one constant ratio (exports 2.22, imports 7.21): shares of the USSR (found 2026-11-23).
    flags: ({ reporter, at }) => (USSR.has(reporter) && at.year < 1992 ? ["ESTIMATED"] : []),
    caveats: [
      {
        id: "worldsteel.related-basket",
        text: "worldsteel counts semi-finished and finished steel in tonnes; its list of products is not published as codes, so it is RELATED to the basket STEEL and not equal to it.",
      },
      {
        id: "worldsteel.ussr-shares",
        text: "Figures of Russia and Ukraine before 1992 stand in one constant ratio: they are shares of the USSR's, worked out by whoever compiled the table, and marked ESTIMATED.",
        when: ({ flags }) => flags.has("ESTIMATED"),
      },
    ],
  },
  {
    path: "trade/baci-2020.json",
    frequency: "ANNUAL",
    fiscalStartMonth: null,
    codesFor: below(["72", "73"]),
    sums: false,
    edition: "H5", // BACI's "HS17"
    reconciled: true,
    valuation: () => "FOB",
    allPartners: true,
    standsForAll: true,
    caveats: [
      {
        id: "baci.reconciled",
        text: "BACI reconciles the reports of both sides into one value, FOB; it need not equal either report.",
      },
    ],
  },
  {
    path: "trade/india-tradestat.json",
    frequency: "ANNUAL",
    fiscalStartMonth: 4,
    codesFor: exactly("26", "72", "73"),
    sums: false,
    reconciled: false,
    valuation: cifFob,
    allPartners: true,
    standsForAll: true,
    caveats: [],
  },
  {
    path: "trade/pbs-months.json",
    frequency: "MONTHLY",
    fiscalStartMonth: null,
    codesFor: exactly("7204", "STEEL_EXCL_SCRAP"),
    sums: true,
    reconciled: false,
    valuation: cifFob,
    allPartners: false,
    standsForAll: true,
    flags: () => ["PROVISIONAL"],
    notesPath: "trade/pbs-notes.json",
    caveats: [
      {
        id: "pbs.related-basket",
        text: 'The Bureau\'s group "iron and steel" stands beside its group "scrap" and no page prints its codes: it is RELATED to the basket STEEL_EXCL_SCRAP.',
        when: ({ commodities }) => commodities.includes("STEEL_EXCL_SCRAP"),
      },
      {
        id: "pbs.first-releases",
        text: "First releases as quoted by the trade press. Of the changes printed in percent, 106 of 116 agree with the US dollar values held, 29 of 61 with the tonnes of scrap, 16 of 58 with the tonnes of iron and steel: tonnages were revised later.",
      },
    ],
  },
  ...(["ANNUAL", "MONTHLY"] as const).map((frequency) => ({
    path: "trade/press.json",
    frequency,
    fiscalStartMonth: 7,
    codesFor: exactly("7204", "TOTAL"),
    sums: false,
    reconciled: false,
    valuation: () => "UNKNOWN" as const,
    allPartners: false,
    standsForAll: false,
    caveats: [
      { id: "press.as-quoted", text: "Single figures as quoted on the page named with each; nobody's table was read." },
    ],
  })),
];
