import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { decodeHuggoAgreements, decodeHuggoStates, decodeHuggoTexts } from "../../src/sources/huggo/decode.js";
import { readHuggoId } from "../../src/sources/huggo/ids.js";
import { normaliseHuggo } from "../../src/sources/huggo/normalise.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { byKey, codesOf, faultOf, involving, unresolved } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const TRADE =
  "manyID,treatyID,Title,Begin,stateID,Signature,Force,End,StateSignature,StateRatification,StateForce,StateEnd,Accession,,";
const STATES = "stateID,treatyID,Title,Begin,End,Signature,StateSignature,StateRatification,Force,StateForce,StateEnd";
const TEXTS = "manyID,Title,Signature,url,No_source,treatyID";
const AGREEMENTS = "Title,Begin,TypeDomain,TypeSubject,Location,TextURL";
const open = "31.12.9999";
const row = (state: string, rest: string) =>
  `X,ATL-PAK[NA]_2006O,Atlantis Pakistan,24.11.2006,${state},24.11.2006,01.07.2007,${open},${rest},,`;

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const edition = { dataset: "test", publishedOn: null, retrievedOn: null };
interface Files {
  readonly trade?: readonly string[];
  readonly states?: readonly string[];
  readonly texts?: readonly string[];
  readonly agreements?: readonly string[];
}
const csv = (head: string, lines: readonly string[] = []) => Buffer.from([head, ...lines].join("\n"), "utf8");
const blank = (head: string) => [head.replace(/[^,]+/g, "-")];
const read = ({ trade, states, texts, agreements }: Files): AgreementRecord[] =>
  normaliseHuggo(
    {
      trade: trade ? decodeHuggoStates(csv(TRADE, trade), "latin1") : [],
      states: states ? decodeHuggoStates(csv(STATES, states), "utf8") : [],
      texts: decodeHuggoTexts(csv(TEXTS, texts ?? blank(TEXTS)), "utf8"),
      agreements: decodeHuggoAgreements(csv(AGREEMENTS, agreements ?? blank(AGREEMENTS))),
    },
    reference,
    edition,
    "2026-02-01",
  );

describe("trade agreements", () => {
  test("days come first; 31.12.9999 is still in force", () => {
    const [record] = read({ trade: [row("PAK", `24.11.2006,NA,01.07.2007,${open},NA`)] });
    expect(record).toMatchObject({
      key: "huggo-ATL-PAK-2006O",
      signedOn: "2006-11-24",
      inForceFrom: "2007-07-01",
      terminatedOn: null,
      status: "IN_FORCE",
    });
  });
  test("an end that is past ends it, one to come does not, and an unknown one leaves the status open", () => {
    const ending = (end: string) => read({ trade: [row("PAK", "NA,NA,NA,NA,NA").replace(open, end)] })[0]!;
    expect(ending("30.06.2023")).toMatchObject({ status: "TERMINATED", terminatedOn: "2023-06-30" });
    expect(ending("30.06.2030")).toMatchObject({ status: "UNKNOWN", terminatedOn: null });
    expect(ending("30.06.2030").lifecycle.at(-1)).toMatchObject({ type: "EXPIRY", date: "2030-06-30" });
    expect(ending("NA")).toMatchObject({ status: "UNKNOWN", terminatedOn: null });
  });
  test("a state's own dates stand on the state, and only where they differ", () => {
    const [record] = read({
      trade: [
        row("PAK", `24.11.2006,NA,01.07.2007,${open},NA`),
        row("POL", "NA,25.05.2005,01.05.2009,30.04.2019,01.05.2009"),
      ],
    });
    expect(record!.parties.map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      ["2009-05-01", "2019-04-30"],
    ]);
    expect(
      record!.lifecycle.filter(({ scope }) => scope === "PARTY").map(({ type, date }) => `${type} ${date}`),
    ).toEqual(["RATIFICATION 2005-05-25", "ACCESSION 2009-05-01", "WITHDRAWAL 2019-04-30"]);
  });
  test("a year or a month lowers the precision", () => {
    expect(
      read({
        trade: [row("PAK", "NA,NA,NA,NA,NA").replace("01.07.2007", "2008").replaceAll("24.11.2006", "2006-11")],
      })[0],
    ).toMatchObject({ signedOn: "2006-11", inForceFrom: "2008" });
  });
  test("ALG, KOS, EC and EFTA are the file's own codes", () => {
    const [record] = read({ trade: ["ALG", "KOS", "EC", "EFTA"].map((code) => row(code, "NA,NA,NA,NA,NA")) });
    expect(record!.parties.map(({ actor }) => actor)).toEqual([
      { kind: "COUNTRY", code: "DZA" },
      { kind: "COUNTRY", code: "XKX" },
      { kind: "GROUP", id: "EU" },
      { kind: "GROUP", id: "EFTA" },
    ]);
  });
  test("the text is found by either id, before or after the colon; quotes go, and what has no source has no text", () => {
    const text = (line: string) => read({ trade: [row("PAK", "NA,NA,NA,NA,NA")], texts: [line] })[0]!.texts;
    const quoted = '"""https://example.org/a.pdf"""';
    expect(text(`ATL-PAK[NA]_2006O:ATL-PAK[NA]_2003O,Other,01.01.2000,${quoted},NA,NA`)).toEqual([
      { url: "https://example.org/a.pdf", language: null },
    ]);
    expect(text(`NA,Atlantis Pakistan,24.11.2006,${quoted},NA,`)).toHaveLength(1);
    expect(text(`ATL-PAK[NA]_2006O,A,NA,${quoted},1,NA`)).toEqual([]);
    expect(text(`ATL-PAK[NA]_2006O,A,NA,https://example.org/Ø§Ù\u0084,NA,NA`)).toEqual([]);
  });
});

