import { loadConfig } from "../../src/config.js";
import type { Config } from "../../src/config.js";
import type { Graph, GraphPart } from "../../src/graph/index.js";
import { createGraph, Gateway } from "../../src/graph/index.js";
import { Licence, Source } from "../../src/kernel/index.js";
import type { SourceCatalogue } from "../../src/kernel/index.js";

export const testLicence = new Licence({
  id: "public-domain",
  name: "Public domain",
  url: null,
  attribution: "Nobody",
  mayRedistribute: true,
});

export const testSource = new Source({
  id: "bls",
  name: "Producer prices",
  provider: "BLS",
  homepage: "https://www.bls.gov",
  domains: ["PRICES"],
  licence: testLicence,
  freshnessPolicy: "monthly",
});

const catalogue: SourceCatalogue = { get: () => testSource, all: () => [testSource] };

/** A graph of the given parts alone, for tests of the machinery. */
export const graphOf = (
  parts: readonly GraphPart[],
  environment: Record<string, string> = {},
  log: (entry: { requestId: string; error: unknown }) => void = () => undefined,
): Promise<{ graph: Graph; config: Config }> => {
  const config = loadConfig(environment);
  return createGraph({
    ...config,
    parts,
    catalogue,
    sourceStates: {
      state: () => ({
        mode: "SNAPSHOT",
        credential: { required: false, configured: false, signUpUrl: null },
        health: {
          state: "OK",
          lastSuccessAt: null,
          embeddedCheckedAt: null,
          lastErrorCode: null,
          lastErrorAt: null,
          breaker: null,
          heldUntil: null,
        },
        quota: null,
        freshness: { policy: "monthly", lastRetrievedAt: null },
      }),
    },
    gateway: () => new Gateway({ version: "0.0.0", mode: "SNAPSHOT", snapshot: null, cache: null }),
    log,
  }).then((graph) => ({ graph, config }));
};
