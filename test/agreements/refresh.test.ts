import type { OperationDefinitionNode } from "graphql";
import { parse } from "graphql";
import { describe, expect, test, vi } from "vitest";
import type { AgreementsPort, LoadedRegister } from "../../src/agreements/index.js";
import { AgreementRegisters, createAgreements } from "../../src/agreements/index.js";
import { EMPTY_CORPUS } from "../../src/agreements/agreements.port.js";
import { CallGate, CodedError, ManualClock } from "../../src/kernel/index.js";
import { createContext } from "../../src/graph/context.js";
import { agreement, country, port, reference, referencePart, sources } from "./support.js";
import { graphOf } from "../support/graph.js";
import { until } from "../support/time.js";

const record = (key: string, sourceId: string) =>
  agreement({ key, sourceId, signedOn: "2020-01-01", parties: [country("PAK"), country("RUS")] });
const coverage = (sourceId: string) => ({ sourceId, covers: "c", doesNotCover: "d", through: "2026" });

const loaded = (sourceId: string, keys: readonly string[], over: Partial<LoadedRegister> = {}): LoadedRegister => ({
  corpus: { ...EMPTY_CORPUS, agreements: keys.map((key) => record(key, sourceId)), coverage: [coverage(sourceId)] },
  freshness: "LIVE",
  version: keys.join(),
  retrievedAt: "2026-11-23T12:00:00.000Z",
  ...over,
});
const live = (sourceId: string, ...answers: (LoadedRegister | Error)[]): AgreementsPort & { calls: number } => {
  const self = {
    sourceIds: [sourceId],
    live: true,
    calls: 0,
    load: () => {
      const answer = answers[Math.min(self.calls++, answers.length - 1)]!;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  return self;
};
const down = new CodedError("UPSTREAM_UNAVAILABLE", "wto-rta cannot be reached.", { source: "wto-rta" });

const files = port("wto-rta", {
  agreements: [record("wto-rta-1", "wto-rta"), record("desta-1", "desta")],
  coverage: [coverage("wto-rta"), coverage("desta")],
});
const clock = new ManualClock();
const registersOf = (ports: readonly AgreementsPort[], over: object = {}) =>
  new AgreementRegisters({ ports, reference, sources, clock, ...over });
const keysOf = (registers: AgreementRegisters) =>
  registers.held!.index.agreements.flatMap((one) => one.entries.map((entry) => entry.key)).sort();
const rowOf = (registers: AgreementRegisters, id: string) => {
  const { available, freshness, errorCode } = registers.held!.coverage.find(({ source }) => source.id === id)!;
  return [available, freshness, errorCode];
};
const contextOf = (deadlineMs = 5_000) => createContext({ deadlineMs, clock });

describe("the first question", () => {
  test("reads the registers once for fifty at the same time, and nothing before it", async () => {
    const load = vi.fn(() => files.load());
    const registers = registersOf([{ ...files, load }]);
    expect(load).not.toHaveBeenCalled();
    const services = await Promise.all(Array.from({ length: 50 }, () => registers.current(contextOf())));
    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(services).size).toBe(1);
  });

  test("does not wait for live registers where files can answer", async () => {
    const never: AgreementsPort = { sourceIds: ["wto-rta"], live: true, load: () => new Promise(() => undefined) };
    const registers = registersOf([files, never]);
    await registers.current(contextOf());
    expect(keysOf(registers)).toEqual(["desta-1", "wto-rta-1"]);
    expect(rowOf(registers, "wto-rta")).toEqual([true, "RECORDED", null]);
  });

  test("waits for live registers alone, and says which did not come in time", async () => {
    const slow: AgreementsPort = {
      sourceIds: ["un-mtdsg"],
      live: true,
      load: (ask) =>
        new Promise((_, reject) =>
          ask!.signal!.addEventListener("abort", () => reject(new CodedError("UPSTREAM_TIMEOUT", "un-mtdsg: late."))),
        ),
    };
    const registers = registersOf([live("wto-rta", loaded("wto-rta", ["wto-rta-1"])), slow], {
      awaitLive: true,
      firstLoadMs: 40,
    });
    await registers.current(contextOf());
    expect(keysOf(registers)).toEqual(["wto-rta-1"]);
    expect(rowOf(registers, "un-mtdsg")).toEqual([false, null, "UPSTREAM_TIMEOUT"]);
  });

  test("a caller that leaves gets its error; the others get the registers", async () => {
    let open = () => {};
    const gate = new Promise<void>((done) => (open = done));
    const registers = registersOf([{ ...files, load: async () => (await gate, files.load()) }]);
    const left = new AbortController();
    const leaving = registers.current({ ...contextOf(), signal: left.signal });
    const staying = registers.current(contextOf());
    left.abort();
    await expect(leaving).rejects.toMatchObject({ code: "UPSTREAM_TIMEOUT" });
    open();
    expect((await staying).index.agreements.length).toBeGreaterThan(0);
  });

  test("a fault of ours is not remembered", async () => {
    let calls = 0;
    const registers = registersOf([
      { ...files, load: () => (calls++ === 0 ? Promise.reject(new TypeError("oops")) : files.load()) },
    ]);
    await expect(registers.current()).rejects.toThrow("oops");
    expect((await registers.current()).index.agreements.length).toBeGreaterThan(0);
  });
});

describe("a refresh", () => {
  test("puts a register asked over the network in the place of its file, and leaves other registers", async () => {
    const registers = registersOf([files, live("wto-rta", loaded("wto-rta", ["wto-rta-1", "wto-rta-2"]))]);
    const before = await registers.current();
    expect(await registers.refresh()).toBe(true);
    expect(await registers.current()).not.toBe(before);
    expect(keysOf(registers)).toEqual(["desta-1", "wto-rta-1", "wto-rta-2"]);
    expect(registers.held!.coverage).toHaveLength(2);
    expect(rowOf(registers, "wto-rta")).toEqual([true, "LIVE", null]);
    const entry = registers.held!.one("agreement", "wto-rta-2").registers.find(({ key }) => key === "wto-rta-2")!;
    expect(entry.freshness).toBe("LIVE");
    clock.advance(60_000);
    expect(entry.freshness).toBe("CACHED");
  });

  test("leaves a register alone of which the operator has loaded a file", async () => {
    const register = live("wto-rta", loaded("wto-rta", ["wto-rta-2"]));
    const registers = registersOf([{ ...files, chosen: ["wto-rta"] }, register]);
    await registers.refresh();
    expect([register.calls, keysOf(registers)]).toEqual([0, ["desta-1", "wto-rta-1"]]);
  });

  test("that brings nothing newer swaps nothing", async () => {
    const register = live("wto-rta", loaded("wto-rta", ["a"]), loaded("wto-rta", ["a"], { freshness: "CACHED" }));
    const registers = registersOf([files, register]);
    await registers.refresh();
    const held = registers.held;
    expect(await registers.refresh()).toBe(false);
    expect([registers.held, register.calls]).toEqual([held, 2]);
  });

  test("one request sees one state to its end", async () => {
    const registers = registersOf([files, live("wto-rta", loaded("wto-rta", ["wto-rta-9"]))]);
    const context = contextOf();
    const first = await registers.current(context);
    await registers.refresh();
    expect(await registers.current(context)).toBe(first);
    expect(await registers.current(contextOf())).not.toBe(first);
  });

  test("of many at once is one", async () => {
    const register = live("wto-rta", loaded("wto-rta", ["a"]));
    const registers = registersOf([files, register]);
    await Promise.all([registers.refresh(), registers.refresh(), registers.refresh()]);
    expect(register.calls).toBe(1);
  });

  test("of a register that fails keeps its file, or its last good copy, with the code; others are renewed", async () => {
    const other = live("un-mtdsg", loaded("un-mtdsg", ["un-mtdsg-IV-2"]));
    const failing = live("wto-rta", down, loaded("wto-rta", ["wto-rta-1", "wto-rta-2"]), down);
    const registers = registersOf([files, failing, other]);
    await registers.refresh();
    expect(keysOf(registers)).toEqual(["desta-1", "un-mtdsg-IV-2", "wto-rta-1"]);
    expect(rowOf(registers, "wto-rta")).toEqual([true, "RECORDED", "UPSTREAM_UNAVAILABLE"]);
    await registers.refresh();
    expect(rowOf(registers, "wto-rta")).toEqual([true, "LIVE", null]);
    await registers.refresh();
    expect(keysOf(registers)).toContain("wto-rta-2");
    expect(rowOf(registers, "wto-rta")).toEqual([true, "STALE", "UPSTREAM_UNAVAILABLE"]);
  });

  test("comes behind a question once a failed register was left alone for a while", async () => {
    const failing = live("wto-rta", down, loaded("wto-rta", ["wto-rta-1"]));
    const registers = registersOf([failing], { awaitLive: true });
    await registers.current();
    await registers.current();
    expect(failing.calls).toBe(1);
    clock.advance(30_000);
    await registers.current();
    await until(() => registers.held!.index.agreements.length === 1);
    expect(failing.calls).toBe(2);
  });

  test("goes on at its interval until it is stopped", async () => {
    const register = live("wto-rta", loaded("wto-rta", ["a"]));
    const registers = registersOf([files, register]);
    const stop = new AbortController();
    registers.startRefreshing(5, stop.signal);
    await until(() => register.calls >= 3);
    stop.abort();
    await registers.refresh();
    const { calls } = register;
    await new Promise((done) => setTimeout(done, 30));
    expect(register.calls).toBe(calls);
  });
});

test("search entries lead to the node of now", async () => {
  const subject = createAgreements({
    ports: [files, live("wto-rta", loaded("wto-rta", ["wto-rta-1"]))],
    reference,
    sources,
  });
  const entry = (await subject.searchEntries()).find(({ id }) => id === "Agreement:wto-rta-1")!;
  await subject.refresh();
  expect(entry.node()).toBe(subject.registers.held!.one("agreement", "wto-rta-1"));
});

test("asked for a plan, nothing is kept of what no register was asked for", async () => {
  const register = live("wto-rta", loaded("wto-rta", ["a"]));
  const registers = registersOf([register], { awaitLive: true });
  await registers.current({ ...contextOf(), gate: new CallGate(20, "PLAN") });
  expect(registers.held).toBeUndefined();
});

test("the graph says how fresh each register's copy is, when it was fetched and why it is not newer", async () => {
  const subject = createAgreements({
    ports: [files, live("wto-rta", loaded("wto-rta", ["wto-rta-1"]), down)],
    reference,
    sources,
  });
  await subject.refresh();
  await subject.refresh();
  const { graph } = await graphOf([referencePart, subject]);
  const text = `{ agreements(first: 1, sources: ["wto-rta"]) {
    nodes { registers { key freshness } }
    coverage { source { id } freshness retrievedAt errorCode available } } }`;
  const document = parse(text);
  const answer = await graph.execute({
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    operationName: null,
    variables: {},
    context: createContext({ deadlineMs: 5_000 }),
    queryHash: text,
  });
  expect(JSON.parse(JSON.stringify(answer))).toEqual({
    data: {
      agreements: {
        nodes: [
          {
            registers: [
              { key: "wto-rta-1", freshness: "STALE" },
              { key: "desta-1", freshness: "RECORDED" },
            ],
          },
        ],
        coverage: [
          {
            source: { id: "wto-rta" },
            freshness: "STALE",
            retrievedAt: "2026-11-23T12:00:00.000Z",
            errorCode: "UPSTREAM_UNAVAILABLE",
            available: true,
          },
        ],
      },
    },
  });
});
