import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import type { HsEditionId } from "../../src/reference/index.js";
import { editionsOf } from "../../src/trade/hs-editions.js";
import type { ReporterAnswer, TradePort, TradeRow } from "../../src/trade/index.js";
import { reference } from "../support/reference.js";
import { comtradePort } from "../support/comtrade-port.js";
import { comtradeRow, envelope } from "../support/comtrade.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";
import { FakeUpstream, json } from "../support/upstream.js";

/** An invented publisher whose years are in the editions given; a code has a row of the World in the years it is one. */
const inEditions = (editions: Readonly<Record<string, readonly HsEditionId[]>>): TradePort => ({
  sourceId: "comtrade",
  answer: (questions) =>
    Promise.resolve(
      questions.map((question) =>
        question.reporters.map((reporter): ReporterAnswer => {
          const periods = Period.range(question.from, question.to, "ANNUAL");
          const rows = question.commodities.flatMap((commodity) =>
            periods
              .filter(({ year }) => year < 2007 || !/^72269[34]$/.test(commodity))
              .filter(({ year }) => (commodity === "940391" ? year > 2021 : commodity !== "030613" || year < 2022))
              .map((period): TradeRow => ({
                partner: "W00",
                commodity,
                period,
                valueUsd: 1000,
                valueMissing: null,
                netWeightT: 1,
                weightMissing: null,
                status: ["REPORTED"],
              })),
          );
          return {
            reporter,
            dataset: { sourceId: "comtrade", dataset: "invented", url: null, publishedAt: null, retrievedAt: null },
            valuation: "CIF",
            freshness: "LIVE",
            truncated: false,
            periods,
            editions: new Map(Object.entries(editions)),
            rows,
            gaps: new Map(),
            partnersHeld: null,
            caveats: [],
          };
        }),
      ),
    ),
});
const H2_TO_H3 = { "2005": ["H2"], "2006": ["H2"], "2007": ["H3"], "2008": ["H3"] } as const;
const select = (commodities: string[], editions: Readonly<Record<string, readonly HsEditionId[]>> = H2_TO_H3) => {
  const years = Object.keys(editions);
  return tradeOver([inEditions(editions)]).service.select(
    asked({ commodities, partners: ["W00"], from: years[0]!, to: years.at(-1)! }),
    newContext(),
  );
};
const breaksOf = async (commodities: string[], editions?: Parameters<typeof select>[1]) => {
  const { caveats } = await select(commodities, editions);
  return caveats.filter(({ id }) => id === "trade.edition-break").map(({ text }) => text);
};