describe("agreements of every subject, rows of some states", () => {
  const state = (
    code: string,
    id: string,
    title: string,
    rest = "9999-12-31,1970-01-02,1970-01-02,,1971-03-04,1971-03-04,9999-12-31",
  ) => `${code},${id},${title},1970-01-02,${rest}`;
  test("a bilateral id names the partner; of others the rest is said to be missing", () => {
    const [pair, many] = read({
      states: [state("RUS", "RUS-USA_1970A", "Agreement On Fish"), state("PAK", "MARPOL_1973A", "Convention On Ships")],
    });
    expect(codesOf(pair!)).toEqual(["RUS", "USA"]);
    expect([pair!.summary, pair!.instrumentKind, pair!.topics]).toEqual([null, "AGREEMENT", ["fisheries"]]);
    expect(many!.summary).toContain("Other parties are not listed");
  });
  test("an amendment has its agreement as predecessor", () => {
    expect(
      read({ states: [state("PAK", "MNSDOL_1997E2:MNSDOL_1987P", "Amendment To The Protocol")] })[0],
    ).toMatchObject({
      key: "huggo-MNSDOL-1997E2",
      instrumentKind: "PROTOCOL_OF_AMENDMENT",
      predecessors: ["huggo-MNSDOL-1987P"],
    });
  });
  test("one id for several agreements makes several keys; one state twice is one party", () => {
    const rows = ["Part 11", "Fish Stocks", "Part 11"].map((title) => state("PAK", "UNCLOS_1982A", title));
    expect(read({ states: rows }).map(({ key, parties }) => [key, parties.length])).toEqual([
      ["huggo-UNCLOS-1982A", 1],
      ["huggo-UNCLOS-1982A-2", 1],
    ]);
  });
  test("acts of organisations are no agreements; what the trade file has is not repeated", () => {
    const acts = [
      state("PAK", "WCMHAP_2019R72", "Resolution WHA72 Plan"),
      state("PAK", "STRNMH_2002O", "Strengthening"),
      state("PAK", "WHGAPS_2019A", "WHA726 Global Action On Patient Safety"),
    ];
    expect(read({ states: acts })).toEqual([]);
    const repeated = "PAK,ATL-PAK_2006A,Atlantis Pakistan,2006-11-24,,2006-11-24,,,,,";
    expect(read({ trade: [row("PAK", "NA,NA,NA,NA,NA")], states: [repeated] })).toHaveLength(1);
  });
  test("subject, place and text by title and first day; doubtful days are no date", () => {
    const [record] = read({
      states: [state("PAK", "ATLIND_1970A", "Agreement On X").replace(/1971-03-04/g, "1971-03-04?")],
      agreements: ["Agreement On X,1970-01-02,Health,NA,Geneva,https://example.org/x.pdf"],
    });
    expect(record).toMatchObject({
      topics: ["health"],
      signedAt: "Geneva",
      inForceFrom: null,
      texts: [{ url: "https://example.org/x.pdf" }],
    });
  });
});

