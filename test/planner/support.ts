import type { TradeCaps, TradeCell, TradeRequest, TradeWant } from "../../src/planner/index.js";

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

/** Chapters 72 and 73 as they are: 29 and 26 headings, 291 codes of six digits. */
export const HEADINGS = [...numbers(7201, 7229), ...numbers(7301, 7326)];
export const SIX_DIGITS = HEADINGS.flatMap((heading, at) =>
  numbers(1, at < 16 ? 6 : 5).map((end) => `${heading}${end.padStart(2, "0")}`),
);
export const years = (from: number, to: number): string[] => numbers(from, to);
export const countries = (count: number): string[] => numbers(100, 99 + count);

const prefix = (chapter: string) => ({
  text: `${chapter}*`,
  covers: [chapter, ...HEADINGS, ...SIX_DIGITS].filter((code) => code.startsWith(chapter)),
});

/** UN Comtrade with a key. 230 characters are path, names of parameters and what is always sent. */
export const KEYED: TradeCaps = {
  rowCap: 100_000,
  rowTarget: 80_000,
  maxPeriods: 12,
  maxUrlLength: 2_000,
  baseUrlLength: 230,
  world: "0",
  canWildcardPartners: true,
};
export const KEYED_WITH_PREFIXES: TradeCaps = { ...KEYED, prefixes: [prefix("72"), prefix("73")] };
export const PREVIEW: TradeCaps = { ...KEYED, rowCap: 500, rowTarget: 450, maxPeriods: 1 };

export const want = (part: Partial<TradeWant>): TradeWant => ({
  frequency: "A",
  reporters: ["586"],
  partners: "ALL",
  commodities: ["72", "73"],
  flows: ["M"],
  periods: years(2013, 2024),
  ...part,
});

export const nameOf = (cell: TradeCell): string =>
  [cell.frequency, cell.reporter, cell.partner, cell.commodity, cell.flow, cell.period].join("|");

export const cellsOf = (wants: readonly TradeWant[]): TradeCell[] => {
  const cells = new Map<string, TradeCell>();
  for (const { frequency, reporters, partners, commodities, flows, periods } of wants)
    for (const reporter of reporters)
      for (const partner of partners === "ALL" ? ["ALL"] : partners)
        for (const commodity of commodities)
          for (const flow of flows)
            for (const period of periods) {
              const cell = { frequency, reporter, partner, commodity, flow, period };
              cells.set(nameOf(cell), cell);
            }
  return [...cells.values()];
};

/** Does the answer to the request hold the cell? ALL partners hold every partner. */
export const answers = (request: TradeRequest, cell: TradeCell): boolean =>
  request.frequency === cell.frequency &&
  request.reporters.includes(cell.reporter) &&
  (request.partners === "ALL" || request.partners.includes(cell.partner)) &&
  request.covers.includes(cell.commodity) &&
  request.flows.includes(cell.flow) &&
  request.periods.includes(cell.period);
