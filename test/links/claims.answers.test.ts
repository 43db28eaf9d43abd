import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { FIGURE, findAll, published, run } from "./gateway.js";

interface Check {
  readonly verdict: string;
  readonly reason: string;
  readonly ranges: readonly {
    readonly scope: { readonly id: string; readonly name: string };
    readonly low: Figure;
    readonly high: Figure;
    readonly period: string | null;
  }[];
  readonly caveats: readonly Caveat[];
}
interface Claim {
  readonly id: string;
  readonly quote: string;
  readonly metric: string;
  readonly check: Check;
}
interface Data {
  readonly document: { readonly claims: readonly Claim[] } | null;
}

const DOCUMENT = "chr-2025-07-12-psm-revival";
const text = `query ($document: ID!) { document(id: $document) { claims { id quote metric check {
  verdict reason ranges { scope { id name } low { ...Figure } high { ...Figure } period } caveats { id text } } } } }
${FIGURE}`;
const claimsOf = async (document: string) => {
  const { data, errors } = await run<Data>(text, { document });
  expect(errors).toBeUndefined();
  return data.document!.claims;
};
const VERDICTS = ["SUPPORTED", "CONTRADICTED", "DEPENDS_ON_SCOPE", "NOT_TESTABLE"];
const all = await run<{ facility: { claims: readonly Claim[] } }>(
  `{ facility(id: "pakistan-steel-mills") { claims { id quote metric check {
    verdict reason ranges { scope { id name } low { ...Figure } high { ...Figure } period } caveats { id text } } } } }
${FIGURE}`,
  {},
);

describe("statements tested", () => {
  test("every statement of the story has a verdict and a reason", async () => {
    const { errors } = await published<Data>("claim-check", { document: DOCUMENT });
    expect(errors).toBeUndefined();
    const claims = await claimsOf(DOCUMENT);
    expect(claims.length).toBeGreaterThanOrEqual(5);
    for (const { check } of claims) {
      expect(VERDICTS).toContain(check.verdict);
      expect(check.reason.length).toBeGreaterThan(10);
      if (check.verdict === "NOT_TESTABLE") continue;
      expect(check.ranges.length).toBeGreaterThan(0);
    }
  });

  test("over 1 Mt, up to 5 Mt, built 52 years ago", async () => {
    const claims = new Map((await claimsOf(DOCUMENT)).map((claim) => [claim.id, claim]));
    const verdict = (key: string) => claims.get(`Claim:chr-2025-07-12-${key}`)!.check.verdict;
    expect(verdict("capacity-over-1mt")).toBe("SUPPORTED");
    expect(verdict("capacity-up-to-5mt")).not.toBe("SUPPORTED");
    // 52 calendar years after works began, not after the plant was opened.
    expect(verdict("built-52-years-ago")).toBe("DEPENDS_ON_SCOPE");
    expect(verdict("sindh-request")).toBe("NOT_TESTABLE");
  });

  test("every statement about the plant: scopes have names and ordered ranges whose inputs are found again", async () => {
    expect(all.errors).toBeUndefined();
    const { claims } = all.data.facility;
    expect(claims.length).toBeGreaterThan(20);
    const inputs: string[] = [];
    for (const { check } of claims) {
      expect(VERDICTS).toContain(check.verdict);
      expect(check.reason).toBeTruthy();
      expect(new Set(check.ranges.map(({ scope }) => scope.id)).size).toBe(check.ranges.length);
      for (const { scope, low, high } of check.ranges) {
        expect(scope.name.length).toBeGreaterThan(3);
        for (const figure of [low, high]) {
          if (figure.value === null) expect(figure.missing!.reason).toBeTruthy();
          inputs.push(...(figure.derivation?.inputs ?? []));
        }
        if (low.value !== null && high.value !== null) expect(low.value).toBeLessThanOrEqual(high.value);
      }
    }
    expect(await findAll(inputs.slice(0, 100))).toEqual([...new Set(inputs.slice(0, 100))]);
  });

  test("a share of imports is the plant's output over the imports of named scopes", () => {
    const shares = all.data.facility.claims.filter(({ metric }) => metric === "IMPORT_SHARE_REPLACED");
    expect(shares.length).toBeGreaterThan(0);
    for (const { check } of shares) {
      expect(check.verdict).not.toBe("NOT_TESTABLE");
      const values = check.ranges.flatMap(({ low, high }) => [low.value, high.value]).filter((value) => value !== null);
      // 994,231 t over 3,397,540 t of 2021, the last year held.
      expect(values.some((value) => Math.abs(value - 0.292633) < 1e-5)).toBe(true);
    }
  });

  test("what no statistic here measures is not testable, and the reason says what is lacking", () => {
    const without = ["LAND_AREA", "DEBT_OR_LOSSES", "EMPLOYMENT", "COST", "INVESTMENT", "OTHER"];
    const found = all.data.facility.claims.filter(({ metric }) => without.includes(metric));
    expect(found.length).toBeGreaterThan(5);
    for (const { check } of found) expect(check.verdict).toBe("NOT_TESTABLE");
  });
});
