import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import { AgreementRegisters } from "../../src/agreements/index.js";
import { createContext } from "../../src/graph/context.js";
import { CallGate, systemClock } from "../../src/kernel/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import {
  embedded,
  EXPORT,
  iiaPage,
  iiaPath,
  liveRegistersOn,
  onlyEmbedded,
  PAGE_PATH,
  reference,
  rtaRow,
  rtaWorkbook,
  treatyPageBody,
  treatyXmlBody,
  XLSX,
  XML_PATH,
} from "../support/live-registers.js";
import { byKey, codesOf, faultOf } from "../support/register.js";
import { FakeTime } from "../support/time.js";
import { body, FakeUpstream, stall, status } from "../support/upstream.js";

const DAY = 24 * 60 * 60 * 1000;
const background = { background: true };
let upstream: FakeUpstream;
const open: { close(): void }[] = [];
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await upstream.close();
});
const registersOn = (over: Parameters<typeof liveRegistersOn>[1] = {}) => {
  const registers = liveRegistersOn(upstream, over);
  open.push(registers);
  return registers;
};
const workbook = (...ids: number[]) => body(rtaWorkbook(ids.map((id) => rtaRow(id))), XLSX);
const keys = (records: readonly AgreementRecord[]) => records.map(({ key }) => key);
const nothing = onlyEmbedded({});

