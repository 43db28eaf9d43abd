import fc from "fast-check";
import { expect, test } from "vitest";
import type { TradeCaps, TradeCell, TradeRequest, TradeWant } from "../../src/planner/index.js";
import { fewestCalls, halve, planTrade, scatter } from "../../src/planner/index.js";
import { mergeBlocks } from "../../src/planner/merge.js";
import { callsFor } from "../../src/planner/split.js";
import { wantedBlocks } from "../../src/planner/wanted.js";
import { answers, cellsOf, countries, KEYED, nameOf, PREVIEW, years } from "./support.js";

const COUNTRIES = countries(30);
const CODES = ["72", "73", "7204", "7208", "7210", "7301", "720810", "720826", "720851", "730110"];
const PREFIXED: TradeCaps = {
  ...KEYED,
  maxUrlLength: 300,
  prefixes: [
    { text: "72*", covers: CODES.filter((code) => code.startsWith("72")) },
    { text: "73*", covers: CODES.filter((code) => code.startsWith("73")) },
  ],
};
const some = <T>(items: readonly T[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...items), { maxLength });

const wantArbitrary: fc.Arbitrary<TradeWant> = fc.record({
  frequency: fc.constantFrom("A", "M"),
  reporters: some(COUNTRIES, 8),
  partners: fc.oneof(fc.constant("ALL" as const), some(["0", ...COUNTRIES], 20)),
  commodities: some(CODES, 10),
  flows: some(["M", "X"], 2),
  periods: some(years(2000, 2024), 15),
});
const wantsArbitrary = fc.array(wantArbitrary, { maxLength: 4 });
const capsArbitrary: fc.Arbitrary<TradeCaps> = fc.oneof(
  fc.constantFrom(KEYED, PREVIEW, PREFIXED),
  fc.constantFrom(KEYED, PREFIXED).chain((caps) =>
    fc
      .record({
        rowTarget: fc.integer({ min: 50, max: 20_000 }),
        maxPeriods: fc.integer({ min: 1, max: 12 }),
        maxUrlLength: fc.integer({ min: 300, max: 600 }),
      })
      .map((own) => ({ ...caps, ...own })),
  ),
);
/** Holds about so many of ten cells, decided by the cell's name so that it is the same at every look. */
const heldOf = (tenths: number) => (cell: TradeCell) => {
  let hash = 7;
  for (const letter of nameOf(cell)) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % 10 < tenths;
};
const RUNS = { numRuns: 150 };

test("every wanted cell that is not held is answered by a request, and no request breaks a cap", () => {
  fc.assert(
    fc.property(wantsArbitrary, capsArbitrary, fc.integer({ min: 0, max: 9 }), (wants, caps, tenths) => {
      const held = heldOf(tenths);
      const { requests } = planTrade(wants, caps, held);
      for (const cell of cellsOf(wants))
        if (!held(cell))
          expect(
            requests.some((request) => answers(request, cell)),
            nameOf(cell),
          ).toBe(true);
      for (const request of requests) {
        expect(request.periods.length).toBeLessThanOrEqual(caps.maxPeriods);
        expect(request.urlLength).toBeLessThanOrEqual(caps.maxUrlLength);
        const oneCell = [request.reporters, request.commodities, request.flows, request.periods].every(
          (list) => list.length === 1,
        );
        if (!oneCell) expect(request.estimatedRows).toBeLessThanOrEqual(Math.max(caps.rowTarget, 1) + 0.5);
        if (request.partners !== "ALL") expect(request.partners.length).toBeLessThanOrEqual(16);
        for (const list of [request.reporters, request.commodities, request.covers, request.flows, request.periods])
          expect(new Set(list).size).toBe(list.length);
      }
    }),
    RUNS,
  );
});

test("a field whose cells another field's call brings anyway costs nothing", () => {
  fc.assert(
    fc.property(wantArbitrary, wantArbitrary, (wide, narrow) => {
      const one = planTrade([wide], KEYED).requests.length;
      const inside = {
        ...narrow,
        frequency: wide.frequency,
        reporters: wide.reporters.slice(0, 2),
        partners: wide.partners === "ALL" ? narrow.partners : wide.partners.slice(0, 3),
        commodities: wide.commodities.slice(1),
        flows: wide.flows,
        periods: wide.periods.slice(2, 5),
      };
      expect(planTrade([wide, inside], KEYED).requests.length).toBeLessThanOrEqual(Math.max(one, 0));
    }),
    RUNS,
  );
});

