import { describe, expect, test } from "vitest";
import type { Figure } from "../links/gateway.js";
import { FIGURE, run } from "../links/gateway.js";

const one = async <T>(text: string): Promise<T> => {
  const { data, errors } = await run<T>(`${text}\n${FIGURE}`, {});
  expect(errors).toBeUndefined();
  return data;
};
interface Imports<T> {
  readonly country: { readonly imports: T };
}
const india = (fields: string, from = "2010", to = "2015") =>
  `{ country(code: "IND") { imports(commodities: ["72"], from: "${from}", to: "${to}") { ${fields} } } }`;
const months = (commodity: string, from: string, to: string, fields: string) =>
  `{ country(code: "PAK") { imports(commodities: ["${commodity}"], from: "${from}", to: "${to}", frequency: MONTHLY) { ${fields} } } }`;

describe("shares of supply on the snapshot", () => {
  interface Shift {
    readonly from: string;
    readonly to: string;
    readonly shift: Figure;
    readonly caveats: readonly { id: string; text: string }[];
    readonly movers: readonly {
      partner: { code: string };
      before: Figure;
      after: Figure;
      change: Figure;
    }[];
  }
  const SHIFT =
    "from to shift { ...Figure } caveats { id text } movers { partner { code } before { ...Figure } after { ...Figure } change { ...Figure } }";

  test("18.8 % of India's supply changed hands in five fiscal years; Korea gained most", async () => {
    const data = await one<Imports<{ shareShift: Shift }>>(
      india(`shareShift(from: "2010", to: "2015", top: 4) { ${SHIFT} }`),
    );
    const { shareShift } = data.country.imports;
    expect([shareShift.from, shareShift.to]).toEqual(["FY2010/11", "FY2015/16"]);
    expect(shareShift.shift.value).toBeCloseTo(0.1878872868, 9);
    // A blank in India's tables is no trade: no share is missing.
    expect(shareShift.shift.status).not.toContain("PARTIAL");
    expect(shareShift.caveats.map(({ id }) => id)).not.toContain("trade.shares-missing");
    expect(shareShift.movers.map(({ partner }) => partner.code)).toEqual(["KOR", "JPN", "UKR", "CHN"]);
    expect(shareShift.movers[0]!.change.value).toBeCloseTo(0.0395339903, 9);
    // 1,986.38 of 11,009.5 million USD, and 2,359.24 of 11,251.66.
    expect(shareShift.movers[3]!.before.value).toBeCloseTo(1986.38 / 11_009.5, 9);
    expect(shareShift.movers[3]!.after.value).toBeCloseTo(2359.24 / 11_251.66, 9);
  });

  test("of all movers: after − before, largest first, half their sizes at most the shift", async () => {
    const data = await one<Imports<{ shareShift: Shift }>>(
      india(`shareShift(from: "2010", to: "2011", top: 50) { ${SHIFT} }`),
    );
    const { movers, shift } = data.country.imports.shareShift;
    for (const { before, after, change } of movers)
      if (change.value === null) expect([before.value, after.value]).toContain(null);
      else expect(change.value).toBeCloseTo(after.value! - before.value!, 12);
    const sizes = movers.flatMap(({ change }) => (change.value === null ? [] : [Math.abs(change.value)]));
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
    // Fifty of about 150 partners move most of it.
    expect(sizes.reduce((sum, size) => sum + size, 0) / 2).toBeLessThanOrEqual(shift.value! + 1e-12);
    expect(sizes.reduce((sum, size) => sum + size, 0) / 2).toBeGreaterThan(0.9 * shift.value!);
  });

  test("joint shares of India's largest suppliers in 2010/11, by hand", async () => {
    interface Row {
      readonly one: Figure;
      readonly three: Figure;
      readonly five: Figure;
      readonly fifty: Figure;
      readonly herfindahlHirschman: Figure;
    }
    const data = await one<Imports<{ concentration: readonly Row[] }>>(
      india(
        "concentration { herfindahlHirschman { ...Figure } one: topShare(count: 1) { ...Figure } three: topShare { ...Figure } five: topShare(count: 5) { ...Figure } fifty: topShare(count: 50) { ...Figure } }",
        "2010",
        "2010",
      ),
    );
    const [row] = data.country.imports.concentration;
    expect(row!.one.value).toBeCloseTo(1986.38 / 11_009.5, 9);
    expect(row!.three.value).toBeCloseTo((1986.38 + 1401.51 + 1049.42) / 11_009.5, 9);
    expect(row!.five.value).toBeCloseTo((1986.38 + 1401.51 + 1049.42 + 596.72 + 561.86) / 11_009.5, 9);
    expect(row!.herfindahlHirschman.value).toBeCloseTo(733.843539, 5);
    expect(row!.fifty.value).toBeCloseTo(0.9692838004, 9);
    // The three first, then what they are a share of.
    expect(row!.three.derivation!.inputs.slice(0, 3)).toEqual(
      ["CHN", "KOR", "JPN"].map((code) => expect.stringContaining(`~${code}~`) as string),
    );
    expect(row!.three.derivation!.inputs.length).toBeGreaterThan(3);
  });

  test.each([1, 3, 7, 20])("the %i largest and all others are the total, and their shares one", async (top) => {
    interface Row {
      readonly period: string;
      readonly value: Figure;
      readonly share: Figure;
    }
    const data = await one<Imports<{ aggregate: readonly Row[]; each: readonly Row[] }>>(
      india(
        `aggregate(by: [PARTNER, PERIOD], top: ${top}, other: true) { period value { ...Figure } share { ...Figure } } each: aggregate(by: [PERIOD]) { period value { ...Figure } share { ...Figure } }`,
      ),
    );
    const { aggregate, each } = data.country.imports;
    expect(each).toHaveLength(6);
    for (const { period, value } of each) {
      const rows = aggregate.filter((row) => row.period === period);
      expect(rows).toHaveLength(top + 1);
      expect(rows.reduce((sum, row) => sum + row.value.value!, 0)).toBeCloseTo(value.value!, 2);
      expect(rows.reduce((sum, row) => sum + row.share.value!, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe("price and volume on the snapshot", () => {
  interface Split {
    readonly pairs: number;
    readonly before: Figure;
    readonly after: Figure;
    readonly change: Figure;
    readonly priceEffect: Figure;
    readonly volumeEffect: Figure;
    readonly unpriced: Figure;
    readonly excluded: readonly { before: string | null; after: string | null; reason: string }[];
    readonly caveats: readonly { id: string }[];
  }
  const SPLIT =
    "pairs before { ...Figure } after { ...Figure } change { ...Figure } priceEffect { ...Figure } volumeEffect { ...Figure } unpriced { ...Figure } excluded { before after reason } caveats { id }";
  const split = async (commodity: string, before: string, after: string) =>
    (
      await one<Imports<{ priceVolume: Split }>>(
        months(commodity, `${before}-01`, `${after}-12`, `priceVolume(from: "${before}", to: "${after}") { ${SPLIT} }`),
      )
    ).country.imports.priceVolume;

  test("Pakistan's scrap, four months of 2021 and 2022, by hand", async () => {
    const scrap = await split("7204", "2021", "2022");
    expect(scrap.pairs).toBe(4);
    expect(scrap.excluded).toHaveLength(8);
    expect(scrap.before.value).toBe(890_590_000);
    expect(scrap.after.value).toBe(528_850_000);
    expect(scrap.priceEffect.value).toBeCloseTo(-18_093_503.91, 1);
    expect(scrap.volumeEffect.value).toBeCloseTo(-343_646_496.09, 1);
    expect(scrap.caveats.map(({ id }) => id)).toContain("trade.mix-counts-as-price");
  });

  test.each([
    ["7204", "2020", "2021"],
    ["7204", "2021", "2022"],
    ["7204", "2022", "2023"],
    ["STEEL_EXCL_SCRAP", "2021", "2022"],
    ["STEEL_EXCL_SCRAP", "2024", "2025"],
  ])("%s, %s to %s: price + volume + unpriced = change = after − before", async (commodity, before, after) => {
    const effects = await split(commodity, before, after);
    if (effects.pairs === 0) {
      expect(effects.change.missing?.reason).toBe("NOT_COMPARABLE");
      return;
    }
    const { change, priceEffect, volumeEffect, unpriced } = effects;
    expect(priceEffect.value! + volumeEffect.value! + unpriced.value!).toBeCloseTo(change.value!, 2);
    expect(effects.after.value! - effects.before.value!).toBeCloseTo(change.value!, 2);
  });
});

describe("quality on the snapshot", () => {
  test("May 2022, the suspected misprint, is the one outlier of Pakistan's scrap: 1,075.29 USD/t", async () => {
    interface Score {
      readonly period: string;
      readonly unitValue: Figure;
      readonly score: Figure;
      readonly isOutlier: boolean;
      readonly excluded: string | null;
    }
    const data = await one<Imports<{ outliers: readonly Score[]; all: readonly Score[] }>>(
      months(
        "7204",
        "2020-05",
        "2026-01",
        "outliers { period unitValue { ...Figure } score { ...Figure } isOutlier } all: outliers(all: true) { period unitValue { ...Figure } score { ...Figure } isOutlier excluded }",
      ),
    );
    const { outliers, all } = data.country.imports;
    expect(all.filter(({ excluded }) => excluded === null)).toHaveLength(37);
    const left = all.filter(({ excluded }) => excluded !== null);
    expect(left).toHaveLength(32);
    expect(left.every(({ score }) => score.value === null && score.missing !== null)).toBe(true);
    expect(outliers.map(({ period }) => period)).toEqual(["2022-05"]);
    expect(outliers[0]!.unitValue.value).toBeCloseTo(1075.2949, 4);
    expect(outliers[0]!.score.value).toBeCloseTo(6.2668, 4);
    expect(all.filter(({ isOutlier }) => isOutlier)).toHaveLength(1);
  });

  test("India's table is whole and has no weights; one partner of one reporter is mirrored, else not", async () => {
    interface Card {
      readonly coverage: Figure;
      readonly estimatedShare: Figure;
      readonly weighedShare: Figure;
      readonly mirrorGap: Figure;
      readonly lastPeriod: string;
      readonly sources: readonly { id: string }[];
    }
    const data = await one<Imports<{ quality: Card }>>(
      india(
        "quality { coverage { ...Figure } estimatedShare { ...Figure } weighedShare { ...Figure } mirrorGap { ...Figure } lastPeriod sources { id } }",
      ),
    );
    const { quality } = data.country.imports;
    expect([quality.coverage.value, quality.estimatedShare.value, quality.weighedShare.value]).toEqual([1, 0, 0]);
    expect(quality.lastPeriod).toBe("FY2015/16");
    expect(quality.sources.map(({ id }) => id)).toEqual(["india-tradestat"]);
    expect(quality.mirrorGap.missing).toEqual({
      reason: "NOT_COMPARABLE",
      detail: "Ask for one reporter and one partner.",
    });
  });

  test("India's CIF report of Pakistan ÷ 1.06 is FOB; without the other side there is no gap", async () => {
    interface Flow {
      readonly importerReport: { readonly value: Figure; readonly fob: Figure };
      readonly fobGap: Figure;
      readonly relativeGap: Figure;
      readonly cifFobFactor: number;
    }
    const data = await one<{ mirrorTrade: readonly Flow[]; wider: readonly Flow[] }>(`{
      mirrorTrade(importer: "IND", exporter: "PAK", commodities: ["72"], from: "2010", to: "2010") {
        importerReport { value { ...Figure } fob { ...Figure } } fobGap { ...Figure } relativeGap { ...Figure } cifFobFactor
      }
      wider: mirrorTrade(importer: "IND", exporter: "PAK", commodities: ["72"], from: "2010", to: "2010", cifFobFactor: 1.1) {
        importerReport { value { ...Figure } fob { ...Figure } } fobGap { ...Figure } relativeGap { ...Figure } cifFobFactor
      }
    }`);
    const [flow] = data.mirrorTrade;
    expect(flow!.cifFobFactor).toBe(1.06);
    expect(flow!.importerReport.value.value).toBe(2_830_000);
    expect(flow!.importerReport.fob.value).toBeCloseTo(2_830_000 / 1.06, 6);
    expect(data.wider[0]!.importerReport.fob.value).toBeCloseTo(2_830_000 / 1.1, 6);
    for (const { fobGap, relativeGap } of [...data.mirrorTrade, ...data.wider]) {
      expect(fobGap.value).toBeNull();
      expect(fobGap.missing).not.toBeNull();
      expect(relativeGap.value).toBeNull();
    }
  });
});