describe("the WTO's export", () => {
  const eaeu = rtaRow(1316, {
    "RTA Name": "Eurasian Economic Union (EAEU) - Iran",
    "Date of Signature (G)": "2023-12-25",
    "Date of Entry into Force (G)": "2025-05-15",
    "Current signatories": "Iran; Eurasian Economic Union (EAEU) ",
  });

  test("is fetched once and kept: fresh for a day, then fetched anew behind the answers", async () => {
    upstream.on(EXPORT, workbook(1, 2), workbook(1, 2, 3));
    const clock = new FakeTime();
    const port = registersOn({ clock, snapshot: nothing }).port("wto-rta");
    const first = await port.load();
    expect([keys(first.corpus.agreements), first.freshness]).toEqual([["wto-rta-1", "wto-rta-2"], "LIVE"]);
    expect(first.corpus.agreements[0]!.citations[0]).toMatchObject({
      dataset: "All RTAs, export of 2026-11-23",
      retrievedOn: "2026-11-23",
    });
    expect((await port.load(background)).freshness).toBe("CACHED");
    expect(upstream.seen).toHaveLength(1);
    clock.advance(DAY + 1000);
    expect((await port.load()).freshness).toBe("STALE");
    const renewed = await port.load(background);
    expect([renewed.corpus.agreements.length, renewed.freshness]).toEqual([3, "LIVE"]);
    expect(renewed.version).not.toBe(first.version);
  });

  test("says who asks", async () => {
    upstream.on(EXPORT, workbook(1));
    await registersOn({ snapshot: nothing }).port("wto-rta").load();
    expect(upstream.seen[0]!.headers["user-agent"]).toBe("entrepot-test/0");
  });

  test("shows agreements of the EAEU under Russia", async () => {
    upstream.on(EXPORT, body(rtaWorkbook([rtaRow(1), eaeu]), XLSX));
    const { corpus } = await registersOn({ snapshot: nothing }).port("wto-rta").load();
    expect(codesOf(byKey(corpus.agreements, "wto-rta-1316"))).toContain("RUS<EAEU");
  });

  test("keeps our links to other registers", async () => {
    upstream.on(EXPORT, workbook(153));
    const held = byKey(embedded.agreements("wto-rta"), "wto-rta-153");
    const { corpus } = await registersOn({ snapshot: onlyEmbedded({ "wto-rta": [held] }) })
      .port("wto-rta")
      .load();
    expect(corpus.agreements[0]!.sameAs).toEqual(["desta-2.3-224", "huggo-CHN-PAK-2006O", "unctad-iia-3389"]);
  });

  test("cut off, it is refused and the last good one stays, stale, with the reason", async () => {
    const whole = rtaWorkbook([rtaRow(1), rtaRow(2)]);
    upstream.on(EXPORT, body(whole, XLSX), body(whole.subarray(0, whole.length / 2), XLSX), status(503));
    const clock = new FakeTime();
    const port = registersOn({ clock, snapshot: nothing }).port("wto-rta");
    await port.load();
    clock.advance(2 * DAY);
    const cut = await port.load(background);
    expect([cut.corpus.agreements.length, cut.freshness, cut.failure?.code]).toEqual([2, "STALE", "UPSTREAM_BAD_DATA"]);
    clock.advance(DAY);
    const down = await port.load(background);
    expect([down.corpus.agreements.length, down.failure?.code]).toEqual([2, "UPSTREAM_UNAVAILABLE"]);
    clock.advance(90 * DAY);
    expect(await faultOf(() => port.load(background))).toMatch("UPSTREAM_UNAVAILABLE");
  });

  test("with less than half of its former rows is refused: of the last good one, or of the embedded one", async () => {
    upstream.on(EXPORT, workbook(1, 2, 3, 4), workbook(1), workbook(1, 2));
    const clock = new FakeTime();
    const port = registersOn({ clock, snapshot: nothing }).port("wto-rta");
    await port.load();
    clock.advance(2 * DAY);
    const less = await port.load(background);
    expect([less.corpus.agreements.length, less.failure?.code]).toEqual([4, "UPSTREAM_BAD_DATA"]);
    clock.advance(DAY);
    expect((await port.load(background)).corpus.agreements).toHaveLength(2);
    const against = registersOn({ snapshot: embedded }).port("wto-rta");
    expect(await faultOf(() => against.load())).toBe("UPSTREAM_BAD_DATA export");
  });

  test("is left alone after a failure: an hour where it answered wrongly, five minutes where it was not reached", async () => {
    upstream.on(EXPORT, status(404), status(500), workbook(1));
    const clock = new FakeTime();
    const port = registersOn({ clock, snapshot: nothing }).port("wto-rta");
    const askAfter = async (ms: number) => {
      clock.advance(ms);
      return [await faultOf(() => port.load(background)), upstream.seen.length];
    };
    expect(await askAfter(0)).toEqual(["UPSTREAM_REFUSED ", 1]);
    expect(await askAfter(59 * 60_000)).toEqual(["UPSTREAM_REFUSED ", 1]);
    expect(await askAfter(60_000)).toEqual(["UPSTREAM_UNAVAILABLE ", 2]);
    expect(await askAfter(299_000)).toEqual(["UPSTREAM_UNAVAILABLE ", 2]);
    expect(await askAfter(1_000)).toEqual(["no error", 3]);
  });

  test("is shared by processes", async () => {
    upstream.on(EXPORT, workbook(1, 2));
    const dir = mkdtempSync(join(tmpdir(), "registers-"));
    const one = registersOn({ dir, snapshot: nothing });
    await one.port("wto-rta").load();
    await one.cache.idle();
    const other = await registersOn({ dir, snapshot: nothing }).port("wto-rta").load();
    expect([keys(other.corpus.agreements), other.freshness]).toEqual([["wto-rta-1", "wto-rta-2"], "CACHED"]);
    expect(upstream.seen).toHaveLength(1);
  });

  test("asked for a question, it passes the gate; a plan calls nobody", async () => {
    upstream.on(EXPORT, workbook(1));
    const port = registersOn({ snapshot: nothing }).port("wto-rta");
    const context = createContext({ deadlineMs: 5000, clock: systemClock });
    const plan = { ...context, gate: new CallGate(20, "PLAN") };
    expect((await port.load({ context: plan })).corpus.agreements).toEqual([]);
    expect([upstream.seen.length, plan.gate.planned.map(({ url }) => url)]).toEqual([0, [`${upstream.url}${EXPORT}`]]);
    await port.load({ context });
    expect([context.gate.planned.length, context.usage.callsBySource]).toEqual([1, [{ source: "wto-rta", calls: 1 }]]);
  });
});