describe("a change of edition inside the window", () => {
  test("722699 took in 722693 and 722694 in HS 2007: BREAK in that year, a caveat names both", async () => {
    const { observations, total } = await select(["722699"]);
    expect(observations.map(({ period, value }) => [period, value.status])).toEqual([
      ["2005", ["REPORTED"]],
      ["2006", ["REPORTED"]],
      ["2007", ["REPORTED", "BREAK"]],
      ["2008", ["REPORTED"]],
    ]);
    expect(total.value.status).toContain("BREAK");
    expect(await breaksOf(["722699"])).toEqual([
      'PAK, 722699: from 2007 on the figures are in H3 (HS 2007), before in H2 (HS 2002); goods came in or left with it (722699). See commodity(code: "722699") { concordance(from: H2, to: H3) }.',
    ]);
  });

  test("a code that HS 2007 does not have is missing there and not 0", async () => {
    const { observations } = await select(["722693"]);
    expect(observations.map(({ value }) => value.value)).toEqual([1000, 1000, null, null]);
    expect(observations[2]!.value.missing).toMatchObject({ reason: "NOT_COMPARABLE" });
    expect(observations[2]!.value.missing!.detail).toContain("722693 is no code of H3 (HS 2007)");
  });

  test("a basket whose codes the edition lacks is missing there and names them, never the sum of the rest", async () => {
    const editions = { "1995": ["H0"], "1996": ["H1"] } as const;
    const selection = await select(["STEEL_HOT_ROLLED_COIL"], editions);
    const [before, after] = selection.observations;
    expect(before!.value.value).toBeNull();
    expect(before!.value.missing).toMatchObject({ reason: "NOT_COMPARABLE" });
    expect(before!.value.missing!.detail).toContain("H0 (HS 1988), which has no 720825, 720826, 720827");
    expect(before!.value.missing!.detail).toContain('basket(id: "STEEL_HOT_ROLLED_COIL") { members(edition: H0) }');
    expect(after!.value).toMatchObject({ value: 1000, status: ["REPORTED"] });
    expect(selection.total.value).toMatchObject({ value: 1000 });
    expect(selection.total.value.status).toContain("PARTIAL");
  });

  test("a basket with a member that no table tells of says which", async () => {
    const { caveats, observations } = await select(["STEEL_REBAR"], { "1994": ["H0"], "1995": ["H0"], "1996": ["H1"] });
    expect(observations.every(({ value }) => value.value === 1000)).toBe(true);
    expect(caveats.filter(({ id }) => id === "trade.basket-in-edition").map(({ text }) => text)).toEqual([
      "PAK, STEEL_REBAR: the figures of 1994, 1995 are in H0 (HS 1988), and no table says whether 721310, 721420 held the same goods there.",
    ]);
  });

  test("no basket needs other codes than its own in an edition that has all of these", () => {
    const small = 1e-6;
    for (const { id, codes } of reference.baskets()) {
      const six = codes.filter((code) => code.length === 6);
      if (six.length === 0) continue;
      for (const edition of ["H1", "H2", "H3", "H4", "H5"] as const) {
        const others = reference
          .basketIn(id, edition)
          .members.filter(({ code }) => !codes.some((own) => code.startsWith(own)))
          .filter(({ share }) => share === null || share > small);
        expect([id, edition, others]).toEqual([id, edition, []]);
      }
    }
  });

  test("the heading, and a basket of headings, hold the same goods before and after", async () => {
    expect(await breaksOf(["7226", "STEEL"])).toEqual([]);
    expect(await breaksOf(["720838"])).toEqual([]);
  });

  test("where no table is held it is not known, and no figure is flagged", async () => {
    const editions = { "1995": ["H0"], "1996": ["H1"] } as const;
    expect((await breaksOf(["720890"], editions))[0]).toContain("is not known (720890)");
    expect((await select(["720890"], editions)).observations[1]!.value.status).toEqual(["REPORTED"]);
  });

  test("a year without an edition between does not hide the change; two in one year are named", async () => {
    const gap = { "2016": ["H4"], "2017": [], "2018": ["H5"] } as const;
    expect((await breaksOf(["73"], gap))[0]).toMatch(/^PAK, 73: from 2018 .*H5 \(HS 2017\).*\(732690\)/);
    expect((await breaksOf(["73"], { "2016": ["H4"], "2017": ["H4", "H5"] }))[0]).toMatch(/from 2017/);
  });

  test("chapters that earlier editions are not held of are left alone", async () => {
    expect(await breaksOf(["01", "TOTAL"])).toEqual([]);
  });
});

