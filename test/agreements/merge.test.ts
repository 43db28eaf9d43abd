import { describe, expect, test } from "vitest";
import { agreement, ask, citation, country, group, port, serviceOf } from "./support.js";

const wto = agreement({
  key: "wto-rta-153",
  sourceId: "wto-rta",
  signedOn: "2006-11-24",
  inForceFrom: "2007-07-01",
  sourceStatus: "In Force",
  parties: [country("CHN"), country("PAK")],
});
const desta = agreement({
  key: "desta-2.3-224",
  sourceId: "desta",
  signedOn: "2006",
  inForceFrom: "2008",
  status: "SIGNED",
  depthIndex: 4,
  parties: [country("PAK"), country("CHN")],
});

const load = (...records: (typeof wto)[]) =>
  serviceOf(
    ...[...new Set(records.map((one) => one.sourceId))].map((id) =>
      port(id, { agreements: records.filter((one) => one.sourceId === id) }),
    ),
  );

describe("one instrument in several registers", () => {
  test("is one node after the highest-ranking register, with each register's own words beside it", async () => {
    const service = await load(desta, wto);
    const found = service.agreements({ ...ask, parties: ["PAK", "CHN"] }).nodes;
    expect(found.map((one) => one.id)).toEqual(["Agreement:wto-rta-153"]);
    const [one] = found;
    expect(one!.signedOn.text).toBe("2006-11-24");
    expect(one!.depthIndex).toBe(4);
    expect(one!.registers.map((entry) => [entry.source.id, entry.inForceFrom.text, entry.status])).toEqual([
      ["wto-rta", "2007-07-01", "IN_FORCE"],
      ["desta", "2008", "SIGNED"],
    ]);
  });

  test("shows where registers disagree, and not where one is only less exact", async () => {
    const [one] = (await load(desta, wto)).index.agreements;
    expect(one!.conflicts.map(({ field, value }) => [field, value])).toEqual([
      ["inForceFrom", "2008"],
      ["status", "SIGNED"],
    ]);
  });

  test("is found by the key of a record that was merged away", async () => {
    const service = await load(desta, wto);
    expect(service.one("agreement", "desta-2.3-224").id).toBe("Agreement:wto-rta-153");
    expect(service.one("agreement", "Agreement:desta-2.3-224").keys).toEqual(["wto-rta-153", "desta-2.3-224"]);
  });

  test("takes a date from the next register where the first has none", async () => {
    const [one] = (await load({ ...wto, inForceFrom: null }, desta)).index.agreements;
    expect(one!.inForceFrom.text).toBe("2008");
  });

  test("is joined by an explicit link whatever the dates say", async () => {
    const service = await load(
      { ...wto, sameAs: ["desta-2.3-224"] },
      { ...desta, signedOn: "1999", topics: ["services"] },
    );
    expect(service.index.agreements).toHaveLength(1);
  });

  test("joins a bloc with the list of its members of that day", async () => {
    const members = ["ARM", "BLR", "KAZ", "KGZ", "RUS", "IRN"].map((code) => country(code));
    const service = await load(
      agreement({
        key: "wto-rta-1316",
        sourceId: "wto-rta",
        signedOn: "2023-12-25",
        parties: [group("EAEU"), country("IRN")],
      }),
      agreement({ key: "desta-2.3-995", sourceId: "desta", signedOn: "2023", parties: members }),
    );
    expect(service.index.agreements).toHaveLength(1);
  });
});

describe("what is not joined", () => {
  test.each([
    ["another year", { signedOn: "2009" }],
    ["another set of parties", { parties: [country("PAK"), country("CHN"), country("IRN")] }],
    ["a subject that is not trade", { topics: ["investment"] }],
    ["an amendment", { instrumentKind: "PROTOCOL_OF_AMENDMENT" as const }],
  ])("%s", async (_, over) => {
    expect((await load(wto, { ...desta, ...over })).index.agreements).toHaveLength(2);
  });

  test("two candidates in one register: neither, because a wrong join would hide a treaty", async () => {
    const service = await load(wto, desta, { ...desta, key: "desta-2.3-225" });
    expect(service.index.agreements).toHaveLength(3);
  });

  test("two records of the same register", async () => {
    expect((await load(wto, { ...wto, key: "wto-rta-154" })).index.agreements).toHaveLength(2);
  });
});

test("an organisation of two registers is one: names and citations of both, the rest of the first", async () => {
  const ministry = {
    key: "moip",
    name: "Ministry of Industries",
    aliases: ["MoIP"],
    kind: "MINISTRY" as const,
    country: "PAK",
    citations: [citation("curated")],
  };
  const other = {
    ...ministry,
    name: "Other",
    aliases: ["Ministry of Industries", "MoIP", "Министерство"],
    kind: "OTHER" as const,
    country: null,
    citations: [citation("wikidata")],
  };
  const service = await serviceOf(
    port("curated", { organisations: [ministry] }),
    port("wikidata", { organisations: [other] }),
  );
  expect(service.index.organisations).toHaveLength(1);
  const one = service.one("organisation", "Министерство");
  expect([one.name, one.aliases, one.kind, one.country?.code]).toEqual([
    "Ministry of Industries",
    ["MoIP", "Министерство"],
    "MINISTRY",
    "PAK",
  ]);
  expect(one.provenance.map(({ source }) => source.id)).toEqual(["curated", "wikidata"]);
});