describe("UNCTAD's pages of countries", () => {
  const pakistan = iiaPath(160, "pakistan");
  const russia = iiaPath(175, "russian-federation");
  const germany = ["1732", "Germany", "25/11/1959"] as const;
  const china = ["893", "China", "09/11/2006"] as const;

  test("are joined, each kept by itself", async () => {
    upstream
      .on(pakistan, body(iiaPage("Pakistan", [germany]), "text/html"))
      .on(russia, body(iiaPage("Russian Federation", [china]), "text/html"));
    const port = registersOn({ snapshot: nothing }).port("unctad-iia");
    const { corpus } = await port.load();
    expect(keys(corpus.agreements)).toEqual(["unctad-iia-1732", "unctad-iia-893"]);
    expect(corpus.coverage[0]!.covers).toMatch("of: Pakistan, Russia");
    await port.load(background);
    expect(upstream.seen).toHaveLength(2);
  });

  test("of another country are refused under any words; the others answer, and what is embedded stays for that one", async () => {
    upstream
      .on(pakistan, body(iiaPage("Papua New Guinea", [germany]), "text/html"))
      .on(russia, body(iiaPage("Russian Federation", [china]), "text/html"));
    const held = embedded
      .agreements("unctad-iia")
      .filter((one) => codesOf(one).includes("PAK"))
      .slice(0, 2);
    const snapshot = onlyEmbedded({ "unctad-iia": held });
    const auto = await registersOn({ snapshot }).port("unctad-iia").load();
    expect(auto.failure).toMatchObject({ code: "UPSTREAM_BAD_DATA", extensions: { field: "title" } });
    expect([auto.freshness, keys(auto.corpus.agreements)]).toEqual(["STALE", [...keys(held), "unctad-iia-893"]]);
    const live = await registersOn({ snapshot, mode: "live" }).port("unctad-iia").load();
    expect(keys(live.corpus.agreements)).toEqual(["unctad-iia-893"]);
  });

  test("of the countries chosen", async () => {
    upstream.on(iiaPath(42, "china"), body(iiaPage("China", [germany]), "text/html"));
    const countries = [{ code: "CHN", page: 42, slug: "china" }];
    const { corpus } = await registersOn({ snapshot: nothing, countries }).port("unctad-iia").load();
    expect(codesOf(corpus.agreements[0]!)).toEqual(["CHN", "DEU"]);
  });
});