describe("which edition figures are in", () => {
  test("BACI's HS17 is H5; worldsteel states none", async () => {
    const { service } = tradeOver([snapshotTrade()]);
    const baci = await service.select(asked({ commodities: ["720449"], partners: ["ZAF"] }), newContext());
    expect(editionsOf(baci.answers[0]!)).toEqual([{ period: "2020", edition: "H5", reason: null }]);
    const steel = await service.select(asked({ commodities: ["STEEL"] }), newContext());
    expect(editionsOf(steel.answers[0]!)[0]).toMatchObject({
      edition: null,
      reason: expect.stringMatching(/states no edition/) as string,
    });
    const nobody = await service.select(asked({ commodities: ["720449"], from: "1950", to: "1950" }), newContext());
    expect(editionsOf(nobody.answers[0]!)[0]).toMatchObject({
      edition: null,
      reason: expect.stringMatching(/^No figures: /) as string,
    });
  });

  describe("of UN Comtrade", () => {
    let upstream: FakeUpstream;
    beforeEach(async () => {
      upstream = await FakeUpstream.start();
    });
    afterEach(() => upstream.close());

    const silentFrom = async (
      commodity: string,
      from: string,
      to: string,
      rows: readonly (readonly [string, string, string])[],
    ) => {
      const sent = rows.map(([code, period, edition]) =>
        comtradeRow({
          reporter: 586,
          partner: 0,
          commodity: code,
          flow: "M",
          period,
          valueUsd: 100,
          netWeightKg: 1000,
          edition,
        }),
      );
      upstream.on("*", json(envelope(sent)));
      const { service } = tradeOver([comtradePort(upstream.url).port]);
      return service.select(asked({ commodities: [commodity], partners: ["W00"], from, to }), newContext());
    };

    test("a code asked alone after it was given up: missing as no code of HS 2007, with the break named", async () => {
      const { observations, caveats } = await silentFrom("722520", "2006", "2008", [["722520", "2006", "H2"]]);
      expect(observations.map(({ value }) => value.value)).toEqual([100, null, null]);
      expect(observations[1]!.value.missing).toMatchObject({ reason: "NOT_COMPARABLE" });
      expect(observations[1]!.value.missing!.detail).toContain("722520 is no code of HS 2007 and later");
      expect(observations[1]!.value.missing!.detail).toContain("see concordance");
      const broken = caveats.filter(({ id }) => id === "trade.edition-break");
      expect(broken).toHaveLength(1);
      expect(broken[0]!.text).toContain("so 2007, 2008 cannot be compared");
      expect(broken[0]!.text).toContain('commodity(code: "722520") { concordance(from: H2, to: H6) }');
    });

    test("a code of today that merely has no row is not called given up", async () => {
      const { observations, caveats } = await silentFrom("722530", "2006", "2007", [["722530", "2006", "H2"]]);
      expect(observations[1]!.value.missing).toMatchObject({ reason: "NOT_REPORTED" });
      expect(caveats.map(({ id }) => id)).not.toContain("trade.edition-break");
    });

    test("a basket of which the first edition has one code: asked in eight codes, answered with none", async () => {
      const { observations } = await silentFrom("STEEL_HOT_ROLLED_COIL", "1995", "1996", [
        ["722530", "1995", "H0"],
        ["722530", "1996", "H1"],
        ["720825", "1996", "H1"],
      ]);
      expect(observations.map(({ value }) => value.value)).toEqual([null, 200]);
      expect(upstream.seen).toHaveLength(1);
    });

    test("each year's own, and the break that follows", async () => {
      const row = (period: string, edition: string) =>
        comtradeRow({
          reporter: 586,
          partner: 0,
          commodity: "732690",
          flow: "M",
          period,
          valueUsd: 900_000,
          netWeightKg: 2_000_000,
          edition,
        });
      upstream.on("*", json(envelope([row("2016", "H4"), row("2017", "H5"), row("2018", "H5")])));
      const { service } = tradeOver([comtradePort(upstream.url).port]);
      const selection = await service.select(
        asked({ commodities: ["732690"], partners: ["W00"], from: "2016", to: "2018" }),
        newContext(),
      );
      expect(editionsOf(selection.answers[0]!).map(({ period, edition }) => [period, edition])).toEqual([
        ["2016", "H4"],
        ["2017", "H5"],
        ["2018", "H5"],
      ]);
      expect(selection.observations.map(({ value }) => value.status.includes("BREAK"))).toEqual([false, true, false]);
    });
  });
});

test.each([
  ["940391", "a code of HS 2022 in the year before", { "2021": ["H5"], "2022": ["H6"] }, "2021"],
  ["030613", "a code given up, in a year of HS 2022", { "2011": ["H3"], "2022": ["H6"] }, "2022"],
] as const)("%s, %s: missing, not 0", async (code, _, editions, year) => {
  const { observations } = await select([code], editions);
  const own = observations.find(({ period }) => period === year)!;
  expect([own.value.value, own.value.missing?.reason]).toEqual([null, "NOT_COMPARABLE"]);
  expect(observations.every((row) => row === own || row.value.value === 1000)).toBe(true);
});
