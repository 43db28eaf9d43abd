import { describe, expect, test } from "vitest";
import { agreement, ask, country, curated, group, port, serviceOf } from "./support.js";

const eaeuIran = agreement({
  key: "wto-rta-1316",
  sourceId: "wto-rta",
  signedOn: "2023-12-25",
  inForceFrom: "2025-05-15",
  parties: [group("EAEU"), country("IRN")],
});
const ended = agreement({
  key: "wto-rta-900",
  sourceId: "wto-rta",
  status: "INACTIVE",
  signedOn: "2018-05-17",
  inForceFrom: "2019-10-27",
  terminatedOn: "2025-05-15",
  parties: [group("EAEU"), country("IRN")],
});
const coverage = [
  { sourceId: "wto-rta", covers: "notified trade agreements", doesNotCover: "contracts", through: "2026-02-01" },
];
const service = await serviceOf(port("curated", curated), port("wto-rta", { agreements: [eaeuIran, ended], coverage }));
const keys = (args: Partial<Parameters<typeof service.agreements>[0]>) =>
  service.agreements({ ...ask, ...args }).nodes.map((one) => one.record.key);
const code = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
  return "nothing thrown";
};

describe("by country", () => {
  test("all the named countries take part", () => {
    expect(keys({ parties: ["PAK", "RUS"] })).toContain("pak-rus-gas-pipeline-2015");
    expect(keys({ parties: ["PAK", "RUS"] })).not.toContain("wto-rta-1316");
    expect(keys({ parties: ["PAK", "CHN"] })).toEqual([]);
  });
  test("the seat of a signing organisation counts, and the party says so", () => {
    expect(keys({ parties: ["Pakistan", "643"] })).toContain("pak-rus-psm-2025");
    expect(service.one("agreement", "pak-rus-psm-2025").parties.map((one) => one.countsAs)).toEqual([["PAK"], ["RUS"]]);
  });
  test("Russia continues the treaties of the USSR", () => {
    expect(keys({ parties: ["RUS"] })).toContain("pak-ussr-steel-1971");
    expect(keys({ parties: ["SUN"] })).toContain("pak-ussr-steel-1971");
    expect(keys({ parties: ["SUN"] })).not.toContain("pak-rus-trade-1999");
  });
  test("a bloc counts as its members of the day", () => {
    expect(keys({ parties: ["RUS", "IRN"] })).toEqual(["wto-rta-1316", "wto-rta-900"]);
    expect(keys({ parties: ["UKR", "IRN"] })).toEqual([]);
  });
  test("an unknown country is refused by name", () => {
    expect(code(() => keys({ parties: ["PAK", "Atlantis"] }))).toBe("CODE_UNKNOWN");
  });
});

describe("in force on a day", () => {
  test.each([
    ["2019-10-26", []],
    ["2019-10-27", ["wto-rta-900"]],
    ["2025-05-14", ["wto-rta-900"]],
    ["2025-05-15", ["wto-rta-1316"]],
    ["2026-01-01", ["wto-rta-1316"]],
  ])("%s", (inForceOn, expected) => {
    expect(keys({ inForceOn, sources: ["wto-rta"] })).toEqual(expected);
  });
  test("an instrument whose entry into force nobody states is not in force for sure", () => {
    expect(keys({ inForceOn: "2026-01-01", parties: ["PAK", "RUS"] })).toEqual([]);
  });
  test("a day that is none is refused", () => {
    expect(code(() => keys({ inForceOn: "2025-02-30" }))).toBe("BAD_USER_INPUT");
  });
});

describe("the other filters", () => {
  test("kind, status, topic", () => {
    expect(keys({ kinds: ["PROTOCOL"], topics: ["steel"] })).toEqual(["pak-rus-psm-2025"]);
    expect(keys({ statuses: ["NEGOTIATION"] })).toEqual(["pak-rus-psm-epc"]);
    expect(keys({ topics: ["Gas-Pipeline"] })).toHaveLength(2);
  });
  test("signed between, both days included, months by their own precision", () => {
    expect(keys({ signedFrom: "2025-07-11", signedTo: "2025-07-11" })).toEqual(["pak-rus-psm-2025"]);
    expect(keys({ signedFrom: "2024-09-10", signedTo: "2024-09-20" })).toEqual(["pak-rus-mou-2024"]);
    expect(code(() => keys({ signedFrom: "2026-01-01", signedTo: "2025-01-01" }))).toBe("BAD_USER_INPUT");
  });
  test("text finds titles, people, published mis-spellings, other scripts", () => {
    for (const text of ["restore steel mills", "Industries Engineering LLC", "Величко", "Vitalichko", "velichko anjum"])
      expect(keys({ text }), text).toContain("pak-rus-psm-2025");
    expect(keys({ text: "steel zebra" })).toEqual([]);
  });
  test("order: latest first, earliest first, by title; undated ones last", () => {
    expect(keys({ parties: ["PAK"] })[0]).toMatch(/2025$/);
    expect(keys({ parties: ["PAK"] }).at(-1)).toBe("pak-rus-psm-epc");
    expect(keys({ orderBy: "SIGNED_ASC" })[0]).toBe("pak-ussr-diplomatic-1948");
    expect(keys({ orderBy: "SIGNED_ASC" }).at(-1)).toBe("pak-rus-psm-epc");
    const titles = service.agreements({ ...ask, orderBy: "TITLE" }).nodes.map((one) => one.title);
    expect(titles).toEqual([...titles].sort());
  });
  test("pages", () => {
    const first = service.agreements({ ...ask, first: 2, parties: ["PAK"] });
    const second = service.agreements({ ...ask, first: 2, parties: ["PAK"], after: first.pageInfo.endCursor });
    expect(first.totalCount).toBe(second.totalCount);
    expect(second.nodes[0]!.id).not.toBe(first.nodes[1]!.id);
    expect(code(() => service.agreements({ ...ask, first: 501 }))).toBe("BAD_USER_INPUT");
  });
  test("an unknown register is refused", () => {
    expect(code(() => keys({ sources: ["wto"] }))).toBe("CODE_UNKNOWN");
  });
});

test("coverage lists every register, the highest-ranking first", () => {
  expect(service.coverage.map((one) => [one.source.id, one.through, one.available])).toEqual([
    ["curated", "2026-03-01", true],
    ["wto-rta", "2026-02-01", true],
  ]);
});

test("agreements of a country with any of several others, itself ignored", () => {
  const found = service.agreementsOf("RUS", ["RUS", "PAK", "IRN"]).map((one) => one.record.key);
  expect(found).toContain("wto-rta-1316");
  expect(found).toContain("pak-rus-psm-2025");
  expect(service.agreementsOf("RUS", ["RUS"])).toEqual([]);
});
