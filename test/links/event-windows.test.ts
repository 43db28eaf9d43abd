import { describe, expect, test } from "vitest";
import type { Period } from "../../src/kernel/index.js";
import { TradeWindowService } from "../../src/links/trade-window.service.js";
import type { TradePort } from "../../src/trade/index.js";
import { TradeService } from "../../src/trade/index.js";
import { sources } from "../prices/support.js";
import { reference } from "../support/reference.js";
import { FIGURE, findAll, run } from "./gateway.js";
import type { Caveat, Figure } from "./gateway.js";
import { clock, context, invented } from "./invented.js";

interface Side {
  readonly from: string;
  readonly to: string;
  readonly value: Figure;
  readonly share: Figure;
}
interface Window {
  readonly before: Side;
  readonly after: Side;
  readonly change: Figure;
  readonly control: { readonly change: Figure };
  readonly frequency: string;
  readonly comparable: boolean;
  readonly reasons: readonly string[];
  readonly caveats: readonly Caveat[];
}
const SIDE = "{ from to value { ...Figure } share { ...Figure } }";
const WINDOW = `{ before ${SIDE} after ${SIDE} change { ...Figure } control { change { ...Figure } } frequency comparable reasons caveats { id text } }`;
const STOP = "psm-stop-2015";
const ARGS = 'importer: "PAK", commodities: ["STEEL"], measure: NET_WEIGHT, before: "P36M", after: "P36M"';

describe("around an event", () => {
  test("Pakistan's steel imports before and after the mill stopped, in tonnes from all suppliers, by hand", async () => {
    const { data, errors } = await run<{ event: { tradeWindow: Window }; tradeWindow: Window }>(
      `{ event(id: "${STOP}") { tradeWindow(${ARGS}) ${WINDOW} }
         tradeWindow(at: "DiplomaticEvent:${STOP}", ${ARGS}) ${WINDOW} } ${FIGURE}`,
      {},
    );
    expect(errors).toBeUndefined();
    const found = data.event.tradeWindow;
    const { data: years } = await run<{ imports: { observations: { period: string; netWeight: Figure }[] } }>(
      `{ imports: trade(reporters: ["PAK"], commodities: ["STEEL"], flow: IMPORT, from: "2012", to: "2018", frequency: ANNUAL) { observations { period netWeight { ...Figure } } } } ${FIGURE}`,
      {},
    );
    const tonnes = (...wanted: string[]) =>
      years.imports.observations
        .filter(({ period }) => wanted.includes(period))
        .reduce((sum, { netWeight }) => sum + netWeight.value!, 0);
    const [before, after] = [tonnes("2012", "2013", "2014"), tonnes("2016", "2017", "2018")];
    expect(found.before).toMatchObject({ from: "2012-01-01", to: "2015-01-01", value: { unit: { code: "t" } } });
    expect(found.before.value.value).toBe(before);
    expect(found.after.value.value).toBe(after);
    expect(found.change.value).toBeCloseTo(after / before - 1, 12);
    expect(found.change.value).toBeGreaterThan(0.5);
    expect(await findAll(found.change.derivation!.inputs)).toEqual(found.change.derivation!.inputs);
    for (const none of [found.before.share, found.control.change]) {
      expect(none.missing).toMatchObject({ reason: "NOT_COMPARABLE" });
      expect(none.missing!.detail).toContain("No partner is named");
    }
    expect(found.frequency).toBe("ANNUAL");
    expect(found.reasons).toEqual([
      "Only annual figures are held: whole years before and after the year of the event stand for the months asked.",
    ]);
    const ids = found.caveats.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["links.descriptive", "links.weight-not-value", "links.period-of-date"]),
    );
    expect(ids).not.toContain("links.current-dollars");
    expect(data.tradeWindow).toEqual(found);
  });

  test("customs months of scrap around a month: what is whole is compared, the rest is named", async () => {
    const ask = (measure: string) =>
      run<{ tradeWindow: Window }>(
        `{ tradeWindow(at: "2025-11", importer: "PAK", commodities: ["7204"], before: "P3M", after: "P2M", measure: ${measure}) ${WINDOW} } ${FIGURE}`,
        {},
      );
    const { data, errors } = await ask("NET_WEIGHT");
    expect(errors).toBeUndefined();
    const weight = data.tradeWindow;
    expect(weight.frequency).toBe("MONTHLY");
    expect(weight.before.value.value).toBe(312_175 + 359_759 + 381_991);
    expect(weight.change.value).toBeCloseTo((394_135 + 386_669) / 2 / ((312_175 + 359_759 + 381_991) / 3) - 1, 12);
    expect(weight.reasons.join(" ")).toContain("Only 1 of 2 months of the same season");
    const value = (await ask("VALUE")).data.tradeWindow;
    expect(value.change.value).toBeCloseTo((196.18 + 220.4) / 2 / ((154.23 + 177.67 + 193.72) / 3) - 1, 10);
  });

  test("what the other measure holds is named", async () => {
    const { data } = await run<{ event: { tradeWindow: Window } }>(
      `{ event(id: "${STOP}") { tradeWindow(importer: "PAK", commodities: ["STEEL"]) { reasons change { value } } } }`,
      {},
    );
    expect(data.event.tradeWindow.change.value).toBeNull();
    expect(data.event.tradeWindow.reasons.join(" ")).toContain("ask with measure: NET_WEIGHT");
  });

  test("a price around an event, an agreement and the id of either", async () => {
    const change = "{ before { from to } change { value } comparable reasons caveats { id } }";
    const { data, errors } = await run<Record<string, Record<string, { before: { to: string }; change: object }>>>(
      `{ event(id: "${STOP}") { priceWindow(series: "wb-pink-sheet:COPPER", control: ["wb-pink-sheet:TIN"]) ${change} }
         priceSeries(id: "wb-pink-sheet:COPPER") {
           day: window(at: "2015-06-10", control: ["wb-pink-sheet:TIN"]) ${change}
           id: window(at: "DiplomaticEvent:${STOP}", control: ["wb-pink-sheet:TIN"]) ${change}
           signed: window(at: "Agreement:pak-rus-igc-6-2019") ${change} }
         agreement(id: "pak-rus-igc-6-2019") { priceWindow(series: "wb-pink-sheet:COPPER") ${change} } }`,
      {},
    );
    expect(errors).toBeUndefined();
    expect(data["event"]!["priceWindow"]).toEqual(data["priceSeries"]!["day"]);
    expect(data["priceSeries"]!["id"]).toEqual(data["priceSeries"]!["day"]);
    expect(data["priceSeries"]!["day"]!.before.to).toBe("2015-06-01");
    expect(data["agreement"]!["priceWindow"]).toEqual(data["priceSeries"]!["signed"]);
    expect(JSON.stringify(data["agreement"])).toContain("links.month-of-signature");
  });

  test("without a date there are no windows, and the reason says so", async () => {
    const { data, errors } = await run<{
      agreement: { priceWindow: object };
      tradeWindow: object;
    }>(
      `{ agreement(id: "pak-rus-psm-epc") { priceWindow(series: "wb-pink-sheet:COPPER") { before { from } comparable reasons change { value } } }
         tradeWindow(at: "Agreement:pak-rus-psm-epc", importer: "PAK", commodities: ["72"]) { before { from } comparable reasons } }`,
      {},
    );
    expect(errors).toBeUndefined();
    const reasons = ["The day of signature is not known to the registers held."];
    expect(data.agreement.priceWindow).toMatchObject({ before: null, comparable: false, reasons });
    expect(data.tradeWindow).toEqual({ before: null, comparable: false, reasons });
  });

  test.each([
    ["DiplomaticEvent:no-such", "CODE_UNKNOWN"],
    ["Agreement:no-such", "CODE_UNKNOWN"],
    ["Facility:pakistan-steel-mills", "BAD_USER_INPUT"],
  ])("at: %s is %s", async (at, code) => {
    const { errors } = await run(
      `{ tradeWindow(at: "${at}", importer: "PAK", commodities: ["72"]) { comparable } priceSeries(id: "wb-pink-sheet:COPPER") { window(at: "${at}") { comparable } } }`,
      {},
    );
    expect(errors!.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([
      [code, "at"],
      [code, "at"],
    ]);
  });

  test("a control needs a partner", async () => {
    const { errors } = await run(
      `{ event(id: "${STOP}") { tradeWindow(importer: "PAK", commodities: ["72"], control: ["CHN"]) { comparable } } }`,
      {},
    );
    expect(errors!.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([
      ["BAD_USER_INPUT", "control"],
    ]);
  });
});

