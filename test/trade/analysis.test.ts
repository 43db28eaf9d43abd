import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { herfindahlHirschman, shareShift, sharesOf, topShare } from "../../src/trade/analysis/concentration.js";
import {
  apparentConsumption,
  importDependency,
  revealedComparativeAdvantage,
  selfSufficiency,
  tradeIntensity,
} from "../../src/trade/analysis/dependence.js";
import { cifToFob, mirrorGap } from "../../src/trade/analysis/mirror.js";
import { isOutlier, modifiedZScores } from "../../src/trade/analysis/outliers.js";
import { priceVolume } from "../../src/trade/analysis/price-volume.js";

const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
const close = (a: number, b: number, scale = 1) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));

describe("concentration", () => {
  test("shares sum to one; the index lies between 10,000/n and 10,000", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 50 }), (values) => {
        const shares = sharesOf(values);
        close(
          shares.reduce((sum, share) => sum + share, 0),
          1,
        );
        const index = herfindahlHirschman(shares);
        expect(index).toBeGreaterThanOrEqual(10_000 / values.length - 1e-6);
        expect(index).toBeLessThanOrEqual(10_000 + 1e-6);
        close(topShare(shares, values.length), 1);
      }),
    );
  });
  test("by hand: 60, 30, 10 per cent", () => {
    expect(herfindahlHirschman([0.6, 0.3, 0.1])).toBeCloseTo(4600, 9);
    expect(topShare([0.1, 0.6, 0.3], 2)).toBeCloseTo(0.9, 12);
    expect(sharesOf([])).toEqual([]);
    expect(sharesOf([0, 0])).toEqual([]);
  });
  test("nothing changed is 0, all changed is 1", () => {
    const shares = new Map([
      ["CHN", 0.7],
      ["RUS", 0.3],
    ]);
    expect(shareShift(shares, shares)).toBe(0);
    expect(shareShift(shares, new Map([["UKR", 1]]))).toBeCloseTo(1, 12);
    expect(
      shareShift(
        shares,
        new Map([
          ["CHN", 0.5],
          ["RUS", 0.5],
        ]),
      ),
    ).toBeCloseTo(0.2, 12);
  });
});

describe("price and volume", () => {
  test("the effects add up to the change", () => {
    const pair = fc.record({
      before: fc.record({ value: amount, weight: amount }),
      after: fc.record({ value: amount, weight: amount }),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (products) => {
        const { change, price, volume, unpriced } = priceVolume(products);
        close(price + volume + unpriced, change, 1e6 * Math.abs(price));
        const direct = products.reduce(
          (sum, { before: b, after: a }) =>
            sum + ((b.value / b.weight + a.value / a.weight) / 2) * (a.weight - b.weight),
          0,
        );
        close(volume, direct, 1e3 * Math.abs(price));
      }),
    );
  });
  test("turning time round turns every sign round", () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (v0, w0, v1, w1) => {
        const [before, after] = [
          { value: v0, weight: w0 },
          { value: v1, weight: w1 },
        ];
        const [there, back] = [priceVolume([{ before, after }]), priceVolume([{ before: after, after: before }])];
        close(there.price, -back.price, Math.abs(there.price));
        close(there.volume, -back.volume, Math.abs(there.volume));
      }),
    );
  });
  test("by hand: 10 t at 100 become 20 t at 90", () => {
    const result = priceVolume([{ before: { value: 1000, weight: 10 }, after: { value: 1800, weight: 20 } }]);
    expect(result).toEqual({ change: 800, price: -150, volume: 950, unpriced: 0 });
  });
  test("a product without a weight on one side has no price change", () => {
    expect(priceVolume([{ before: { value: 0, weight: 0 }, after: { value: 500, weight: 5 } }])).toEqual({
      change: 500,
      price: 0,
      volume: 0,
      unpriced: 500,
    });
  });
});

describe("dependence", () => {
  test("definitions by hand", () => {
    expect(apparentConsumption(5000, 3397.5, 119)).toBe(8278.5);
    expect(importDependency(3397.5, 8278.5)).toBeCloseTo(0.4104, 4);
    expect(selfSufficiency(5000, 8278.5)).toBeCloseTo(0.604, 3);
    expect(revealedComparativeAdvantage(20, 100, 50, 1000)).toBeCloseTo(4, 12);
    expect(tradeIntensity(30, 100, 50, 600, 100)).toBeCloseTo(3, 12);
  });
  test("no denominator, no ratio", () => {
    expect(importDependency(1, 0)).toBeNull();
    expect(revealedComparativeAdvantage(1, 0, 1, 1)).toBeNull();
    expect(tradeIntensity(1, 1, 0, 1, 0)).toBeNull();
    expect(tradeIntensity(1, 1, 1, 5, 5)).toBeNull();
  });
});

describe("outliers", () => {
  test("a misprint stands out and does not hide itself", () => {
    const scores = modifiedZScores([600, 610, 590, 605, 615, 595, 6000]);
    expect(scores.map(isOutlier)).toEqual([false, false, false, false, false, false, true]);
  });
  test("too few, not above zero, or all equal: no verdict", () => {
    expect(modifiedZScores([1, 2, 900])).toEqual([null, null, null]);
    expect(modifiedZScores([5, 5, 5, 5, 5, 5, 9]).some(isOutlier)).toBe(false);
    expect(modifiedZScores([0, 1, 2, 3, 4, 5, 6])[0]).toBeNull();
  });
  test("scale does not matter", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 6, maxLength: 30 }),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        (values, factor) => {
          const [a, b] = [modifiedZScores(values), modifiedZScores(values.map((value) => value * factor))];
          a.forEach((score, index) => {
            if (score === null || Math.abs(score) > 1e6) return;
            expect(Math.abs(score - b[index]!)).toBeLessThan(1e-3 * Math.max(1, Math.abs(score)));
          });
        },
      ),
    );
  });
});

describe("mirror", () => {
  test("an importer who pays 6 per cent for the way agrees with the exporter", () => {
    const { gap, relative } = mirrorGap(cifToFob(106, 1.06), 100);
    close(gap, 0);
    close(relative!, 0);
    expect(mirrorGap(0, 0).relative).toBeNull();
    expect(mirrorGap(100, 0).relative).toBe(2);
  });
});
