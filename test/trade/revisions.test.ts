import { describe, expect, test } from "vitest";
import { tradeRevisions } from "../../src/trade/revisions.js";
import type { AskedTrade } from "../../src/trade/index.js";
import { reference } from "../support/reference.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";

const trade = tradeOver([snapshotTrade()]);
const revisionsOf = async (over: Partial<AskedTrade>) => {
  const selection = await trade.service.select(
    asked({ commodities: ["7204"], frequency: "MONTHLY", ...over }),
    newContext(),
  );
  return { ...tradeRevisions(selection, reference), total: selection.total };
};

describe("first releases and what later pages imply", () => {
  test("the scrap of the end of 2021 weighed more than was said first", async () => {
    const { rows, note } = await revisionsOf({ from: "2021-10", to: "2021-12" });
    expect(note).toBeNull();
    expect(
      rows.map(({ period, reason, earlier, later, change, percent }) => [
        period,
        reason,
        earlier.value,
        later.value,
        change.value,
        Number(percent.value!.toFixed(2)),
      ]),
    ).toEqual([
      ["2021-11", "LATER_PAGE", 455_646, 464_300, 8_654, 1.9],
      ["2021-12", "LATER_PAGE", 411_229, 424_000, 12_771, 3.11],
    ]);
    const [first] = rows;
    expect(first!.note).toMatch(/^Implied/);
    expect(first!.earlier.status).toEqual(["REPORTED", "PROVISIONAL"]);
    expect(first!.later.status).toContain("DERIVED");
    expect(first!.later.provenance.map(({ source }) => source.id)).toEqual(["pbs"]);
    expect(first!.later.derivation!.inputs).toEqual(["TradeObservation:pbs~IMPORT~PAK~W00~7204~2021-11"]);
    expect(first!.change.derivation!.formula).toBe("later − earlier");
  });

  test("a misprinted value, and the unit value without it", async () => {
    const { rows, unitValue, total } = await revisionsOf({ from: "2022-01", to: "2022-12" });
    expect(rows).toMatchObject([{ period: "2022-05", reason: "MISPRINT", later: { value: 117_100_000 } }]);
    const expected = (total.value.value! + 117_100_000 - rows[0]!.earlier.value!) / total.netWeight.value!;
    expect(unitValue.value).toBeCloseTo(expected, 9);
    expect(Number(unitValue.value!.toFixed(1))).toBe(588.4);
    expect(unitValue.derivation!.parameters.map(({ name }) => name)).toEqual(["change of 7204 2022-05, USD"]);
  });

  test("of a sum of months, the months", async () => {
    const { rows } = await revisionsOf({ from: "2021", to: "2021", frequency: "ANNUAL", sources: ["pbs"] });
    expect(rows.map(({ period }) => period)).toEqual(["2021-11", "2021-12"]);
  });

  test("pages that disagree give no number", async () => {
    const { rows, unitValue } = await revisionsOf({ from: "2025-10", to: "2025-10" });
    expect(rows).toMatchObject([
      { later: { value: null, missing: { reason: "NOT_REPORTED" } }, change: { value: null } },
    ]);
    expect(unitValue.missing?.reason).toBe("NOT_COMPARABLE");
  });

  test("nothing known: said", async () => {
    const { rows, note } = await revisionsOf({
      reporters: ["IND"],
      commodities: ["72"],
      from: "2012",
      to: "2012",
      frequency: "ANNUAL",
    });
    expect({ rows, note }).toEqual({ rows: [], note: "no earlier vintage held" });
  });
});
