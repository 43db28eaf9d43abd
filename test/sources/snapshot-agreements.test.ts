import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementCorpus, AgreementRecord, FacilityRecord } from "../../src/agreements/agreements.records.js";
import { snapshotAgreements } from "../../src/sources/snapshot/agreements.js";
import type { AgreementRow } from "../../src/sources/snapshot/agreements.rows.js";
import { agreementCells, AGREEMENT_COLUMNS, agreementOf } from "../../src/sources/snapshot/agreements.rows.js";
import { agreementsPart } from "../../src/sources/snapshot/build/agreements.js";
import { linkTradeAgreements } from "../../src/sources/snapshot/build/agreement-links.js";
import { FACILITY_COLUMNS, facilityCells, facilityOf } from "../../src/sources/snapshot/facilities.rows.js";
import type { FacilityRow } from "../../src/sources/snapshot/facilities.rows.js";
import type { ManifestFile } from "../../src/sources/snapshot/table.js";
import { readTable, sha256, SnapshotStore, writeTable } from "../../src/sources/snapshot/table.js";
import { byKey, codesOf, involving } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const file: ManifestFile = {
  path: "agreements/x.json", part: "agreements", source: "desta", dataset: "test", publisher: "p", licence: "l", attribution: "a",
  url: "https://example.org/", publishedOn: "2025-09", retrievedOn: null, rows: 1, bytes: 1, sha256: "",
}; // prettier-ignore
const citation = {
  sourceId: "desta",
  dataset: "test",
  url: "https://example.org/1",
  publisher: null,
  publishedOn: "2025-09",
  retrievedOn: null,
};
const country = (code: string) => ({ kind: "COUNTRY", code }) as const;
const party = (code: string, from: string | null = null) =>
  ({ actor: country(code), role: "PARTY", from, to: null, expandedFrom: null }) as const;
const record: AgreementRecord = {
  key: "desta-2.3-7", sourceId: "desta", title: "Atlantis Union", titleOriginal: null, instrumentKind: "TREATY", legalNature: "BINDING_INTERNATIONAL",
  status: "UNKNOWN", sourceStatus: "base_treaty", signedOn: "2004", signedAt: "Karachi", inForceFrom: "2006", terminatedOn: null,
  parties: [
    party("PAK"),
    { actor: { kind: "GROUP", id: "EAEU" }, role: "SIGNATORY", from: null, to: null, expandedFrom: null },
    { actor: country("RUS"), role: "PARTY", from: "2015-01-01", to: "2020", expandedFrom: "EAEU" },
    { actor: { kind: "NAMED", name: "West Africa" }, role: "PARTY", from: null, to: null, expandedFrom: null },
  ],
  signatures: [],
  lifecycle: [
    { type: "SIGNATURE", scope: "GOODS", actor: null, date: "2004", sourceText: null },
    { type: "ACCESSION", scope: "PARTY", actor: country("RUS"), date: null, sourceText: "some day" },
  ],
  topics: ["trade"], sameAs: ["wto-rta-1"], predecessors: ["desta-2.3-6"], facilities: [],
  texts: [{ url: "https://example.org/t", language: null }, { url: "https://example.org/u", language: "en" }],
  depthIndex: 4, summary: "Ours.", conflicts: [], citations: [citation],
}; // prettier-ignore
const plant: FacilityRecord = {
  key: "gem-P1", sourceId: "desta", name: "Works", aliases: ["Old Works"], country: "PAK",
  place: { name: "Karachi", latitude: 24.8, longitude: 67.3, accuracy: "EXACT" },
  owners: [{ name: "A", share: 0.8 }], status: "RETIRED", statusHistory: [{ status: "OPERATING", from: "1981", citation }],
  capacities: [{ product: "IRON", route: "BF", status: "RETIRED", ktPerYear: null, missing: "NOT_REPORTED", asOf: "2025-09", citation }],
  production: [{ product: "Iron", year: 2019, kt: null, citation }, { product: "Iron", year: 2020, kt: 5, citation }],
  products: ["slab"], sameAs: [], conflicts: [], citations: [citation],
}; // prettier-ignore

