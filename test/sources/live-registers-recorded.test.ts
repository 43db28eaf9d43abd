import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord, LoadedRegister } from "../../src/agreements/index.js";
import { AgreementRegisters } from "../../src/agreements/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { snapshotAgreements } from "../../src/sources/snapshot/agreements.js";
import {
  embedded,
  EXPORT,
  iiaPath,
  liveRegistersOn,
  PAGE_PATH,
  reference,
  snapshot,
  XLSX,
} from "../support/live-registers.js";
import { byKey, codesOf, involving } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, status } from "../support/upstream.js";

const file = (path: string) => readFileSync(join(SHARED_DATA, "agreements", path));
const PAGES: Readonly<Record<string, string>> = {
  "XXVI-8": "ViewDetails-XXVI-8-att.html",
  "XXVI-9": "ViewDetails-XXVI-9-tpnw.html",
};

/** Answers as they were recorded; served by the loopback, normalised again, and compared with what the snapshot made of them. */
describe.skipIf(!hasSharedData)("over recorded answers (beside a full checkout only)", () => {
  let upstream: FakeUpstream;
  let registers: ReturnType<typeof liveRegistersOn>;
  let all: AgreementRegisters;
  beforeAll(async () => {
    upstream = await FakeUpstream.start();
    const treaty: Reply = (seen, response) => {
      const name = PAGES[seen.query.get("mtdsg_no")!];
      return (name ? body(file(`recordings/untc/${name}`), "text/html; charset=utf-8") : status(404))(seen, response);
    };
    const page = (name: string) => body(file(`recordings/unctad-iia/${name}`), "text/html; charset=utf-8");
    upstream
      .on("*", status(404))
      .on(EXPORT, body(file("data/wto-rta/WTO_RTA_AllRTAs.2026-02-01.xlsx"), XLSX))
      .on(iiaPath(160, "pakistan"), page("countries-160.saved-as-160_norway.IS-Pakistan.html"))
      .on(iiaPath(175, "russian-federation"), page("countries-175.saved-as-175_r-union.IS-Russian-Federation.html"))
      .on(PAGE_PATH, treaty);
    registers = liveRegistersOn(upstream);
    all = new AgreementRegisters({
      ports: [snapshotAgreements(snapshot), ...registers.ports],
      reference,
      sources: createCatalogue(),
    });
    await all.current();
  });
  afterAll(async () => {
    registers.close();
    await upstream.close();
  });

  const same = ({ corpus }: LoadedRegister, id: string) => {
    const before = new Map(embedded.agreements(id).map((one) => [one.key, one]));
    // But for the day it was read, and the order of links.
    const plain = (record: AgreementRecord) => ({ ...record, citations: [], sameAs: [...record.sameAs].sort() });
    for (const record of corpus.agreements) expect(plain(record)).toEqual(plain(before.get(record.key)!));
  };

  test("the WTO's 655 rows are those of the snapshot, Iran and the EAEU under Russia", async () => {
    const answer = await registers.port("wto-rta").load();
    expect([answer.corpus.agreements.length, answer.freshness]).toEqual([655, "LIVE"]);
    same(answer, "wto-rta");
    expect(involving(answer.corpus.agreements, "RUS").map(({ key }) => key)).toContain("wto-rta-1316");
    expect(codesOf(byKey(answer.corpus.agreements, "wto-rta-1028"))).toContain("RUS<EAEU");
  });

  test("UNCTAD's two pages are the 157 treaties of the snapshot; the words of their addresses were other countries'", async () => {
    const answer = await registers.port("unctad-iia").load();
    expect([answer.corpus.agreements.length, answer.failure]).toEqual([157, null]);
    same(answer, "unctad-iia");
  });

  test("the UN's two recorded pages are read, without XML; the other 24 treaties stay as embedded", async () => {
    const answer = await registers.port("un-mtdsg").load();
    expect([answer.corpus.agreements.length, answer.freshness, answer.failure?.code]).toEqual([
      26,
      "STALE",
      "UPSTREAM_REFUSED",
    ]);
    expect(answer.corpus.coverage[0]!.covers).toMatch("26 treaties deposited with the Secretary-General; 2 of them");
    same(answer, "un-mtdsg");
  });

  test("all together: as many agreements as before the refresh, none twice, with the registers' states", async () => {
    const before = await all.current();
    expect(await all.refresh()).toBe(true);
    const after = await all.current();
    expect(after.index.agreements.length).toBe(before.index.agreements.length);
    const keys = (service: typeof after) => service.index.agreements.map((one) => one.record.key);
    expect(keys(after)).toEqual(keys(before));
    expect(after.coverage.slice(0, 4).map((row) => [row.source.id, row.freshness, row.errorCode])).toEqual([
      ["un-mtdsg", "STALE", "UPSTREAM_REFUSED"],
      ["wto-rta", "CACHED", null],
      ["unctad-iia", "CACHED", null],
      ["huggo", "RECORDED", null],
    ]);
    expect(await all.refresh()).toBe(false);
  });
});
