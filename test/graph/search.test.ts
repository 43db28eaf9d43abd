import { describe, expect, test } from "vitest";
import { SearchService } from "../../src/graph/search.service.js";

const entry = (id: string, title: string, text = "", boost = 1) => ({ id, title, text, boost, node: () => ({ id }) });
const entries = [
  entry("Facility:psm", "Pakistan Steel Mills", "PSM Karachi Pipri Bin Qasim"),
  entry("Country:PAK", "Pakistan", "PAK PK Пакистан Pakistán", 2),
  entry("Commodity:7208", "Flat-rolled products of iron or non-alloy steel, hot-rolled", "7208"),
  entry("PriceSeries:hrc", "Steel, hot rolled coil/sheet, Japan export", "HRC HOT_ROLLED_COIL"),
  entry("Country:CIV", "Côte d'Ivoire", "Ivory Coast"),
];
const service = new SearchService([() => entries]);
const find = async (text: string) => (await service.search(text, 10)).map(({ entry: { id } }) => id);

describe("search", () => {
  test.each([
    ["steel mills karachi", "Facility:psm"],
    ["pakistan", "Country:PAK"],
    ["pakistn", "Country:PAK"],
    ["ПАКИСТАН", "Country:PAK"],
    ["cote divoire", "Country:CIV"],
    ["Cote d'Ivoire", "Country:CIV"],
    ["hot rolled", "PriceSeries:hrc"],
    ["7208", "Commodity:7208"],
    ["kara", "Facility:psm"],
  ])("%s → %s first", async (text, id) => {
    expect((await find(text))[0]).toBe(id);
  });

  test("all words first; any word where no record has all", async () => {
    expect(await find("steel karachi")).toEqual(["Facility:psm"]);
    expect(await find("steel zzzzzz")).toContain("Facility:psm");
  });

  test("nothing found is empty, and the order is stable", async () => {
    expect(await find("zzzzzz")).toEqual([]);
    expect(await find("steel")).toEqual(await find("steel"));
  });

  test("the index is built once, at the first search", async () => {
    let built = 0;
    const lazy = new SearchService([
      () => {
        built += 1;
        return entries;
      },
    ]);
    expect(built).toBe(0);
    await Promise.all([lazy.search("steel", 1), lazy.search("pakistan", 1)]);
    expect(built).toBe(1);
  });
});