test("what is written is what is read", () => {
  const [row] = readTable<AgreementRow>(writeTable(AGREEMENT_COLUMNS, [agreementCells(record)]));
  expect(agreementOf(row!, file)).toEqual(record);
  const [works] = readTable<FacilityRow>(writeTable(FACILITY_COLUMNS, [facilityCells(plant)]));
  expect(facilityOf(works!, file)).toEqual(plant);
});

test("an organisation in a register of files is refused when the snapshot is built", () => {
  const wrong = { ...record, parties: [{ ...party("PAK"), actor: { kind: "ORGANISATION", key: "x" } as const }] };
  expect(() => agreementCells(wrong)).toThrow("curated");
});

describe("links between registers", () => {
  const trade = (
    key: string,
    signedOn: string,
    parties: AgreementRecord["parties"],
    more: Partial<AgreementRecord> = {},
  ): AgreementRecord => ({ ...record, key, signedOn, inForceFrom: signedOn, parties, sameAs: [], ...more });
  const links = (...registers: AgreementRecord[][]) =>
    linkTradeAgreements(registers)
      .flat()
      .map(({ key, sameAs }) => `${key}=${sameAs.join("+")}`);
  const pair = [party("PAK"), party("CHN")];
  test("the same founders and year of signature", () => {
    expect(
      links([trade("w", "2006-11-24", pair)], [trade("d", "2006", [...pair].reverse())], [trade("h", "2007", pair)]),
    ).toEqual(["w=d", "d=w", "h="]);
  });
  test("twice in one register is nobody's", () => {
    expect(links([trade("w", "2006", pair)], [trade("d", "2006", pair), trade("e", "2006", pair)])).toEqual([
      "w=",
      "d=",
      "e=",
    ]);
  });
  test("amendments, talks and other subjects are left alone", () => {
    const others = [
      { instrumentKind: "PROTOCOL_OF_AMENDMENT" },
      { status: "NEGOTIATION" },
      { topics: ["investment"] },
    ] as const;
    for (const more of others)
      expect(links([trade("w", "2006", pair)], [trade("d", "2006", pair, { title: "Other", ...more })])).toEqual([
        "w=",
        "d=",
      ]);
  });
  test("the same title and year, amendments too", () => {
    const amends = { title: "A & B: services", instrumentKind: "PROTOCOL_OF_AMENDMENT" } as const;
    expect(
      links(
        [],
        [trade("d", "2009", pair, amends)],
        [trade("h", "2009-02-21", [party("PAK")], { title: "A B services" })],
      ),
    ).toEqual(["d=h", "h=d"]);
  });
  test("the same day, where a register lists some of the parties only; not where it has one more", () => {
    const other = (parties: AgreementRecord["parties"]) => [trade("u", "2004-01-06", parties, { title: "SAFTA" })];
    expect(links([trade("w", "2004-01-06", pair)], other([party("PAK")]))).toEqual(["w=u", "u=w"]);
    expect(links([trade("w", "2004-01-06", pair)], other([...pair, party("RUS")]))).toEqual(["w=", "u="]);
    expect(
      links(
        [trade("w", "2004-01-06", pair), trade("x", "2004-01-06", [...pair, party("IND")], { title: "X" })],
        other([party("PAK")]),
      ),
    ).toEqual(["w=", "x=", "u="]);
  });
  test("who joined within the year of entry into force may be a founder or not", () => {
    const armenia = party("ARM", "2015-01-02");
    expect(
      links([trade("w", "2014", [...pair, armenia], { inForceFrom: "2015-01-01" })], [trade("d", "2014", pair)]),
    ).toEqual(["w=d", "d=w"]);
    expect(
      links(
        [trade("w", "2014", [...pair, armenia], { inForceFrom: "2015-01-01" })],
        [trade("d", "2014", [...pair, party("ARM")])],
      ),
    ).toEqual(["w=d", "d=w"]);
  });
});

