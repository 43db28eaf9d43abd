import { afterAll, beforeAll, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";

interface Made {
  readonly value: number;
  readonly derivation: {
    readonly inputs: readonly string[];
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
}
interface Found {
  readonly partner: { readonly code: string };
  readonly flow: string;
  readonly period: string;
  readonly value: { readonly value: number };
}
const MADE = "{ value derivation { inputs parameters { name value } } }";

let live: LiveApp;
beforeAll(async () => {
  live = await openLiveApp();
});
afterAll(() => live.close());

const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
  const { json } = await live.ask(query, variables);
  expect(json.errors).toBeUndefined();
  return json.data as T;
};
/** What a figure says it is made of, asked for again by id. */
const inputsOf = async ({ derivation }: Made): Promise<readonly Found[]> => {
  const { nodes } = await ask<{ nodes: readonly (Found | null)[] }>(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on TradeObservation { partner { code } flow period value { value } } } }",
    { ids: derivation.inputs },
  );
  expect(nodes.every((node) => node !== null)).toBe(true);
  return nodes as readonly Found[];
};
const imports = <T>(fields: string) =>
  ask<{ country: { imports: T } }>(
    `{ country(code: "PAK") { imports(commodities: ["7204"], from: "2019", to: "2020") { ${fields} } } }`,
  ).then(({ country }) => country.imports);
const sharesIn = (found: readonly Found[], period: string): ReadonlyMap<string, number> => {
  const inside = found.filter((one) => one.period === period);
  const whole = inside.find(({ partner }) => partner.code === "W00")!.value.value;
  return new Map(
    inside
      .filter(({ partner }) => partner.code !== "W00")
      .map(({ partner, value }) => [partner.code, value.value / whole]),
  );
};
const parameterOf = (figure: Made, name: string): number =>
  Number(figure.derivation.parameters.find((one) => one.name === name)!.value);

test("a share, of the partner and the total it lists", async () => {
  const { aggregate } = await imports<{ aggregate: readonly { period: string; share: Made }[] }>(
    `aggregate(by: [PARTNER, PERIOD]) { period share ${MADE} }`,
  );
  expect(aggregate.length).toBeGreaterThan(4);
  for (const { period, share } of aggregate) {
    const [own, ...others] = [...sharesIn(await inputsOf(share), period).values()];
    expect([share.value, others]).toEqual([own ?? 0, []]);
    expect(share.value).toBe(parameterOf(share, "part, USD") / parameterOf(share, "total, USD"));
  }
});

test("all others are the total less the named", async () => {
  const { aggregate } = await imports<{ aggregate: readonly { isOther: boolean; period: string; value: Made }[] }>(
    `aggregate(by: [PARTNER, PERIOD], top: 2, other: true) { isOther period value ${MADE} }`,
  );
  for (const { value } of aggregate.filter(({ isOther }) => isOther)) {
    const found = await inputsOf(value);
    const made = found.reduce((sum, one) => sum + (one.partner.code === "W00" ? 1 : -1) * one.value.value, 0);
    expect(found).toHaveLength(3);
    expect(made).toBeCloseTo(value.value, 6);
  }
});

test("the Herfindahl–Hirschman index and the joint share", async () => {
  const { concentration } = await imports<{
    concentration: readonly { period: string; herfindahlHirschman: Made; topShare: Made }[];
  }>(`concentration { period herfindahlHirschman ${MADE} topShare(count: 2) ${MADE} }`);
  expect(concentration).toHaveLength(2);
  for (const { period, herfindahlHirschman, topShare } of concentration) {
    const shares = [...sharesIn(await inputsOf(herfindahlHirschman), period).values()];
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.reduce((sum, one) => sum + (100 * one) ** 2, 0)).toBeCloseTo(herfindahlHirschman.value, 9);
    const top = [...sharesIn(await inputsOf(topShare), period).values()];
    expect(top).toHaveLength(2);
    expect(top[0]! + top[1]!).toBeCloseTo(topShare.value, 12);
  }
});

test("the shift of supply, and what each mover moved", async () => {
  const { shareShift } = await imports<{
    shareShift: { shift: Made; movers: readonly { partner: { code: string }; change: Made }[] };
  }>(`shareShift(from: "2019", to: "2020") { shift ${MADE} movers { partner { code } change ${MADE} } }`);
  const moved = (found: readonly Found[], code: string) =>
    (sharesIn(found, "2020").get(code) ?? 0) - (sharesIn(found, "2019").get(code) ?? 0);
  const found = await inputsOf(shareShift.shift);
  const codes = [...new Set(found.map(({ partner }) => partner.code))].filter((code) => code !== "W00");
  expect(codes.reduce((sum, code) => sum + Math.abs(moved(found, code)), 0) / 2).toBeCloseTo(
    shareShift.shift.value,
    12,
  );
  for (const { partner, change } of shareShift.movers)
    expect(moved(await inputsOf(change), partner.code)).toBeCloseTo(change.value, 12);
});

test("the gap of a mirror, with the factor it was made comparable by", async () => {
  const { mirrorTrade } = await ask<{ mirrorTrade: readonly { fobGap: Made; relativeGap: Made }[] }>(
    `{ mirrorTrade(importer: "IND", exporter: "RUS", commodities: ["7208"], from: "2019", to: "2019", cifFobFactor: 1.1) {
      fobGap ${MADE} relativeGap ${MADE} } }`,
  );
  const { fobGap, relativeGap } = mirrorTrade[0]!;
  const found = await inputsOf(fobGap);
  const of = (flow: string) => found.find((one) => one.flow === flow)!.value.value;
  const factor = parameterOf(fobGap, "CIF ÷ FOB of the importer's value");
  const [bought, sold] = [of("IMPORT") / factor, of("EXPORT")];
  expect(factor).toBe(1.1);
  expect(bought - sold).toBeCloseTo(fobGap.value, 6);
  expect((bought - sold) / ((bought + sold) / 2)).toBeCloseTo(relativeGap.value, 12);
  expect(parameterOf(relativeGap, "CIF ÷ FOB of the importer's value")).toBe(1.1);
});