test("ids", () => {
  expect(readHuggoId("CHN-PAK[SRV]_2009O:CHN-PAK[SRV]_2009O")).toEqual({
    key: "huggo-CHN-PAK-SRV-2009O",
    parent: null,
    pair: ["CHN", "PAK"],
    letter: "O",
  });
  expect(readHuggoId("D PTA_2006O8").key).toBe("huggo-DPTA-2006O8");
  expect(readHuggoId("_2000O5").key).toBe("huggo-2000O5");
});

describe("what the files do not document is refused by its place", () => {
  test.each<[string, () => unknown, string]>([
    ["other columns", () => decodeHuggoStates(csv("a,b", ["1,2"]), "utf8"), "the first line"],
    [
      "no id",
      () => read({ trade: [row("PAK", "NA,NA,NA,NA,NA").replace("ATL-PAK[NA]_2006O", "NA")] }),
      'row 2, "treatyID"',
    ],
    ["a state in words", () => read({ trade: [row("Pakistan", "NA,NA,NA,NA,NA")] }), 'row 2, "stateID"'],
    ["a state nobody knows", () => read({ trade: [row("QQQ", "NA,NA,NA,NA,NA")] }), 'stateID "QQQ"'],
  ])("%s", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("the files as found", () => {
  let records: AgreementRecord[] = [];
  beforeAll(() => {
    const file = (name: string) => readFileSync(join(SHARED_DATA, "agreements/data/huggo", name));
    const trade = decodeHuggoStates(file("HUGGO_MEM_trade_additional.csv"), "latin1");
    const states = decodeHuggoStates(file("GGO_parties.PAK-RUS.csv"), "utf8");
    const texts = [
      ...decodeHuggoTexts(file("HUGGO_trd_reconciled.csv"), "latin1"),
      ...decodeHuggoTexts(file("HUGGO_trd_additional.csv"), "utf8"),
    ];
    const agreements = decodeHuggoAgreements(file("HUGGO_clean.csv"));
    expect([trade, states, texts, agreements].map(({ length }) => length)).toEqual([5644, 1502, 631, 4532]);
    records = normaliseHuggo({ trade, states, texts, agreements }, reference, edition, "2026-02-01");
  });
  test("every key once, every party known", () => {
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
    expect(unresolved(records)).toEqual([]);
    expect(records.filter(({ topics }) => topics.includes("trade")).length).toBeGreaterThan(760);
  });
  test("Pakistan's trade agreements with their days", () => {
    const pakistan = involving(records, "PAK").filter(({ topics }) => topics.includes("trade"));
    expect(pakistan.filter(({ key }) => key.includes("PAK") && !key.includes("SRV"))).toHaveLength(8);
    expect(byKey(records, "huggo-CHN-PAK-2006O")).toMatchObject({
      signedOn: "2006-11-24",
      inForceFrom: "2007-07-01",
      status: "IN_FORCE",
      texts: [{ url: "https://wits.worldbank.org/GPTAD/PDF/archive/China-Pakistan.pdf" }],
    });
    expect(byKey(records, "huggo-PAK-TUR-TRK-2022O")).toMatchObject({
      signedOn: "2022-08-12",
      inForceFrom: "2023-05-01",
    });
    expect(byKey(records, "huggo-GCCPKS-2023O")).toMatchObject({ signedOn: "2023-09-28", inForceFrom: null });
  });
  test("the interim agreement of the EAEU with Iran ended in 2025", () => {
    expect(byKey(records, "huggo-ERSEUI-2018O")).toMatchObject({
      inForceFrom: "2019-10-27",
      terminatedOn: "2025-10-27",
      status: "TERMINATED",
    });
  });
  test("Pakistan and Russia share treaties of many states and no trade agreement of their own", () => {
    const both = involving(involving(records, "PAK"), "RUS");
    expect(both.filter(({ key }) => /PAK-RUS|RUS-PAK/.test(key))).toEqual([]);
    expect(both.filter(({ topics }) => topics.includes("trade")).map(({ title }) => title)).toEqual([
      "Agreement Establishing The World Trade Organization",
    ]);
  });
});
