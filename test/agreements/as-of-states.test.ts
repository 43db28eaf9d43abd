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

const result = async (query: string) => {
  const { body } = await app.graph.apollo.executeOperation(
    { query },
    { contextValue: createContext({ deadlineMs: 60_000 }) },
  );
  if (body.kind !== "single") throw new Error("expected one answer");
  return body.singleResult;
};
const ask = async <T>(query: string): Promise<T> => {
  const { data, errors } = await result(query);
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return JSON.parse(JSON.stringify(data)) as T;
};
interface Node {
  readonly title: string;
  readonly status: string;
  readonly terminatedOn: { readonly date: string | null };
  readonly inForceFrom: { readonly date: string | null };
  readonly lifecycle: readonly { readonly on: { readonly date: string | null } }[];
  readonly parties: readonly { readonly role: string; readonly party: { readonly code?: string } }[];
  readonly caveats: readonly { readonly id: string }[];
  readonly conflicts: readonly { readonly field: string; readonly value: string }[];
}
const NODE = `title status terminatedOn { date } inForceFrom { date } lifecycle { on { date } }
  parties { role party { ... on Country { code } } } caveats { id } conflicts { field value }`;
const list = async (args: string): Promise<readonly Pick<Node, "title">[]> =>
  (await ask<{ agreements: { nodes: Node[] } }>(`{ agreements(first: 500, ${args}) { nodes { title } } }`)).agreements
    .nodes;
const one = async (id: string, asOf: string): Promise<Node> =>
  (await ask<{ agreement: Node }>(`{ agreement(id: "${id}", asOf: "${asOf}") { ${NODE} } }`)).agreement;

describe("an instrument as of a day", () => {
  test("Mauritius and Pakistan's treaty of 1997, ended in 2022, is in force in 2000", async () => {
    const titles = (nodes: readonly Pick<Node, "title">[]) => nodes.map(({ title }) => title);
    const parties = 'parties: ["MUS", "PAK"], asOf: "2000-01-01"';
    // The General Agreement of 1947 ended in 1995.
    expect(titles(await list(`${parties}, statuses: [TERMINATED]`))).toEqual(["GATT471947"]);
    expect(titles(await list(`${parties}, statuses: [IN_FORCE]`))).toContain("Mauritius - Pakistan BIT (1997)");
    const today = await list('parties: ["MUS", "PAK"], statuses: [TERMINATED]');
    expect(titles(today)).toContain("Mauritius - Pakistan BIT (1997)");
  });

  test("the Common Economic Zone of 2003, inactive since 2015, is in force in 2012; another register's end is a conflict", async () => {
    const then = await one("wto-rta-579", "2012-06-30");
    expect(then).toMatchObject({ status: "IN_FORCE", terminatedOn: { date: null } });
    expect(then.lifecycle.filter(({ on }) => !on.date || on.date > "2012-06-30")).toEqual([]);
    expect(then.lifecycle.length).toBeGreaterThan(1);
    expect(then.conflicts).toContainEqual({ field: "terminatedOn", value: "2004-12-31" });
  });

  test("SAFTA in 2005 is signed by seven and in force for none; Afghanistan comes in 2011", async () => {
    const codes = (node: Node) => node.parties.map(({ party, role }) => `${role} ${party.code}`).sort();
    const signed = ["BGD", "BTN", "IND", "LKA", "MDV", "NPL", "PAK"].map((code) => `SIGNATORY ${code}`);
    const in2005 = await one("wto-rta-188", "2005-06-01");
    expect(in2005).toMatchObject({ status: "SIGNED", inForceFrom: { date: null } });
    expect(codes(in2005)).toEqual(signed);
    const in2010 = await one("wto-rta-188", "2010-06-01");
    expect(in2010).toMatchObject({ status: "IN_FORCE", inForceFrom: { date: "2006-01-01" } });
    expect(codes(in2010)).not.toContain("PARTY AFG");
    expect(codes(await one("wto-rta-188", "2011-08-07"))).toContain("PARTY AFG");
  });

  test("undated negotiations stand where the edition that lists them was out, and nowhere before it", async () => {
    const count = async (asOf: string) => (await list(`statuses: [NEGOTIATION]${asOf}`)).length;
    expect(await count(', asOf: "2026-11-01"')).toBe(await count(""));
    expect(await count(', asOf: "2010-01-01"')).toBe(0);
  });

  test("what no vintage is held of says so, on the node and on the register", async () => {
    expect((await one("wto-rta-188", "2010-06-01")).caveats.map(({ id }) => id)).toEqual([
      "agreements.no-earlier-vintage",
    ]);
    expect((await one("wto-rta-188", "2026-11-27")).title).toBe("South Asian Free Trade Agreement (SAFTA)");
    const { agreements } = await ask<{
      agreements: { coverage: { missing: { reason: string; detail: string } | null }[] };
    }>(`{ agreements(first: 1, sources: ["wto-rta"], asOf: "2010-06-01") { coverage { missing { reason detail } } } }`);
    expect(agreements.coverage[0]?.missing).toEqual({
      reason: "NOT_COVERED",
      detail: expect.stringMatching(/^no earlier vintage held: .* 2026-02-01/),
    });
    const later = await ask(
      `{ agreements(first: 1, sources: ["wto-rta"], asOf: "2026-11-01") { coverage { missing { reason } } } }`,
    );
    expect(later).toEqual({ agreements: { coverage: [{ missing: null }] } });
  });

  test("before anything dates it: refused, naming what would do", async () => {
    const { errors } = await result(`{ agreement(id: "pak-rus-psm-2025", asOf: "2020-01-01") { title } }`);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("a day by which pak-rus-psm-2025 was signed"),
      extensions: { code: "BAD_USER_INPUT", argument: "asOf" },
    });
  });

  test("a later day never shows less, until it shows what is held", async () => {
    const days = ["1950-01-01", "1990-06-30", "2010-12-31", "2026-01-31", "2026-11-27"];
    const counts = [];
    for (const day of days)
      counts.push(
        await ask<Record<string, { totalCount: number } & Record<string, { totalCount: number }>>>(
          `{ agreements(asOf: "${day}") { totalCount } facilities(asOf: "${day}") { totalCount } events(asOf: "${day}") { totalCount } country(code: "PAK") { agreements(asOf: "${day}") { totalCount } } }`,
        ),
      );
    const flat = counts.map((c) => [
      c["agreements"]!.totalCount,
      c["facilities"]!.totalCount,
      c["events"]!.totalCount,
      c["country"]!["agreements"]!.totalCount,
    ]);
    for (const column of [0, 1, 2, 3]) {
      const values = flat.map((line) => line[column]!);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values[0]).toBeLessThan(values.at(-1)!);
    }
  });

  test("more than six days in one request are refused", async () => {
    const fields = Array.from(
      { length: 7 },
      (_, n) => `d${n}: agreements(asOf: "200${n}-01-01", first: 1) { totalCount }`,
    );
    const { data, errors } = await result(`{ ${fields.join(" ")} }`);
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining("at most 6 different days in one request"),
    ]);
    expect(Object.values(data!).filter((one) => one !== null)).toHaveLength(6);
  });
});

