import { describe, expect, test } from "vitest";
import type { AgreementRecord, LifecycleRecord } from "../../src/agreements/agreements.records.js";
import { agreementAsOf } from "../../src/agreements/as-of.agreement.js";
import { agreement, citation, country } from "./support.js";

const step = (type: LifecycleRecord["type"], date: string | null, code?: string): LifecycleRecord => ({
  type,
  scope: code ? "PARTY" : "ALL",
  actor: code ? { kind: "COUNTRY", code } : null,
  date,
  sourceText: null,
});
const EDITION = { ...citation("wto-rta"), publishedOn: "2020-06" };
const record = (over: Partial<AgreementRecord>): AgreementRecord =>
  agreement({
    key: "wto-rta-1",
    sourceId: "wto-rta",
    signedOn: "1999-05-01",
    parties: [country("PAK"), country("IRN")],
    summary: "Written later.",
    citations: [EDITION],
    ...over,
  });
const states = (given: AgreementRecord, ...days: string[]) => days.map((day) => agreementAsOf(given, day)?.status);

describe("a record before its edition", () => {
  test("signed, in force, ended: each from its day on", () => {
    const ended = record({ status: "TERMINATED", inForceFrom: "2000-01", terminatedOn: "2010-12-31" });
    const days = ["1999-04-30", "1999-05-01", "2000-01-15", "2000-01-31", "2010-12-30", "2010-12-31"];
    expect(states(ended, ...days)).toEqual([undefined, "SIGNED", "SIGNED", "IN_FORCE", "IN_FORCE", "TERMINATED"]);
    expect(agreementAsOf(ended, "2005-01-01")).toMatchObject({ terminatedOn: null, summary: null, sourceStatus: null });
  });

  test("an end without a day is UNKNOWN until the edition that states it", () => {
    const ended = record({ status: "INACTIVE", inForceFrom: "2000", terminatedOn: null });
    expect(states(ended, "2005-01-01", "2020-06-29", "2020-06-30")).toEqual(["UNKNOWN", "UNKNOWN", "INACTIVE"]);
  });

  test("nothing dated: from its edition on", () => {
    const announced = record({ status: "NEGOTIATION", signedOn: null });
    expect(states(announced, "2020-06-29", "2020-06-30")).toEqual([undefined, "NEGOTIATION"]);
  });

  test("an undated edition is never known to have been out", () => {
    expect(agreementAsOf(record({ signedOn: null, citations: [citation("x")] }), "2026-01-01")).toBeNull();
  });

  test("the dates of an accession's first parties are not its own", () => {
    const accession = record({ signedOn: "2008-08-03", lifecycle: [step("ENTRY_INTO_FORCE", "1993-03-01", "PAK")] });
    expect(states(accession, "2000-01-01", "2008-08-03")).toEqual([undefined, "SIGNED"]);
  });

  test("steps after the day, and undated ones, are not there", () => {
    const lifecycle = [step("SIGNATURE", "1999-05-01"), step("AMENDMENT", "2003"), step("NOTIFICATION", null)];
    const then = agreementAsOf(record({ lifecycle }), "2003-06-30")!;
    expect(then.lifecycle.map(({ type }) => type)).toEqual(["SIGNATURE"]);
  });

  test("who is party when: signatories until entry into force, later ones not yet, an end that is to come open", () => {
    const parties = [
      { ...country("PAK"), to: "2015" },
      { ...country("IRN"), from: "2000-01-01" },
      { ...country("AFG"), from: "2011-08-07" },
    ];
    const given = record({ inForceFrom: "2000-01-01", parties });
    const of = (day: string) =>
      agreementAsOf(given, day)!.parties.map(({ actor, role, from, to }) =>
        [actor.kind === "COUNTRY" && actor.code, role, from, to].join(" "),
      );
    expect(of("1999-12-31")).toEqual(["PAK SIGNATORY  ", "IRN SIGNATORY  "]);
    expect(of("2005-01-01")).toEqual(["PAK PARTY  ", "IRN PARTY 2000-01-01 "]);
    expect(of("2016-01-01")).toEqual(["PAK PARTY  2015", "IRN PARTY 2000-01-01 ", "AFG PARTY 2011-08-07 "]);
  });

  test("where signatures are listed by party, they decide who is a signatory", () => {
    const given = record({
      inForceFrom: "2000-01-01",
      parties: [
        { ...country("PAK"), from: "2002-01-01" },
        { ...country("IRN"), from: "2002-01-01" },
        country("AFG", "SIGNATORY"),
      ],
      lifecycle: [step("SIGNATURE", "1999-05-01", "PAK"), step("SIGNATURE", "2004-01-01", "AFG")],
    });
    const of = (day: string) =>
      agreementAsOf(given, day)!.parties.map(({ actor, role }) => [Object.values(actor)[1], role]);
    expect(of("2001-01-01")).toEqual([["PAK", "SIGNATORY"]]);
    expect(of("2005-01-01")).toEqual([
      ["PAK", "PARTY"],
      ["IRN", "PARTY"],
      ["AFG", "SIGNATORY"],
    ]);
  });
});
