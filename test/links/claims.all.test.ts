import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FIGURE, run } from "./gateway.js";
import type { Caveat, Figure } from "./gateway.js";

interface Range {
  readonly scope: { readonly id: string; readonly name: string };
  readonly low: Figure;
  readonly high: Figure;
  readonly period: string | null;
  readonly verdict: string;
}
interface Claim {
  readonly id: string;
  readonly quote: string;
  readonly metric: string;
  readonly quantity: object | null;
  readonly statedOn: { readonly date: string | null };
  readonly countryCode: string | null;
  readonly partnerCode: string | null;
  readonly check: {
    readonly verdict: string;
    readonly reason: string;
    readonly ranges: readonly Range[];
    readonly caveats: readonly Caveat[];
  };
}

const keys = (
  JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/register/claims.json"), "utf8")) as {
    key: string;
  }[]
).map(({ key }) => key);
const answered = await run<{ nodes: readonly Claim[] }>(
  `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Claim { quote metric quantity { value } statedOn { date } countryCode partnerCode
     check { verdict reason ranges { scope { id name } low { ...Figure } high { ...Figure } period verdict } caveats { id text } } } } } ${FIGURE}`,
  { ids: keys.map((key) => `Claim:${key}`) },
);
const claims = new Map(answered.data.nodes.map((claim) => [claim.id.replace("Claim:", ""), claim]));
const checkOf = (key: string) => claims.get(key)!.check;
const caveatsOf = (key: string) => checkOf(key).caveats.map(({ id }) => id);

/** What no source in use holds, by metric: the only reasons for which a number goes untested. */
const HELD_NOWHERE: Readonly<Record<string, RegExp>> = {
  COST: /holds costs/,
  INVESTMENT: /holds investments/,
  DEBT_OR_LOSSES: /holds accounts/,
  LAND_AREA: /holds areas/,
  EMPLOYMENT: /holds employment/,
  RESERVES: /holds mineral reserves/,
  OTHER: /no quantity|gives no number/,
  CAPACITY: /speaks of an extension/,
  PRODUCTION: /No register held has output/,
  AGE_OR_DATE: /year that lay ahead/,
  IMPORT_BILL: /A saving is/,
};

describe("the check over every statement of the register", () => {
  test("all are found, and each has a verdict and a reason", () => {
    expect(answered.errors).toBeUndefined();
    expect([...claims.keys()]).toEqual(keys);
    expect(keys.length).toBeGreaterThanOrEqual(57);
    for (const { check } of claims.values()) {
      expect(["SUPPORTED", "CONTRADICTED", "DEPENDS_ON_SCOPE", "NOT_TESTABLE"]).toContain(check.verdict);
      expect(check.reason.length).toBeGreaterThan(20);
    }
  });

  test("a reason that nothing holds it is true of its metric, and no other number goes untested", () => {
    for (const { metric, check } of claims.values()) {
      if (check.verdict !== "NOT_TESTABLE") continue;
      expect(check.reason).toMatch(HELD_NOWHERE[metric] ?? /^$/);
      expect(check.ranges.every(({ verdict }) => verdict === "NOT_TESTABLE")).toBe(true);
    }
  });

  test("every scope with figures names its period, and their figures their sources", () => {
    for (const { check } of claims.values())
      for (const { period, low, high, scope } of check.ranges) {
        if (low.value === null) continue;
        expect([scope.id, period]).toEqual([scope.id, expect.stringMatching(/^(FY)?\d{4}/)]);
        for (const figure of [low, high]) expect(figure.provenance.length).toBeGreaterThan(0);
      }
  });

  test("no quotation is longer than a line", () => {
    for (const { quote } of claims.values()) expect(quote.length).toBeLessThan(120);
  });
});

describe("single rules", () => {
  test("a gap of supply is set against use, use less production and imports, each with its period and basis", () => {
    const gaps = [...claims.values()].filter(({ metric }) => metric === "DEMAND");
    expect(gaps).toHaveLength(3);
    const { verdict, ranges, caveats } = checkOf("blackpeople-2025-05-gap");
    expect(verdict).toBe("CONTRADICTED");
    const at = (id: string) => ranges.find(({ scope }) => scope.id === id)!;
    expect(at("apparent-use.last-year")).toMatchObject({ period: "2021", low: { value: 8_389_000 } });
    expect(at("apparent-use.five-years")).toMatchObject({ period: "2017/2021", high: { value: 9_005_000 } });
    const gap = at("use-less-production.last-year");
    expect(gap.low.value).toBeCloseTo(8_389_000 - 4_761_977.87, 0);
    expect(gap.low.derivation!.formula).toBe("apparent use − production");
    expect(gap.scope.name).toContain("crude steel equivalent");
    expect(at("STEEL.last-year")).toMatchObject({ period: "2021", low: { value: 3_397_540 } });
    expect(at("STEEL.last-year").scope.name).toContain("tonnes of products");
    expect(caveats.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["links.gap-reading", "links.statistics-end", "links.crude-equivalent-factor"]),
    );
    expect(checkOf("dailytimes-1333814-gap").verdict).toBe("DEPENDS_ON_SCOPE");
  });

  test("turnover with Russia is tested against the press figures of the fiscal year that overlaps it", () => {
    const claim = claims.get("dunya-854659-turnover")!;
    expect([claim.countryCode, claim.partnerCode]).toEqual(["PAK", "RUS"]);
    expect(claim.check.verdict).toBe("SUPPORTED");
    expect(claim.check.ranges).toHaveLength(1);
    expect(claim.check.ranges[0]).toMatchObject({ period: "FY2022/23", low: { value: 920_000_000 } });
    expect(caveatsOf("dunya-854659-turnover")).toEqual(["links.period-overlaps"]);
  });

  test("what a mill once produced is production, and no register has any of it", () => {
    expect(claims.get("blackpeople-2025-05-capacity")!.metric).toBe("PRODUCTION");
    expect(checkOf("blackpeople-2025-05-capacity").verdict).toBe("NOT_TESTABLE");
  });

  test("a capacity bears the date of its register, and one far from the statement says so", () => {
    const { ranges } = checkOf("tass-1987423-capacity");
    const periods = Object.fromEntries(ranges.map(({ scope, period }) => [scope.id, period]));
    expect(periods).toMatchObject({ "register.curated": "2011", "register.gem-gist": "2025" });
    expect(periods["other-statements"]).toMatch(/^1970\/20/);
    expect(caveatsOf("tass-1987423-capacity")).toContain("links.register-date");
    expect(caveatsOf("tribune-270500-capacity")).toContain("links.register-date"); // the tracker's of 2025
    expect(
      checkOf("dawn-1567529-capacity")
        .caveats.map(({ text }) => text)
        .join(),
    ).toContain("Said 1970-07-07");
  });

  test("two statements of one sentence are two records", () => {
    expect(claims.get("digitalpakistan-15534-import-share")!.quote).not.toContain("13 billion");
    expect(checkOf("digitalpakistan-15534-saving").reason).toContain("A saving is");
  });
});
