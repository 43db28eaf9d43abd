import { Period } from "../../src/kernel/index.js";
import { ScenarioService } from "../../src/links/scenario.service.js";
import type { SubstitutionScenarioInput } from "../../src/links/scenario.args.js";
import type { ReporterAnswer, TradePort, TradeQuestion, TradeRow } from "../../src/trade/index.js";
import { gapKey, WORLD } from "../../src/trade/index.js";
import { reference, sources } from "../agreements/support.js";
import { newContext, tradeOver } from "../support/trade.js";

/** Tonnes and dollars by partner; null where the year is not out. */
export type Suppliers = Readonly<Record<string, readonly [number, number | null]>>;
export type Table = (commodity: string, year: number) => Suppliers | null;

interface Publisher {
  readonly partnersHeld?: readonly string[];
  readonly asked?: TradeQuestion[];
}

/** A publisher invented for these tests. */
export const publisher = (table: Table, { partnersHeld, asked = [] }: Publisher = {}): TradePort => ({
  sourceId: "comtrade",
  answer: (questions) => {
    asked.push(...questions);
    return Promise.resolve(questions.map((question) => [answerOf(question, table, partnersHeld ?? null)]));
  },
});

const answerOf = (question: TradeQuestion, table: Table, partnersHeld: readonly string[] | null): ReporterAnswer => {
  const periods = Period.range(question.from, question.to, "ANNUAL");
  const gaps = new Map<string, { reason: "NOT_YET_PUBLISHED"; detail: string }>();
  const rows = periods.flatMap((period) =>
    question.commodities.flatMap((commodity): TradeRow[] => {
      const held = table(commodity, period.year);
      if (!held)
        gaps.set(gapKey(commodity, period), { reason: "NOT_YET_PUBLISHED", detail: `${period.text} is not out.` });
      return Object.entries(held ?? {}).map(([partner, [tonnes, dollars]]) => ({
        partner,
        commodity,
        period,
        valueUsd: dollars,
        valueMissing: dollars === null ? "NOT_REPORTED" : null,
        netWeightT: tonnes,
        weightMissing: null,
        status: ["REPORTED"],
      }));
    }),
  );
  const dataset = { sourceId: "comtrade", dataset: "invented", url: null, publishedAt: null, retrievedAt: null };
  const rest = { valuation: "CIF", freshness: "LIVE", truncated: false, caveats: [] } as const;
  return { reporter: question.reporters[0]!, dataset, periods, rows, gaps, partnersHeld, ...rest };
};

export const given: SubstitutionScenarioInput = {
  capacityTonnes: 1_000_000,
  utilisation: 1,
  from: "2019",
  to: "2020",
  topSuppliers: 10,
};

export const serviceOver = (...ports: TradePort[]): ScenarioService =>
  new ScenarioService(tradeOver(ports).service, reference, sources);

export const scenarioOver = (port: TradePort, input: Partial<SubstitutionScenarioInput> = {}) =>
  serviceOver(port).ofCountry("PAK", { ...given, ...input }, newContext());

export { WORLD };
