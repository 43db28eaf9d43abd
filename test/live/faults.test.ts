import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { SeenFault } from "../support/fault-table.js";
import { DAY_MS, FAULTS, faultsPage, figureOf, freshnessOf, PRICE, seeFaults } from "../support/fault-table.js";
import { openLiveApp } from "../support/live-app.js";
import { blsReply } from "../support/price-answers.js";
import { status } from "../support/upstream.js";

describe("what a client sees of a source that fails", () => {
  let seen: readonly SeenFault[] = [];
  beforeAll(async () => {
    seen = await seeFaults();
  }, 240_000);

  test.each(FAULTS)("%s: the failing part alone is spoiled, and says where it is", (fault, _reply, code) => {
    const { cold, held, behind } = seen.find((one) => one.fault === fault)!;
    const [error] = cold.json.errors!;
    expect(error).toMatchObject({ path: ["country", "imports"], extensions: { code, source: "comtrade" } });
    expect(cold.json.data).toMatchObject({ country: { name: "Pakistan", imports: null }, commodity: { level: 4 } });
    expect(cold.ms).toBeLessThan(10_500);
    expect([cold.status, held.status, behind.status]).toEqual([200, 200, 200]);
    expect([held.json.errors, figureOf(held.json).freshness]).toEqual([undefined, "STALE"]);
    expect([behind.json.errors, freshnessOf(behind.json.data)]).toEqual([undefined, "RECORDED"]);
  });

  test("docs/faults.md is not stale (npx tsx scripts/faults.ts --write)", () => {
    expect(readFileSync(join(import.meta.dirname, "../../docs/faults.md"), "utf8")).toBe(faultsPage(seen));
  });

  test("no answer, log line or file of the store holds the key", () => {
    expect(seen.length).toBe(FAULTS.length);
    expect(seen.flatMap(({ spilt }) => spilt)).toEqual([]);
  });

  test("what is back is asked again: LIVE after the breaker's rest", async () => {
    const live = await openLiveApp({ ENTREPOT_MODE: "auto" });
    live.bls.on("*", status(503));
    await live.ask(PRICE);
    live.bls.on("*", blsReply);
    live.time.advance(DAY_MS);
    expect(freshnessOf((await live.ask(PRICE)).json.data)).toBe("LIVE");
    await live.close();
  });
});