describe("a plant as of a day", () => {
  test("Pakistan Steel Mills in 2011 operates, with the capacity stated by then and nothing of later", async () => {
    const { facility } = await ask<{
      facility: { status: string; statusHistory: { from: { date: string } }[]; capacity: unknown };
    }>(
      `{ facility(id: "pakistan-steel-mills", asOf: "2011-12-31") { status statusHistory { from { date } } capacity { nominal { value } } } }`,
    );
    expect(facility).toMatchObject({ status: "OPERATING", capacity: { nominal: { value: 1_100_000 } } });
    expect(facility.statusHistory.filter(({ from }) => from.date > "2011-12-31")).toEqual([]);
  });

  test("its start of 1981 stands once, of the tracker; dates are as exact as the tracker's cells show them", async () => {
    const { facility } = await ask<{
      facility: {
        statusHistory: {
          status: string;
          from: { date: string; precision: string };
          provenance: { source: unknown }[];
        }[];
      };
    }>(
      `{ facility(id: "pakistan-steel-mills") { statusHistory { status from { date precision } provenance { source { id } } } } }`,
    );
    const of = (source: string) =>
      facility.statusHistory
        .filter(({ provenance }) => JSON.stringify(provenance[0]?.source) === `{"id":"${source}"}`)
        .map(({ status, from }) => `${status} ${from.date} ${from.precision}`);
    expect(of("gem-gist")).toEqual([
      "ANNOUNCED 1969-01-01 MONTH",
      "CONSTRUCTION 1973-12-30 DAY",
      "OPERATING 1981-01-01 YEAR",
      "MOTHBALLED 2015-01-01 YEAR",
      "RETIRED 2024-06-01 MONTH",
    ]);
    expect(of("curated")).not.toContain("OPERATING 1981-01-01 YEAR");
  });

  test("a plant that one later edition lists has no capacity then, with the reason", async () => {
    const { facilities } = await ask<{ facilities: { nodes: { capacity: unknown }[] } }>(
      `{ facilities(country: "PAK", sources: ["gem-gist"], asOf: "2020-01-01", first: 50) { nodes { capacity { nominal { value missing { reason detail } } } } } }`,
    );
    expect(facilities.nodes.length).toBeGreaterThan(2);
    expect(facilities.nodes.map(({ capacity }) => capacity)).toContainEqual({
      nominal: {
        value: null,
        missing: { reason: "NOT_COVERED", detail: expect.stringMatching(/^no earlier vintage held/) },
      },
    });
  });
});

test("registers are chosen for events and plants as for agreements; an unknown one is refused", async () => {
  const { all, curated, gem } = await ask<Record<string, { totalCount: number }>>(
    `{ all: events { totalCount } curated: events(sources: ["curated"]) { totalCount } gem: events(sources: ["gem-gist"]) { totalCount } }`,
  );
  expect(curated).toEqual(all);
  expect(gem).toEqual({ totalCount: 0 });
  expect(await ask(`{ facilities(sources: ["curated"]) { totalCount } }`)).toEqual({ facilities: { totalCount: 1 } });
  const { errors } = await result(`{ events(sources: ["nowhere"]) { totalCount } }`);
  expect(errors?.[0]?.extensions?.["code"]).toBe("CODE_UNKNOWN");
});
