import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../../src/app.js";
import { sourceStates } from "../../src/app/source-states.js";
import { loadConfig } from "../../src/config.js";
import type { UpstreamHealth } from "../../src/http/index.js";
import { createContext } from "../../src/graph/index.js";
import { openTestApp } from "../support/app.js";

let app: App;
beforeAll(async () => {
  app = await openTestApp();
  await app.graph.apollo.start();
});
afterAll(() => app.graph.apollo.stop());

const ask = async (query: string) => {
  const { body } = await app.graph.apollo.executeOperation(
    { query },
    { contextValue: createContext({ deadlineMs: 5000 }) },
  );
  if (body.kind !== "single") throw new Error("expected one answer");
  return body.singleResult;
};

test("sources by id, in the order of ids; an unknown one is named", async () => {
  const { data } = await ask(`{ sources(ids: ["wb-pink-sheet", "bls"]) { id mode health { state breaker } } }`);
  expect(data).toEqual({
    sources: [
      { id: "bls", mode: "SNAPSHOT", health: { state: "OK", breaker: null } },
      { id: "wb-pink-sheet", mode: "SNAPSHOT", health: { state: "OK", breaker: null } },
    ],
  });
  const { errors } = await ask(`{ sources(ids: ["bsl"]) { id } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "CODE_UNKNOWN", argument: "id", received: "bsl" });
});

describe("the state of a source that is asked over the network", () => {
  const health: UpstreamHealth = {
    state: "UNKNOWN",
    breaker: "CLOSED",
    lastSuccessAt: null,
    lastErrorCode: null,
    lastErrorAt: null,
    quota: { limit: 500, remaining: 500, resetsAt: "2026-11-24T00:00:00Z" },
    heldUntil: null,
    inFlight: 0,
    waiting: 0,
  };
  const openedAt = "2026-11-23T00:00:00.000Z";
  const stateOf = (id: string, mode: string, now: Partial<UpstreamHealth>, second?: Partial<UpstreamHealth>) =>
    sourceStates({
      catalogue: app.catalogue,
      manifest: app.snapshot.manifest,
      config: loadConfig({ ENTREPOT_MODE: mode }),
      openedAt: new Date(openedAt),
      upstreams: new Map([[id, { health: () => ({ ...health, ...now }) }]]),
      secondHosts: new Map(second ? [[id, { health: () => ({ ...health, ...second }) }]] : []),
    }).state(id);

  test("not asked yet: unknown, and the check of its file stands apart", () => {
    expect(stateOf("bls", "auto", {})).toMatchObject({
      mode: "AUTO",
      health: { state: "UNKNOWN", breaker: "CLOSED", lastSuccessAt: null, embeddedCheckedAt: openedAt },
      quota: { remaining: 500 },
    });
    expect(stateOf("bls", "live", {})).toMatchObject({
      mode: "LIVE",
      health: { state: "UNKNOWN", lastSuccessAt: null, embeddedCheckedAt: null },
      freshness: { lastRetrievedAt: null },
    });
  });

  const failing = {
    state: "DOWN",
    breaker: "OPEN",
    lastErrorCode: "UPSTREAM_TIMEOUT",
    lastErrorAt: "2026-11-23T01:00:00.000Z",
    heldUntil: "2026-11-23T01:00:10.000Z",
  } as const;

  test("failing: its own words for it, whatever the file", () => {
    expect(stateOf("bls", "auto", failing).health).toEqual({
      ...failing,
      lastSuccessAt: null,
      embeddedCheckedAt: openedAt,
    });
  });

  test("answering: the last answer is the newest copy", () => {
    const at = "2026-11-23T02:00:00.000Z";
    expect(stateOf("bls", "auto", { state: "OK", lastSuccessAt: at })).toMatchObject({
      health: { state: "OK", lastSuccessAt: at },
      freshness: { lastRetrievedAt: at },
    });
  });

  test("a source of two hosts is as well as the worse of them", () => {
    const at = "2026-11-23T02:00:00.000Z";
    expect(stateOf("wikidata", "auto", { state: "OK", lastSuccessAt: at }, failing).health).toMatchObject({
      ...failing,
      lastSuccessAt: at,
    });
    expect(stateOf("wikidata", "auto", {}, { state: "OK", lastSuccessAt: at }).health).toMatchObject({
      state: "OK",
      lastSuccessAt: at,
    });
  });

  test("lists of codes alone are no figures: without a key UN Comtrade is off", () => {
    const known = { catalogue: app.catalogue, manifest: app.snapshot.manifest, openedAt: new Date(openedAt) };
    const off = sourceStates({ ...known, config: loadConfig({ ENTREPOT_MODE: "auto" }), upstreams: new Map() });
    expect(off.state("comtrade")).toMatchObject({
      mode: "OFF",
      health: { state: "UNKNOWN", lastSuccessAt: null, embeddedCheckedAt: null },
      freshness: { lastRetrievedAt: null },
    });
    expect(off.state("baci")).toMatchObject({ mode: "SNAPSHOT", health: { state: "OK", lastSuccessAt: null } });
  });

  test("the published operation runs as it stands", async () => {
    const text = readFileSync(join(import.meta.dirname, "../../schema/operations/sources-status.graphql"), "utf8");
    const { data, errors } = await ask(text);
    expect(errors).toBeUndefined();
    expect(data?.["sources"]).toContainEqual(expect.objectContaining({ id: "comtrade", mode: "OFF" }));
  });
});
