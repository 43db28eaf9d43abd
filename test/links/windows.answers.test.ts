import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { FIGURE, findAll, published, run } from "./gateway.js";

interface Side {
  readonly from: string;
  readonly to: string;
  readonly value: Figure;
  readonly share: Figure;
}
interface Window {
  readonly before: Side | null;
  readonly after: Side | null;
  readonly change: Figure;
  readonly control: { readonly before: Figure; readonly after: Figure; readonly change: Figure };
  readonly comparable: boolean;
  readonly reasons: readonly string[];
  readonly caveats: readonly Caveat[];
}
interface Data {
  readonly agreement: { readonly tradeWindow: Window | null } | null;
}

const WHOLE = `query ($agreement: ID!, $importer: CountryCode!, $partner: CountryCode!, $commodities: [CommodityCode!]!, $before: Duration = "P24M", $after: Duration = "P12M") {
  agreement(id: $agreement) {
    tradeWindow(importer: $importer, partner: $partner, commodities: $commodities, before: $before, after: $after) {
      before { from to value { ...Figure } share { ...Figure } }
      after { from to value { ...Figure } share { ...Figure } }
      change { ...Figure } control { before { ...Figure } after { ...Figure } change { ...Figure } } comparable reasons caveats { id text }
    }
  }
}
${FIGURE}`;
const ask = (variables: Record<string, unknown>) => run<Data>(WHOLE, variables);
const figuresOf = ({ before, after, change, control }: Window): readonly Figure[] => [
  ...[before, after].flatMap((side) => (side ? [side.value, side.share] : [])),
  change,
  control.before,
  control.after,
  control.change,
];

const story = { agreement: "pak-rus-psm-2025", importer: "PAK", partner: "RUS", commodities: ["72"] };

describe("trade before and after a signature", () => {
  test("the story's protocol: no monthly figure by supplier is held, so nothing is compared and nothing fails", async () => {
    const { errors } = await published<Data>("before-after-signature", story);
    expect(errors).toBeUndefined();
    const { data } = await ask(story);
    const window = data.agreement!.tradeWindow!;
    expect(window.comparable).toBe(false);
    expect(window.reasons.length).toBeGreaterThan(0);
    expect(window.caveats.map(({ id }) => id)).toContain("links.descriptive");
    for (const figure of figuresOf(window)) {
      expect(figure.value).toBeNull();
      expect(figure.missing!.reason).toBeTruthy();
    }
    // Signed on 11 July 2025: July belongs to neither side.
    expect([window.before!.from, window.before!.to]).toEqual(["2023-07-01", "2025-07-01"]);
    expect([window.after!.from, window.after!.to]).toEqual(["2025-08-01", "2026-08-01"]);
  });

  test("a signature known to the year only: whole years, and fiscal years fit no window", async () => {
    const { data, errors } = await ask({
      agreement: "pak-rus-psm-memorandum-2013",
      importer: "IND",
      partner: "RUS",
      commodities: ["72"],
    });
    expect(errors).toBeUndefined();
    const window = data.agreement!.tradeWindow!;
    expect(window.comparable).toBe(false);
    expect(window.reasons.join(" ")).toMatch(/fiscal/i);
    expect(window.reasons.join(" ")).toMatch(/\bIND\b/);
    expect(window.change.missing!.reason).toBe("NOT_COMPARABLE");
    expect([window.before!.to, window.after!.from]).toEqual(["2013-01-01", "2014-01-01"]);
    // Of April to March years only 2011/12 lies in the two years before: its figure is not one of 24 months.
    expect(window.before!.value.value).toBe(636_550_000);
    expect(window.before!.value.status).toContain("PARTIAL");
    expect(await findAll(window.before!.value.derivation!.inputs)).toEqual([
      "TradeObservation:india-tradestat~IMPORT~IND~RUS~72~FY2011/12",
    ]);
  });

  test("one year of a window of two is not compared, though it is there", async () => {
    const { data, errors } = await ask({
      agreement: "pak-rus-igc-6-2019",
      importer: "PAK",
      partner: "ZAF",
      commodities: ["720449"],
      before: "P12M",
      after: "P12M",
    });
    expect(errors).toBeUndefined();
    const window = data.agreement!.tradeWindow!;
    expect(window.comparable).toBe(false);
    expect(window.before!.value.value).toBeNull();
    expect(window.after!.value.value).toBe(3_950_877);
    expect(window.change.value).toBeNull();
    expect(window.reasons.join(" ")).toMatch(/ZAF/);
  });

  test("an instrument without a day of signature has no windows", async () => {
    const { data, errors } = await ask({ ...story, agreement: "pak-rus-psm-epc" });
    expect(errors).toBeUndefined();
    const window = data.agreement!.tradeWindow!;
    expect(window).toMatchObject({ before: null, after: null, comparable: false });
    expect(window.reasons).toHaveLength(1);
  });

  test.each([
    ["importer", { importer: "Atlantis" }, "CODE_UNKNOWN"],
    ["partner", { partner: "PAK" }, "BAD_USER_INPUT"],
    ["partner", { partner: "W00" }, "BAD_USER_INPUT"],
    ["commodities", { commodities: ["7299"] }, "CODE_UNKNOWN"],
    ["before", { before: "P0M" }, "BAD_USER_INPUT"],
    ["after", { after: "12 months" }, "BAD_USER_INPUT"],
  ])("refuses %s by name: %j", async (argument, wrong, code) => {
    const { data, errors } = await ask({ ...story, ...wrong });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([[code, argument]]);
    expect(data.agreement!.tradeWindow).toBeNull();
  });
});