describe("editions of the rows themselves", () => {
  const inEditions = (edition: (period: Period) => "H3" | "H4" | "H5"): TradePort => {
    const port = invented(() => 10);
    return {
      ...port,
      answer: async (questions, at) =>
        (await port.answer(questions, at)).map((list) =>
          list.map((answer) =>
            answer && !(answer instanceof Error)
              ? { ...answer, editions: new Map(answer.periods.map((period) => [period.text, [edition(period)]])) }
              : answer,
          ),
        ),
    };
  };
  const reasons = async (commodities: string[], at: string, edition: (period: Period) => "H3" | "H4" | "H5") => {
    const trade = new TradeService({ ports: [inEditions(edition)], reference, sources, clock, credential: null });
    const asked = { importer: "PAK", partner: "RUS", commodities, before: "P12M", after: "P12M", control: [] };
    return (await new TradeWindowService(trade, reference).around(at, asked, context())).reasons;
  };

  test("one edition throughout is none to warn of, whatever year it is", async () => {
    expect(await reasons(["722490"], "2017-01-01", () => "H4")).toEqual([]);
  });
  test("the rows' turn is found in a year when none took effect, and only where the goods moved", async () => {
    const late = (period: Period) => (period.year < 2019 ? "H3" : "H5");
    expect(await reasons(["7208"], "2019-01-01", late)).toEqual([]);
    const [reason, ...more] = await reasons(["8501"], "2019-01-01", late);
    expect(reason).toBe(
      "8501: from 2019-01 on the figures are in H5 (HS 2017), before in H3 (HS 2007); whether they hold the same goods is not known.",
    );
    expect(more).toEqual([]);
    expect(await reasons(["84"], "2019-01-01", late)).toHaveLength(1);
  });
});
