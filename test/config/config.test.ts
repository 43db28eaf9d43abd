import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { loadConfig, Secret, SETTINGS, sourceVariable, unknownVariables } from "../../src/config.js";
import { CodedError } from "../../src/kernel/index.js";

const failure = (environment: Record<string, string>): CodedError => {
  try {
    const config = loadConfig(environment);
    config.source("comtrade");
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error("was accepted");
};

describe("settings", () => {
  test("defaults stand without any variable, and for empty ones", () => {
    expect(loadConfig({})).toMatchObject({ host: "127.0.0.1", port: 4000, mode: "auto", executor: "jit" });
    expect(loadConfig({ PORT: " ", ENTREPOT_MODE: "" })).toMatchObject({ port: 4000, mode: "auto" });
  });

  test("names with values: defaults stand, a value may be left out where it may, twice the same is refused", () => {
    expect(loadConfig({})).toMatchObject({
      wikidataItems: [],
      wikidataCountries: [["PAK", "Q843"], ["RUS", "Q159"]], // prettier-ignore
      unctadIiaCountries: [["PAK", ""], ["RUS", ""]], // prettier-ignore
      unTreaties: [],
    });
    expect(
      loadConfig({
        ENTREPOT_WIKIDATA_ITEMS: "pakistan-steel-mills=Q42, moip=Q7",
        ENTREPOT_UNCTAD_IIA_COUNTRIES: "CHN,PAK:160",
        ENTREPOT_UN_TREATIES: "XXVI-9,IV-11-b",
      }),
    ).toMatchObject({
      wikidataItems: [["pakistan-steel-mills", "Q42"], ["moip", "Q7"]], // prettier-ignore
      unctadIiaCountries: [["CHN", ""], ["PAK", "160"]], // prettier-ignore
      unTreaties: [["XXVI-9", ""], ["IV-11-b", ""]], // prettier-ignore
    });
    for (const [name, value] of [
      ["ENTREPOT_WIKIDATA_ITEMS", "moip=42"],
      ["ENTREPOT_WIKIDATA_ITEMS", "moip=Q1,moip=Q2"],
      ["ENTREPOT_WIKIDATA_COUNTRIES", "PAK"],
      ["ENTREPOT_UNCTAD_IIA_COUNTRIES", "Pakistan"],
      ["ENTREPOT_UN_TREATIES", "IIIV-9"],
      ["ENTREPOT_UN_TREATIES", "-9"],
    ] as const)
      expect(failure({ [name]: value }).message).toMatch(new RegExp(`^${name}: `));
  });

  test("values are read", () => {
    expect(loadConfig({ PORT: "0", ENTREPOT_MODE: "snapshot", ENTREPOT_PLAYGROUND: "false" })).toMatchObject({
      port: 0,
      mode: "snapshot",
      playground: false,
    });
  });

  test.each([
    ["PORT", "hunter2"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "4000.5"],
    ["ENTREPOT_MODE", "hunter2"],
    ["ENTREPOT_EXECUTOR", "JIT"],
    ["ENTREPOT_INTROSPECTION", "yes"],
    ["ENTREPOT_DEADLINE_MS", "1"],
    ["ENTREPOT_COMTRADE_URL", "ftp://hunter2"],
  ])("%s=%s is refused by name, never by value", (name, value) => {
    const error = failure({ [name]: value });
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.message).toMatch(new RegExp(`^${name}: expected `));
    expect(`${error.message} ${JSON.stringify(error.extensions)}`).not.toContain(value.length > 2 ? value : "received");
  });

  test("the store is a folder of the user's unless one is named", () => {
    expect(loadConfig({ XDG_DATA_HOME: "/data" }).storeDir).toBe("/data/entrepot");
    expect(loadConfig({ XDG_DATA_HOME: "/data", ENTREPOT_STORE_DIR: "/store" }).storeDir).toBe("/store");
    expect(loadConfig({ HOME: "/home/a" }).storeDir).toBe("/home/a/.local/share/entrepot");
  });

  test("orders are lists of ids, each once", () => {
    expect(loadConfig({ ENTREPOT_TRADE_ORDER: "snapshot, comtrade" }).tradeOrder).toEqual(["snapshot", "comtrade"]);
    expect(failure({ ENTREPOT_TRADE_ORDER: "snapshot,snapshot" }).code).toBe("CONFIG_INVALID");
    expect(failure({ ENTREPOT_REDIS_URL: "http://hunter2" }).message).not.toContain("hunter2");
  });

  test("the store's folder: the variable, else entrepot below XDG_DATA_HOME where that is absolute, else below HOME", () => {
    const home = { HOME: "/home/ada" };
    expect(loadConfig(home).storeDir).toBe("/home/ada/.local/share/entrepot");
    expect(loadConfig({ ...home, XDG_DATA_HOME: "/data" }).storeDir).toBe("/data/entrepot");
    expect(loadConfig({ ...home, XDG_DATA_HOME: "data" }).storeDir).toBe("/home/ada/.local/share/entrepot");
    expect(loadConfig({ ...home, ENTREPOT_STORE_DIR: "/srv/figures" }).storeDir).toBe("/srv/figures");
  });

  test("a pair is two countries", () => {
    expect(loadConfig({ ENTREPOT_GDELT_PAIR: "PAK-RUS" }).gdeltPair).toEqual(["PAK", "RUS"]);
    expect(loadConfig({}).gdeltPair).toBeNull();
    for (const bad of ["PAK", "PAK-PAK", "pak-rus"])
      expect(failure({ ENTREPOT_GDELT_PAIR: bad }).code).toBe("CONFIG_INVALID");
  });

  test("names are unique and the keys of sources follow one rule", () => {
    const names = Object.values(SETTINGS).map((setting) => setting.name);
    expect(new Set(names).size).toBe(names.length);
    expect(sourceVariable("wb-pink-sheet", "KEY")).toBe("ENTREPOT_WB_PINK_SHEET_KEY");
  });

  test("variables that look like settings and are none are named", () => {
    const environment = { ENTREPOT_PROT: "1", ENTREPOT_MODE: "auto", ENTREPOT_BLS_KEY: "k", HOME: "/" };
    expect(unknownVariables(["bls"], environment)).toEqual(["ENTREPOT_PROT"]);
  });
});

test("a secret never becomes text", () => {
  const key = loadConfig({ ENTREPOT_COMTRADE_KEY: "hunter2" }).source("comtrade").key;
  expect(key).toBeInstanceOf(Secret);
  expect(key?.reveal()).toBe("hunter2");
  expect(
    [String(key), JSON.stringify({ key }), inspect({ key }), `${inspect(key, { showHidden: true })}`].join(),
  ).not.toContain("hunter2");
});
