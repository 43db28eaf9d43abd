import { describe, expect, test } from "vitest";
import { dayOf } from "../../src/reference/index.js";
import { candidateCodes, refusalOf } from "../support/refusal.js";
import { reference } from "../support/reference.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";

const on = (group: string, day: string) => reference.membersOn(group, day);

test("every member is a country and no membership ends before it starts", () => {
  for (const group of reference.groups())
    for (const { code, from, to } of group.members) {
      expect(reference.countryByCode(code), `${group.id} ${code}`).toBeDefined();
      expect(from === null || to === null || from < to, `${group.id} ${code}`).toBe(true);
      for (const date of [from, to]) if (date !== null) expect(date).toMatch(/^\d{4}(-\d{2}){0,2}$/);
    }
});

describe("members by date", () => {
  test.each([
    ["EAEU", "2015-01-01", "ARM", false],
    ["EAEU", "2015-01-02", "ARM", true],
    ["EAEU", "2015-08-11", "KGZ", false],
    ["EAEU", "2015-08-12", "KGZ", true],
    ["EAEU", "2014-12-31", "RUS", false],
    ["SCO", "2017-06-08", "PAK", false],
    ["SCO", "2017-06-09", "PAK", true],
    ["SCO", "2023-07-04", "IRN", true],
    ["SCO", "2024-07-03", "BLR", false],
    ["BRICS", "2010-12-01", "ZAF", false],
    ["BRICS", "2011-01-01", "ZAF", true],
    ["BRICS", "2024-01-01", "ARE", true],
    ["BRICS", "2024-12-31", "IDN", false],
    ["BRICS", "2025-01-06", "IDN", true],
    ["BRICS", "2025-06-01", "SAU", false],
    ["EU", "2020-01-31", "GBR", true],
    ["EU", "2020-02-01", "GBR", false],
    ["EU", "2013-06-30", "HRV", false],
    ["EU27", "1995-01-01", "HRV", true],
    ["EU27", "2016-01-01", "GBR", false],
    ["ECO", "1990-01-01", "PAK", true],
    ["ECO", "1990-01-01", "KAZ", false],
    ["ECO", "1993-01-01", "KAZ", true],
    ["SAARC", "2007-04-02", "AFG", false],
    ["SAARC", "2007-04-03", "AFG", true],
    ["ASEAN", "2025-10-25", "TLS", false],
    ["ASEAN", "2025-10-26", "TLS", true],
    ["CIS", "2009-08-18", "GEO", false],
    ["WTO", "2012-08-21", "RUS", false],
    ["WTO", "2012-08-22", "RUS", true],
    ["WTO", "1995-01-01", "PAK", true],
  ])("%s on %s: %s %s", (group, day, code, member) => expect(on(group, day).includes(code)).toBe(member));

  test.each([
    ["EU27", "2022-01-01", 27],
    ["EU28", "2000-01-01", 28],
    ["EU", "2019-01-01", 28],
    ["EU", "2024-01-01", 27],
    ["EU", "1960-01-01", 6],
    ["EAEU", "2026-01-01", 5],
    ["SCO", "2025-01-01", 10],
    ["BRICS", "2025-02-01", 10],
    ["G20", "2024-01-01", 19],
    ["G7", "2024-01-01", 7],
    ["SAARC", "2024-01-01", 8],
    ["ECO", "2024-01-01", 10],
    ["ASEAN", "2026-01-01", 11],
    ["GCC", "2024-01-01", 6],
    ["D8", "2025-01-01", 9],
    ["OIC", "2024-01-01", 57],
    // 166 members with the European Union itself, which is not a country here.
    ["WTO", "2025-01-01", 165],
    ["EFTA", "2024-01-01", 4],
    ["SACU", "2024-01-01", 5],
  ])("%s on %s has %i", (group, day, count) => expect(on(group, day).length).toBe(count));
});

test("groups are found by id, name and alias; unknown ones are refused with candidates", () => {
  expect(reference.group("Eurasian Economic Union (EAEU)").id).toBe("EAEU");
  expect(reference.group("eaeu").id).toBe("EAEU");
  expect(reference.group("CountryGroup:SCO").id).toBe("SCO");
  expect(reference.groupNamed("European Free Trade Association (EFTA)")?.id).toBe("EFTA");
  expect(candidateCodes(refusalOf(() => reference.group("EAUE")))).toContain("EAEU");
  expect(reference.party("EAEU").constructor.name).toBe("CountryGroup");
  expect(reference.party("PAK").constructor.name).toBe("Country");
  expect(reference.groupsOf("PAK", "2025-01-01").map(({ id }) => id)).toEqual([
    "D8",
    "ECO",
    "OIC",
    "SAARC",
    "SCO",
    "WTO",
  ]);
});

test("a day is a day", () => {
  expect(dayOf("2026-03-03T00:00:00Z", "on")).toBe("2026-03-03");
  for (const text of ["2025", "2025-13-01", "yesterday"])
    expect(refusalOf(() => dayOf(text, "on")).code).toBe("BAD_USER_INPUT");
});

describe.skipIf(!hasSharedData)("compared with Global Trade Alert's flags", () => {
  const flags = hasSharedData
    ? (sharedJson("trade/reference/gta-countries-with-memberships.json") as Record<string, string | boolean>[])
    : [];
  test.each([
    ["is.g20", "G20", "2022-06-01"],
    ["is.eeu", "EAEU", "2022-06-01"],
    ["is.asean", "ASEAN", "2022-06-01"],
    ["is.eu", "EU28", "2022-06-01"],
    ["is.g7", "G7", "2022-06-01"],
    ["is.brics", "BRICS", "2022-06-01"],
    ["is.sacu", "SACU", "2022-06-01"],
  ])("%s is %s", (flag, group, day) => {
    const theirs = flags.filter((row) => row[flag] === true).map((row) => row["iso_code"]);
    expect([...on(group, day)]).toEqual(theirs.sort());
  });

  test("WTO: the same but for applicants it counts in and members it leaves out", () => {
    const theirs = flags.filter((row) => row["is.wto"] === true).map((row) => String(row["iso_code"]));
    const ours = on("WTO", "2023-01-01");
    expect(theirs.filter((code) => code.length === 3 && !ours.includes(code))).toEqual(["BLR", "UZB"]);
    expect(ours.filter((code) => !theirs.includes(code))).toEqual(["MAC"]);
  });
});
