import { describe, expect, test } from "vitest";
import { createAgreements } from "../../src/agreements/index.js";
import type { FacilityRecord, VotingRecord } from "../../src/agreements/agreements.records.js";
import { CodedError } from "../../src/kernel/index.js";
import { citation, curated, port, reference, registersOf, serviceOf, sources } from "./support.js";

const gem: FacilityRecord = {
  ...curated.facilities[0]!,
  key: "gem-P100000120781",
  sourceId: "gem-gist",
  name: "Pakistan Steel Mills Karachi",
  status: "RETIRED",
  sameAs: [],
  statusHistory: [{ status: "RETIRED", from: "2024-06-01", citation: citation("gem-gist") }],
  capacities: [
    {
      product: "CRUDE_STEEL",
      route: "BOF",
      status: "RETIRED",
      ktPerYear: 3000,
      missing: null,
      asOf: "2011",
      citation: citation("gem-gist"),
    },
  ],
  conflicts: [],
  citations: [citation("gem-gist")],
};
const vote: VotingRecord = {
  pair: ["PAK", "RUS"],
  year: 2019,
  rollCalls: 80,
  same: 60,
  opposite: 4,
  citation: citation("un-ga-votes"),
};
const service = await serviceOf(
  port("curated", curated),
  port("gem-gist", { facilities: [gem] }),
  port("un-ga-votes", { votes: [vote, { ...vote, year: 2018 }] }),
);
const refusal = (work: () => unknown): CodedError => {
  try {
    work();
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error("nothing thrown");
};

describe("the story's agreement", () => {
  const story = service.one("agreement", "pak-rus-psm-2025");
  test("is a protocol between a ministry and a company, signed at the embassy on 11 July 2025", () => {
    expect([story.instrumentKind, story.legalNature, story.status]).toEqual([
      "PROTOCOL",
      "GOVERNMENT_COMPANY",
      "SIGNED",
    ]);
    expect([story.signedOn.date, story.signedOn.precision, story.signedAt]).toEqual([
      "2025-07-11",
      "DAY",
      "Embassy of Pakistan, Moscow",
    ]);
    expect(story.inForceFrom.precision).toBe("UNKNOWN");
    expect(story.parties.map((one) => [one.role, one.party.name])).toEqual([
      ["SIGNATORY", "Ministry of Industries and Production (Pakistan)"],
      ["SIGNATORY", "Industrial Engineering LLC"],
    ]);
  });
  test("has two signatures and two witnesses, with their people", () => {
    expect(story.signatures.map((one) => [one.person?.name, one.witness, one.onBehalfOf?.name ?? null])).toEqual([
      ["Saif Anjum", false, "Ministry of Industries and Production (Pakistan)"],
      ["Vadim Velichko", false, "Industrial Engineering LLC"],
      ["Haroon Akhtar Khan", true, null],
      ["Muhammad Khalid Jamali", true, null],
    ]);
  });
  test("leads to what went before, came after, and happened around it", () => {
    expect(story.predecessors.map((one) => one.record.key)).toContain("pak-ussr-steel-1971");
    expect(story.successors.map((one) => one.record.key)).toContain("pak-rus-psm-second-protocol-2025");
    expect(story.events.nodes.map((one) => one.on.date)).toEqual(["2025-07-10", "2025-07-11", "2025-09-02"]);
    expect(story.documents.map((one) => one.id)).toContain("Document:chr-2025-07-12-psm-revival");
    expect(story.facilities.map((one) => one.id)).toEqual(["Facility:pakistan-steel-mills"]);
  });
  test("keeps what others print, each with its source", () => {
    const printed = story.conflicts.map(({ field, value }) => `${field}: ${value}`);
    expect(printed).toContain("signatory organisation: Industries Engineering LLC");
    expect(story.conflicts[2]!.provenance[0]!.dataset).toMatch(/^Dawn: /);
  });
});

describe("the plant", () => {
  const plant = service.one("facility", "pakistan-steel-mills");
  test("is one node with the tracker's record, and the tracker's key finds it", () => {
    expect(service.one("facility", "gem-P100000120781").id).toBe("Facility:pakistan-steel-mills");
    expect(plant.keys).toEqual(["pakistan-steel-mills", "gem-P100000120781"]);
  });
  test("keeps capacities side by side; the nominal one is of one register, never a sum or a mean of two", () => {
    expect(plant.capacity.entries.map((one) => one.figure.value)).toEqual([1_100_000, 3_000_000]);
    expect(plant.capacity.nominal.value).toBe(1_100_000);
    expect(plant.capacity.nominal.unit.code).toBe("t/yr");
    const stated = plant.capacity.claims.map((one) => one.figure.value);
    for (const value of [1_000_000, 1_100_000, 2_200_000, 3_000_000, 5_000_000, null]) expect(stated).toContain(value);
  });
  test("a range gives no single number, and says why", () => {
    const range = plant.capacity.claims.find((one) => one.quantity?.qualifier === "RANGE")!;
    expect(range.figure.missing?.reason).toBe("NOT_REPORTED");
    expect([range.quantity!.low, range.quantity!.high]).toEqual([1_100_000, 5_000_000]);
  });
  test("shows its states of all registers, oldest first", () => {
    expect(plant.statusHistory.map((one) => `${one.from.text} ${one.status}`)).toEqual([
      "1973-12-30 CONSTRUCTION",
      "1985-01-15 OPERATING",
      "2015-06-10 MOTHBALLED",
      "2024-06-01 RETIRED",
      "2024-06-30 RETIRED",
    ]);
  });
  test("lists its agreements latest first and its events oldest first", () => {
    expect(plant.agreements.nodes[0]!.record.key).toBe("pak-rus-psm-second-protocol-2025");
    const days = plant.events.nodes.map((one) => one.on.text!);
    expect(days).toEqual([...days].sort());
    expect(plant.agreements.totalCount).toBe(plant.agreements.nodes.length);
  });
});

test("the story's document has its statements with quantities", () => {
  const { claims } = service.one("document", "chr-2025-07-12-psm-revival");
  const quantities = claims.map(
    (one) => one.quantity && `${one.quantity.qualifier} ${one.quantity.value} ${one.quantity.unit.code}`,
  );
  expect(quantities).toContain("OVER 1000000 t/yr");
  expect(quantities).toContain("UP_TO 5000000 t/yr");
  expect(quantities).toContain("EXACT 52 yr");
});

describe("names", () => {
  test.each(["Industries Engineering LLC", "промышленный инжиниринг", "Organisation:industrial-engineering-llc"])(
    "%s is Industrial Engineering LLC",
    (name) => {
      expect(service.one("organisation", name).name).toBe("Industrial Engineering LLC");
    },
  );
  test("a published name that is nobody known stays unresolved, with a candidate", () => {
    const person = service.one("person", "Denis Nazaroof");
    expect([person.identity, person.candidate?.name]).toEqual(["UNRESOLVED", "Denis Nevzorov"]);
  });
  test("an unknown id is refused with the nearest", () => {
    const error = refusal(() => service.one("agreement", "pak-rus-psm-2024"));
    expect(error.code).toBe("CODE_UNKNOWN");
    expect(error.extensions.candidates?.[0]?.code).toBe("pak-rus-psm-2025");
    expect(refusal(() => service.one("facility", "zzzz")).extensions.candidates).toEqual([]);
  });
});

test("events by country, kind, day and words", () => {
  const found = service.events({
    first: 50,
    parties: ["PAK", "RUS"],
    from: "2025-07-01",
    to: "2025-07-31",
    kinds: ["MEETING", "SIGNING"],
  });
  expect(found.nodes.map((one) => one.record.key)).toEqual([
    "psm-innoprom-2025",
    "psm-overchuk-2025",
    "psm-signing-2025",
  ]);
  expect(service.events({ first: 50, text: "zia dedicated" }).nodes.map((one) => one.on.date)).toEqual(["1985-01-15"]);
  expect(refusal(() => service.events({ first: 50, from: "2025-02-01", to: "2025-01-01" })).code).toBe(
    "BAD_USER_INPUT",
  );
});

test("plants by country, state and words", () => {
  expect(service.facilities({ first: 5, country: "PK", text: "bin qasim", statuses: ["RETIRED"] }).totalCount).toBe(1);
  expect(service.facilities({ first: 5, country: "IN" }).totalCount).toBe(0);
});

test("voting similarity is a share of the roll calls", () => {
  const years = service.voting("RUS", "Pakistan", 2019, null);
  expect(years.map((one) => [one.year, one.same.value, one.opposite.value])).toEqual([[2019, 0.75, 0.05]]);
  expect(service.voting("RUS", "PAK", null, null).map((one) => one.year)).toEqual([2018, 2019]);
  expect(refusal(() => service.voting("RUS", "PAK", 2019, 2018)).code).toBe("BAD_USER_INPUT");
});

describe("loading", () => {
  const failing = {
    sourceIds: ["unctad-iia"],
    load: () => Promise.reject(new CodedError("UPSTREAM_UNAVAILABLE", "unctad-iia: not reachable.")),
  };
  test("a register that cannot be read says so in the coverage and spoils nothing else", async () => {
    const partial = await serviceOf(port("curated", curated), failing);
    expect(partial.coverage.at(-1)).toMatchObject({
      available: false,
      through: null,
      doesNotCover: "unctad-iia: not reachable.",
    });
    expect(partial.index.agreements.length).toBe(curated.agreements.length);
  });
  test("a fault of ours is not swallowed", async () => {
    await expect(serviceOf({ ...failing, load: () => Promise.reject(new TypeError("oops")) })).rejects.toThrow("oops");
  });
  test("a refresh that fails keeps what was held, as stale", async () => {
    let calls = 0;
    const registers = registersOf({
      sourceIds: ["curated"],
      live: true,
      load: () => (calls++ === 0 ? port("curated", curated).load() : failing.load()),
    });
    await registers.refresh();
    await registers.refresh();
    expect(calls).toBe(2);
    const service = await registers.current();
    expect(service.index.agreements.length).toBe(curated.agreements.length);
    expect(service.coverage.map((one) => [one.available, one.freshness, one.errorCode])).toEqual([
      [true, "STALE", "UPSTREAM_UNAVAILABLE"],
    ]);
  });
});

test("the door gives node finders and search entries with other names", async () => {
  const subject = createAgreements({ ports: [port("curated", curated)], reference, sources });
  for (const finder of subject.nodeFinders)
    expect(await finder.find("nobody", undefined as never), finder.type).toBeNull();
  const entry = (await subject.searchEntries()).find((one) => one.id === "Organisation:industrial-engineering-llc")!;
  expect(entry.text).toContain("Промышленный инжиниринг");
  expect(entry.node()).toBe((await subject.registers.current()).one("organisation", "industrial-engineering-llc"));
});
