import { decodeDbnomics } from "../dbnomics/answer.js";
import { DBNOMICS_CATALOGUE } from "../dbnomics/catalogue.js";
import { DBNOMICS_SERIES_A_CALL, dbnomicsRequest } from "../dbnomics/request.js";
import { liveOnly } from "./describe.js";
import { dbnomicsIds } from "./open/dbnomics.js";
import type { AskableSource, PriceSetting } from "./types.js";
import { liveSource } from "./types.js";

const HOUR_MS = 60 * 60 * 1000;

/** A call brings whole series: ids of several providers together, whatever the years. */
export const dbnomicsSource = ({ url }: PriceSetting): AskableSource =>
  liveSource({
    sourceId: "dbnomics",
    upstream: { baseUrl: url ?? "https://api.db.nomics.world", rate: { perSecond: 2, burst: 4 } },
    series: DBNOMICS_CATALOGUE.map(({ code, start, entry }) => ({
      record: liveOnly(entry, "BIS/cbpol, mirrored", { start }),
      code,
      group: "",
    })),
    caps: { maxIds: DBNOMICS_SERIES_A_CALL, maxYears: Infinity },
    recent: () => ({ months: 14, lifeMs: 12 * HOUR_MS }),
    openEnded: true,
    emptyIsPending: true,
    isMirror: true,
    open: dbnomicsIds,
    request: ({ codes }) => ({ ...dbnomicsRequest(codes), as: "json" }),
    decode: ({ body }, { codes }) => decodeDbnomics(body, codes),
  });