describe("the registers in the snapshot", () => {
  const directory = join(import.meta.dirname, "../../fixtures/snapshot");
  let corpus: AgreementCorpus;
  beforeAll(async () => {
    const port = snapshotAgreements(SnapshotStore.open(directory));
    ({ corpus } = await port.load());
  });
  const count = (source: string) => corpus.agreements.filter(({ sourceId }) => sourceId === source).length;
  test("rows a register", () => {
    expect(["wto-rta", "desta", "huggo", "unctad-iia", "un-mtdsg", "atop"].map(count)).toEqual([
      655, 1058, 1554, 157, 26, 2,
    ]);
    expect([corpus.facilities.length, corpus.votes.length]).toEqual([1209, 73]);
  });
  test("every register says what it covers, what not, and up to when", () => {
    expect(corpus.coverage.map(({ sourceId, through }) => [sourceId, through])).toEqual([
      ["wto-rta", "2026-02-01"], ["desta", "2025-09"], ["huggo", "2023"], ["unctad-iia", "2026-02-01"], ["un-mtdsg", "2026-02-03"],
      ["atop", "2018"], ["un-ga-votes", "2020-01-14"], ["gem-gist", "2025-09"],
    ]); // prettier-ignore
    for (const { covers, doesNotCover } of corpus.coverage)
      expect(Math.min(covers.length, doesNotCover.length)).toBeGreaterThan(40);
  });
  test("keys are unique, links lead both ways, every citation names its register", () => {
    const keys = new Map(corpus.agreements.map((one) => [one.key, one]));
    expect(keys.size).toBe(corpus.agreements.length);
    for (const { key, sameAs } of corpus.agreements)
      for (const other of sameAs) expect(keys.get(other)!.sameAs).toContain(key);
    expect(
      corpus.agreements.every(
        ({ sourceId, citations }) => citations.length === 1 && citations[0]!.sourceId === sourceId,
      ),
    ).toBe(true);
  });
  test("China–Pakistan and the EAEU are one in four registers", () => {
    expect(byKey(corpus.agreements, "wto-rta-153").sameAs).toEqual([
      "desta-2.3-224",
      "huggo-CHN-PAK-2006O",
      "unctad-iia-3389",
    ]);
    expect(byKey(corpus.agreements, "wto-rta-909").sameAs).toEqual([
      "desta-2.3-1040",
      "huggo-ERSNEU-2014O",
      "unctad-iia-3471",
    ]);
    expect(byKey(corpus.agreements, "desta-2.3-953").sameAs).toEqual(["huggo-PAK-TUR-TRK-2022O"]);
  });
  test("no trade or investment agreement between Pakistan and Russia; two alliances; the interim agreement of the EAEU under Russia", () => {
    const both = involving(involving(corpus.agreements, "PAK"), "RUS");
    expect(
      both
        .filter(
          ({ topics, sourceId }) => sourceId !== "huggo" && topics.some((topic) => /trade|investment/.test(topic)),
        )
        .map(({ title }) => title),
    ).toEqual(["IFD Agreement"]);
    expect(both.filter(({ sourceId }) => sourceId === "atop")).toHaveLength(2);
    expect(codesOf(byKey(corpus.agreements, "wto-rta-1028"))).toContain("RUS<EAEU");
  });
  test("stays small: four megabytes at most", () => {
    const files = SnapshotStore.open(directory).manifest.files.filter(({ part }) => part === "agreements");
    expect(files.reduce((bytes, file) => bytes + file.bytes, 0)).toBeLessThan(4_000_000);
  });
  test.skipIf(!hasSharedData)("is what the figures give today", async () => {
    for (const { path, columns, rows } of await agreementsPart(SHARED_DATA))
      expect(sha256(writeTable(columns, rows)), path).toBe(sha256(readFileSync(join(directory, path))));
  });
});
