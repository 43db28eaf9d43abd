import { expect, test } from "vitest";
import { comtradeCodeBook } from "../../src/sources/comtrade/codes.js";
import type { ComtradeCodeRow } from "../../src/sources/comtrade/codes.js";
import { reference, snapshotTable } from "../support/reference.js";

const rows = snapshotTable<ComtradeCodeRow>("trade/comtrade-codes.json");
const book = comtradeCodeBook(rows);

test.each([
  ["USA", 842],
  ["FRA", 251],
  ["IND", 699],
  ["CHE", 757],
  ["NOR", 579],
  ["TWN", 490],
  ["ITA", 380],
  ["PAK", 586],
  ["RUS", 643],
  ["DEU", 276],
  ["SDN", 729],
])("%s asks and is read as %i, never as its M49 number", (alpha3, code) => {
  expect(book.reporterCode(alpha3)).toBe(code);
  expect(book.partnerCode(alpha3)).toBe(code);
  expect(book.alpha3OfReporter(code)).toBe(alpha3);
  expect(book.alpha3OfPartner(code)).toBe(alpha3);
});

test("World is a partner only; groups do not report; ended states are read and not asked", () => {
  expect(book.partnerCode("W00")).toBe(0);
  expect(book.alpha3OfPartner(0)).toBe("W00");
  expect(book.reporterCode("W00")).toBeUndefined();
  expect(book.alpha3OfReporter(97)).toBeUndefined();
  expect(book.alpha3OfPartner(810)).toBe("SUN");
  expect(book.partnerCode("SUN")).toBeUndefined();
  expect(book.alpha3OfReporter(280)).toBe("DEU");
  expect(book.alpha3OfReporter(58)).toBe("XBL");
});

test("in its years an ended number is asked beside the present one", () => {
  expect(book.reporterCodes("DEU", 1990)).toEqual([276, 280]);
  expect(book.reporterCodes("DEU", 1991)).toEqual([276]);
  expect(book.partnerCodes("SDN", 2011)).toEqual([729, 736]);
  expect(book.partnerCodes("SCG", 2006)).toEqual([891]);
  expect(book.partnerCodes("SCG", 2007)).toEqual([]);
  expect(book.partnerCodes("W00", 2020)).toEqual([0]);
  expect(book.reporterCodes("W00", 2020)).toEqual([]);
});

test("every number is a place of the reference, and no two rests share one code", () => {
  for (const { alpha3 } of rows) expect(reference.countryByCode(alpha3), alpha3).toBeDefined();
  const rests = rows.filter(({ alpha3 }) => alpha3.startsWith("X")).map(({ alpha3 }) => alpha3);
  expect(new Set(rests).size).toBe(rests.length);
});

test("present reporters answer under one number each, and are partners of the same number", () => {
  const present = rows.filter(({ reporter, until }) => reporter && until === null);
  expect(new Set(present.map(({ alpha3 }) => alpha3)).size).toBe(present.length);
  for (const { alpha3, code } of present) expect(book.partnerCode(alpha3)).toBe(code);
});
