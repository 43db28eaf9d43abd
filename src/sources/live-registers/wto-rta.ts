import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { decodeWtoRta } from "../wto-rta/decode.js";
import { normaliseWtoRta } from "../wto-rta/normalise.js";
import { wtoRta } from "../wto-rta/record.js";
import { copySpace } from "./copy.js";
import { registerPort } from "./register-port.js";
import { whole } from "./whole.js";
import type { LiveRegisterDeps, RegisterPart } from "./types.js";

/** One export of 200 kB a day: nobody is in a hurry. */
export const wtoRtaSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: "https://rtais.wto.org",
  rate: { perSecond: 0.2, burst: 2 },
  limits: { concurrency: 1, queue: 5, attemptMs: 15_000, totalMs: 30_000, maxBytes: 8 * 1024 * 1024 },
};

const request = { path: "/UI/ExportAllRTAList.aspx" };

export const liveWtoRta = (upstream: Upstream, deps: LiveRegisterDeps): AgreementsPort => {
  const part: RegisterPart = {
    name: "export",
    request,
    embedded: () => deps.snapshot.agreements(wtoRta.id),
    size: (records) => records.length,
    fetch: async ({ how }) => {
      const { body, url, retrievedAt } = await whole(upstream.send({ as: "bytes", ...request, ...how }));
      const { agreements, changes } = await decodeWtoRta(body);
      const day = retrievedAt.toISOString().slice(0, 10);
      const edition = { dataset: `All RTAs, export of ${day}`, retrievedOn: day };
      return {
        records: normaliseWtoRta(agreements, changes, deps.reference, edition),
        dataset: edition.dataset,
        url,
        retrievedAt,
        publishedOn: null,
      };
    },
  };
  return registerPort(
    {
      sourceId: wtoRta.id,
      upstream,
      space: copySpace(deps.cache, wtoRta.id),
      parts: () => [part],
      coverage: (records, _parts, through) => ({
        sourceId: wtoRta.id,
        covers: `Regional trade agreements notified to the World Trade Organization, in force and inactive, with announced negotiations; all ${records} rows of the export.`,
        doesNotCover:
          "Agreements nobody has notified, preferences given by one side, and instruments that are not trade agreements.",
        through,
      }),
    },
    deps,
  );
};