describe("the UN's treaties", () => {
  const treaty = byKey(embedded.agreements("un-mtdsg"), "un-mtdsg-XXVI-9");
  /** With as many parties as the answers have. */
  const small = onlyEmbedded({ "un-mtdsg": [{ ...treaty, parties: treaty.parties.slice(0, 2) }] });

  test("are read as XML", async () => {
    upstream.on(XML_PATH, body(treatyXmlBody(), "text/xml"));
    const { corpus } = await registersOn({ snapshot: small }).port("un-mtdsg").load();
    expect(corpus.agreements).toHaveLength(1);
    expect(codesOf(corpus.agreements[0]!)).toEqual(["NZL", "COK"]);
    expect(corpus.agreements[0]!.signedOn).toBe("2017-07-07");
  });

  test.each([
    ["no such file", status(404)],
    ["a web page in its place", body("<html><body>Not here</body></html>", "text/html")],
    ["a redirect", status(302, "", { location: "/sorry" })],
  ])("%s: their pages are read instead", async (_name, reply) => {
    upstream.on(XML_PATH, reply).on(PAGE_PATH, body(treatyPageBody(), "text/html"));
    const answer = await registersOn({ snapshot: small }).port("un-mtdsg").load();
    expect([answer.freshness, codesOf(answer.corpus.agreements[0]!)]).toEqual(["LIVE", ["NZL", "COK"]]);
    expect(upstream.seen.at(-1)!.query.get("mtdsg_no")).toBe("XXVI-9");
    expect(upstream.seen.at(-1)!.query.get("chapter")).toBe("26");
  });

  test("under maintenance, with status 200: unavailable, and no second call", async () => {
    upstream.on(
      XML_PATH,
      body("<p>The site requires urgent maintenance and is currently unavailable.</p>", "text/html"),
    );
    const port = registersOn({ snapshot: small }).port("un-mtdsg");
    expect(await faultOf(() => port.load())).toMatch("UPSTREAM_UNAVAILABLE");
    expect(upstream.seen).toHaveLength(1);
  });

  test("another treaty's page is refused: the day of the conclusion is not the one known", async () => {
    upstream.on(XML_PATH, body(treatyXmlBody(undefined, "New York, 2 April 2013"), "text/xml"));
    expect(await faultOf(() => registersOn({ snapshot: small }).port("un-mtdsg").load())).toBe(
      "UPSTREAM_BAD_DATA the conclusion of XXVI-9",
    );
  });

  test("with less than half of the participants is refused", async () => {
    upstream.on(XML_PATH, body(treatyXmlBody([["New Zealand", "", "31 Jul 2018"]]), "text/xml"));
    const snapshot = onlyEmbedded({ "un-mtdsg": [{ ...treaty, parties: treaty.parties.slice(0, 3) }] });
    expect(await faultOf(() => registersOn({ snapshot }).port("un-mtdsg").load())).toBe("UPSTREAM_BAD_DATA XXVI-9");
  });

  test("beyond the budget of a question are left to the next refresh", async () => {
    const other = byKey(embedded.agreements("un-mtdsg"), "un-mtdsg-XXVI-8");
    upstream.on(XML_PATH, body(treatyXmlBody(), "text/xml"));
    const snapshot = onlyEmbedded({ "un-mtdsg": [...small.agreements("un-mtdsg"), other] });
    const context = { ...createContext({ deadlineMs: 5000, clock: systemClock }), gate: new CallGate(1) };
    const { corpus } = await registersOn({ snapshot }).port("un-mtdsg").load({ context });
    expect(keys(corpus.agreements)).toEqual(["un-mtdsg-XXVI-9", "un-mtdsg-XXVI-8"]);
    expect(corpus.coverage[0]!.covers).toMatch("2 treaties deposited with the Secretary-General; 1 of them");
    expect(upstream.seen).toHaveLength(1);
  });

  test("all that are embedded have an address in the collection", () => {
    for (const { key } of embedded.agreements("un-mtdsg")) expect(key).toMatch(/^un-mtdsg-[IVX]+-\d+(-[a-z])?$/);
    expect(embedded.agreements("un-mtdsg")).toHaveLength(26);
  });
});

test("in mode live the first question waits for all of them, but not for one that says nothing; the next ones do not ask again", async () => {
  const treaty = byKey(embedded.agreements("un-mtdsg"), "un-mtdsg-XXVI-9");
  const small = onlyEmbedded({ "un-mtdsg": [{ ...treaty, parties: treaty.parties.slice(0, 2) }] });
  upstream.on("*", status(404)).on(EXPORT, stall()).on(XML_PATH, body(treatyXmlBody(), "text/xml"));
  const { ports } = registersOn({ snapshot: small, mode: "live" });
  const registers = new AgreementRegisters({
    ports,
    awaitLive: true,
    firstLoadMs: 400,
    reference,
    sources: createCatalogue(),
  });
  const contexts = Array.from({ length: 50 }, () => createContext({ deadlineMs: 5_000, clock: systemClock }));
  const [first, ...others] = await Promise.all(contexts.map((context) => registers.current(context)));
  expect(new Set([first, ...others]).size).toBe(1);
  expect(first!.index.agreements.map(({ record }) => record.key)).toEqual(["un-mtdsg-XXVI-9"]);
  expect(first!.coverage.map((row) => [row.source.id, row.available, row.freshness, row.errorCode])).toEqual([
    ["un-mtdsg", true, "LIVE", null],
    ["wto-rta", false, null, "UPSTREAM_TIMEOUT"],
    ["unctad-iia", false, null, "UPSTREAM_REFUSED"],
  ]);
  // The export, two pages, one treaty.
  expect(upstream.seen).toHaveLength(4);
  // They are everybody's: nobody is charged for them.
  expect(contexts.every(({ usage, gate }) => usage.upstreamCalls === 0 && gate.planned.length === 0)).toBe(true);
});
