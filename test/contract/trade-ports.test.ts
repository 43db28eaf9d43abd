import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MissingReason, Period } from "../../src/kernel/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import type { ReporterAnswer, TradePort, TradeQuestion, TradeRow } from "../../src/trade/trade.port.js";
import { gapKey, WORLD } from "../../src/trade/trade.port.js";
import { KEY } from "../support/comtrade-port.js";
import { reference } from "../support/reference.js";
import { answersTo, TRADE_SUBJECTS } from "../support/trade-ports.js";

const documented = new Set(
  [...readFileSync(join(import.meta.dirname, "../../docs/caveats.md"), "utf8").matchAll(/^\| `([a-z.-]+)`/gm)].map(
    (match) => match[1]!,
  ),
);
const catalogue = createCatalogue();
const place = ({ partner, commodity, period }: TradeRow): string => `${partner} ${commodity} ${period.text}`;
const figures = ({ rows }: ReporterAnswer) => new Map(rows.map((row) => [place(row), row]));
const numbersOf = ({ valueUsd, netWeightT }: TradeRow) => [valueUsd, netWeightT] as const;

/** What every source of trade figures promises, over the network (on loopback here) or out of the snapshot. */
describe.each(TRADE_SUBJECTS)("%s", (_name, subject) => {
  const { whole, partner, publisher } = subject;
  let port: TradePort;
  let close: () => Promise<void>;
  let answers: readonly ReporterAnswer[];
  const ask = (asked: TradeQuestion) => answersTo(port, asked, subject.context());
  const questions = [whole, ...(subject.summed ? [subject.summed] : [])];
  beforeAll(async () => {
    ({ port, close } = await subject.open());
    answers = await ask(whole);
  });
  afterAll(() => close());

  test("one entry a question and reporter, in order; null for what is not its own", async () => {
    const foreign = { ...whole, sources: ["nobody"] };
    const nowhere = { ...whole, reporters: ["ATA", whole.reporters[0]!, "ATA"] };
    const turned = { ...whole, reporters: [...whole.reporters].reverse() };
    const found = await port.answer([foreign, nowhere, whole, turned], subject.context());
    const reporters = (list: (typeof found)[number]) => list.map((one) => one && (one as ReporterAnswer).reporter);
    expect(found.map(reporters)).toEqual([
      whole.reporters.map(() => null),
      [null, whole.reporters[0], null],
      whole.reporters,
      turned.reporters,
    ]);
    expect(await port.answer([], subject.context())).toEqual([]);
  });

  test("each commodity and period has rows, or a gap with a reason in words, and never both", async () => {
    let held = 0;
    for (const asked of questions)
      for (const { rows, gaps, periods } of await ask(asked)) {
        const places = asked.commodities.flatMap((commodity) => periods.map((period) => gapKey(commodity, period)));
        const filled = new Set(rows.map(({ commodity, period }) => gapKey(commodity, period)));
        for (const key of places) expect([key, filled.has(key) !== gaps.has(key)]).toEqual([key, true]);
        expect([...filled, ...gaps.keys()].filter((key) => !places.includes(key))).toEqual([]);
        for (const [key, { reason, detail }] of gaps) {
          expect(Object.values(MissingReason), key).toContain(reason);
          expect(detail.length, key).toBeGreaterThan(15);
        }
        held += filled.size;
      }
    expect(held).toBeGreaterThan(0);
  });

  test("one period for each of the question, ascending; fiscal years only where it has no calendar years", async () => {
    for (const asked of questions)
      for (const { periods } of await ask(asked)) {
        const calendar = Period.range(asked.from, asked.to, asked.frequency);
        expect(periods.map(({ year }) => year)).toEqual(calendar.map(({ year }) => year));
        for (const [at, period] of periods.entries())
          if (period.kind !== "FISCAL_YEAR") expect(period.text).toBe(calendar[at]!.text);
        for (const [at, period] of periods.slice(1).entries()) expect(period.compare(periods[at]!)).toBeGreaterThan(0);
      }
  });

  test("a row a place; no number exactly where there is a reason; numbers are finite, none below 0, no 0 but a reported one", async () => {
    for (const asked of questions)
      for (const { rows } of await ask(asked)) {
        expect(new Set(rows.map(place)).size).toBe(rows.length);
        for (const row of rows) {
          expect([place(row), row.valueUsd === null]).toEqual([place(row), row.valueMissing !== null]);
          expect([place(row), row.netWeightT === null]).toEqual([place(row), row.weightMissing !== null]);
          for (const number of numbersOf(row))
            expect(number === null || (Number.isFinite(number) && number >= 0), place(row)).toBe(true);
          const stated = (status: TradeRow["status"]) => status.includes("REPORTED") || status.includes("DERIVED");
          if (row.valueUsd !== null) expect(stated(row.status), place(row)).toBe(true);
          if (row.netWeightT !== null) expect(stated(row.weightStatus ?? row.status), place(row)).toBe(true);
        }
      }
  });

  test("World is said, not summed: at least as much as any partner, and their sum where all of them report", () => {
    for (const { rows, partnersHeld } of answers)
      for (const total of rows.filter((row) => row.partner === WORLD)) {
        const beside = rows.filter(
          ({ partner: who, commodity, period }) =>
            who !== WORLD && commodity === total.commodity && period.text === total.period.text,
        );
        const sum = beside.reduce((all, { valueUsd }) => all + (valueUsd ?? 0), 0);
        if (total.valueUsd === null) continue;
        expect(sum, place(total)).toBeLessThanOrEqual(total.valueUsd * (1 + 1e-9));
        if (partnersHeld === null && subject.live) expect(sum, place(total)).toBeCloseTo(total.valueUsd, 3);
      }
  });

  test("asked for all, a source that does not know every partner answers where it has World, and has a gap elsewhere", () => {
    for (const { rows, partnersHeld } of answers.filter(({ partnersHeld }) => partnersHeld !== null)) {
      const worlds = new Set(rows.filter((row) => row.partner === WORLD).map(place));
      for (const row of rows) expect(worlds, partnersHeld!.join()).toContain(place({ ...row, partner: WORLD }));
    }
  });

  test("a partner named has the figures it has among all; what comes beside it (a table is given whole) does, too", async () => {
    const all = answers.map(figures);
    for (const [at, answer] of (await ask({ ...whole, partners: [partner] })).entries()) {
      const named = (rows: readonly TradeRow[]) => rows.filter((row) => row.partner === partner).map(place);
      expect(named(answer.rows)).toEqual(expect.arrayContaining(named(answers[at]!.rows)));
      expect(named(answer.rows).length).toBeGreaterThan(0);
      for (const row of answer.rows)
        if (all[at]!.has(place(row)))
          expect([place(row), numbersOf(row)]).toEqual([place(row), numbersOf(all[at]!.get(place(row))!)]);
    }
  });

  test("partners are countries that the reference knows, or World, and among those said to be held", () => {
    for (const { rows, partnersHeld } of answers)
      for (const { partner: who } of rows) {
        if (who !== WORLD) expect(reference.countryByCode(who), who).toBeDefined();
        if (partnersHeld !== null) expect(partnersHeld).toContain(who);
      }
  });

  test("says where it comes from: one publisher, of the list of sources, an address without a key, times that exist", () => {
    for (const { dataset, valuation } of answers) {
      expect(dataset.sourceId).toBe(publisher);
      expect(catalogue.get(dataset.sourceId).id).toBe(publisher);
      expect(dataset.dataset.length).toBeGreaterThan(5);
      expect(JSON.stringify(dataset)).not.toContain(KEY);
      if (dataset.url !== null) expect(URL.canParse(dataset.url)).toBe(true);
      for (const time of [dataset.publishedAt, dataset.retrievedAt])
        if (time !== null) expect(time).toMatch(/^\d{4}(-\d\d){0,2}(T[\d:.]+Z)?$/);
      if (subject.live) expect(dataset.retrievedAt).not.toBeNull();
      expect(["CIF", "FOB", "UNKNOWN"]).toContain(valuation);
    }
  });

  test("editions are of the Harmonized System, and of periods that have rows", () => {
    for (const { editions, periods } of answers)
      for (const [period, ids] of editions ?? []) {
        expect(periods.map(({ text }) => text)).toContain(period);
        for (const id of ids) expect(id).toMatch(/^H[0-6]$/);
        expect([...ids].sort()).toEqual(ids);
      }
  });

  test("every caveat is documented, said once, in words", () => {
    for (const { caveats } of answers) {
      expect(new Set(caveats.map(({ id }) => id)).size).toBe(caveats.length);
      for (const { id, text } of caveats) {
        expect(documented, id).toContain(id);
        expect(text.length, id).toBeGreaterThan(30);
      }
    }
  });

  test("says how fresh: recorded, or live and then from the store; the same again, and a part is that part", async () => {
    for (const { freshness } of answers) expect(freshness).toBe(subject.live ? "LIVE" : "RECORDED");
    const again = await ask(whole);
    for (const { freshness } of again) expect(freshness).toBe(subject.live ? "CACHED" : "RECORDED");
    expect(again.map(({ rows, gaps }) => ({ rows, gaps }))).toEqual(answers.map(({ rows, gaps }) => ({ rows, gaps })));
    const all = answers.map(figures);
    const held = answers[0]!.rows[0]!;
    const [commodity, from] = [held.commodity, Period.range(whole.from, whole.to, whole.frequency)[answers[0]!.periods.findIndex(({ text }) => text === held.period.text)]!]; // prettier-ignore
    for (const answer of await ask({
      ...whole,
      reporters: [answers[0]!.reporter],
      commodities: [commodity],
      from,
      to: from,
    })) {
      // prettier-ignore
      expect(answer.rows.length).toBeGreaterThan(0);
      for (const row of answer.rows) expect(numbersOf(row)).toEqual(numbersOf(all[0]!.get(place(row))!));
    }
  });
});