test("requests of one plan do not ask for the same cell twice when there is one want", () => {
  fc.assert(
    fc.property(wantArbitrary, capsArbitrary, (want, caps) => {
      const { requests } = planTrade([want], { ...caps, prefixes: undefined });
      for (const cell of cellsOf([want])) expect(requests.filter((request) => answers(request, cell))).toHaveLength(1);
    }),
    RUNS,
  );
});

test("merging never adds a call, and no plan is below the lower bound", () => {
  fc.assert(
    fc.property(wantsArbitrary, capsArbitrary, fc.integer({ min: 0, max: 9 }), (wants, caps, tenths) => {
      const { blocks } = wantedBlocks(wants, caps, heldOf(tenths));
      const before = blocks.reduce((sum, block) => sum + callsFor(caps, block), 0);
      const after = mergeBlocks(caps, blocks).reduce((sum, block) => sum + callsFor(caps, block), 0);
      expect(after).toBeLessThanOrEqual(before);
      // A cell over the target by itself is one call, which the bound counts as more.
      if (caps.rowTarget >= 121)
        expect(planTrade(wants, caps, heldOf(tenths)).requests.length).toBeGreaterThanOrEqual(
          fewestCalls(wants, caps, heldOf(tenths)),
        );
    }),
    RUNS,
  );
});

test("asked again: nothing; asked with more: the more, and what is held is not asked for alone", () => {
  fc.assert(
    fc.property(wantsArbitrary, wantArbitrary, (wants, more) => {
      const had = planTrade(wants, KEYED).requests;
      const held = (cell: TradeCell) => had.some((request) => answers(request, cell));
      expect(planTrade(wants, KEYED, held).requests).toEqual([]);
      for (const request of planTrade([...wants, more], KEYED, held).requests) {
        const asked = cellsOf([more]).filter((cell) => answers(request, cell) && !held(cell));
        expect(asked.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

interface WorldRow extends Omit<TradeCell, "frequency"> {
  readonly value: number;
}
const [PARTNERS, HALF] = [["0", ...COUNTRIES], heldOf(5)];
/** What a source would answer: about half of the cells have a row; a prefix brings every level. */
const ask = (request: TradeRequest): WorldRow[] =>
  request.reporters.flatMap((reporter) =>
    (request.partners === "ALL" ? PARTNERS : request.partners).flatMap((partner) =>
      [...request.covers, "999999"].flatMap((commodity) =>
        request.flows.flatMap((flow) =>
          request.periods
            .filter((period) => HALF({ frequency: request.frequency, reporter, partner, commodity, flow, period }))
            .map((period) => ({ reporter, partner, commodity, flow, period, value: 1 })),
        ),
      ),
    ),
  );

test("scatter after plan is the identity: each wanted cell gets exactly its rows, and absence where there are none", () => {
  fc.assert(
    fc.property(fc.array(wantArbitrary, { maxLength: 2 }), capsArbitrary, (wants, caps) => {
      const store = new Map<string, readonly WorldRow[]>();
      for (const request of planTrade(wants, caps).requests) {
        const { cells, outside } = scatter(request, ask(request), (row) => row);
        expect(outside).toBe(ask(request).filter(({ commodity }) => commodity === "999999").length);
        for (const { cell, rows } of cells) store.set(nameOf(cell), rows);
      }
      for (const cell of cellsOf(wants)) {
        const rows =
          store.get(nameOf(cell)) ??
          store.get(nameOf({ ...cell, partner: "ALL" }))?.filter(({ partner }) => partner === cell.partner);
        const expected = (cell.partner === "ALL" ? PARTNERS : [cell.partner]).filter((partner) =>
          HALF({ ...cell, partner }),
        );
        expect(rows?.map(({ partner }) => partner).sort()).toEqual([...expected].sort());
      }
    }),
    { numRuns: 40 },
  );
});

test("halving loses nothing and stays under the caps", () => {
  fc.assert(
    fc.property(
      wantArbitrary,
      fc.constantFrom(KEYED, PREFIXED),
      fc.constantFrom("ROWS" as const, "URL" as const),
      (want, caps, because) => {
        for (const request of planTrade([want], caps).requests) {
          const halves = halve(request, caps, because);
          if (!halves) continue;
          for (const cell of cellsOf([want])) {
            if (answers(request, cell)) expect(halves.filter((half) => answers(half, cell)).length).toBe(1);
          }
          for (const half of halves) expect(half.estimatedRows).toBeLessThanOrEqual(request.estimatedRows);
        }
      },
    ),
    RUNS,
  );
});
