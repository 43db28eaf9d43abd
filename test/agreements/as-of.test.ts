import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../../src/app.js";
import { createContext } from "../../src/graph/index.js";
import { openTestApp } from "../support/app.js";

let app: App;
beforeAll(async () => {
  app = await openTestApp();
  await app.graph.apollo.start();
});
afterAll(() => app.graph.apollo.stop());

const ask = async <T>(query: string): Promise<T> => {
  const { body } = await app.graph.apollo.executeOperation(
    { query },
    { contextValue: createContext({ deadlineMs: 5000 }) },
  );
  if (body.kind !== "single") throw new Error("expected one answer");
  if (body.singleResult.errors) throw new Error(body.singleResult.errors.map(({ message }) => message).join());
  return JSON.parse(JSON.stringify(body.singleResult.data)) as T;
};

describe("agreements as of a day", () => {
  const newest = async (asOf: string) =>
    (
      await ask<{ agreements: { nodes: { keys: string[]; signedOn: { date: string } }[] } }>(
        `{ agreements(parties: ["PAK", "RUS"], asOf: "${asOf}", first: 1) { nodes { keys signedOn { date } } } }`,
      )
    ).agreements.nodes[0]!;

  test("what was signed later is not there", async () => {
    expect((await newest("2025-07-11")).keys).toContain("pak-rus-psm-2025");
    expect((await newest("2025-07-10")).keys).not.toContain("pak-rus-psm-2025");
    expect((await newest("1970-12-31")).signedOn.date < "1971").toBe(true);
  });

  test("a register says whether its edition was out", async () => {
    const { agreements } = await ask<{
      agreements: { coverage: { source: { id: string }; now: boolean; then: boolean }[] };
    }>(
      `{ agreements(parties: ["PAK"], sources: ["wto-rta"]) { coverage { source { id } now: outBy(asOf: "2026-11-01") then: outBy(asOf: "2025-12-31") } } }`,
    );
    expect(agreements.coverage).toEqual([{ source: { id: "wto-rta" }, now: true, then: false }]);
  });
});

describe("a plant as of a day", () => {
  test("statements made later, and undated ones, are not there", async () => {
    const { facility } = await ask<{ facility: Record<string, { statedOn: { date: string | null } }[]> }>(
      `{ facility(id: "pakistan-steel-mills") { all: claims { statedOn { date } } then: claims(asOf: "2011-12-31") { statedOn { date } } } }`,
    );
    const dated = facility["all"]!.filter(({ statedOn }) => statedOn.date !== null && statedOn.date <= "2011-12-31");
    expect(facility["then"]).toEqual(dated);
    expect(dated.length).toBeGreaterThan(0);
    expect(facility["all"]!.length).toBeGreaterThan(dated.length);
  });

  test("the state that each source has it in", async () => {
    const { facility } = await ask<{ facility: Record<string, { status: string }[]> }>(
      `{ facility(id: "pakistan-steel-mills") { before: statusOn(day: "1960-01-01") { status } running: statusOn(day: "2000-01-01") { status } now: statusOn(day: "2025-01-01") { status } } }`,
    );
    expect(facility["before"]).toEqual([]);
    expect(facility["running"]!.map(({ status }) => status)).toEqual(["OPERATING", "OPERATING"]);
    expect(facility["now"]!.map(({ status }) => status)).toEqual(["RETIRED", "RETIRED"]);
  });
});
