import { Period } from "../../kernel/index.js";
import { decodeImfPcps, WORLD_PRICES } from "../imf-pcps/answer.js";
import { PCPS_CATALOGUE } from "../imf-pcps/catalogue.js";
import { imfPcpsRequest } from "../imf-pcps/request.js";
import { liveOnly } from "./describe.js";
import type { AskableSource, PriceSetting } from "./types.js";
import { liveSource } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;

export const imfPcpsSource = ({ url, key }: PriceSetting): AskableSource =>
  liveSource({
    sourceId: "imf-pcps",
    upstream: {
      baseUrl: url ?? "https://api.imf.org",
      key: key && { secret: key, in: "header", name: "Ocp-Apim-Subscription-Key" },
      // Clients wait a second and a half between calls.
      rate: { perSecond: 1 / 1.5, burst: 2 },
      isEmpty: (status) => status === 204,
    },
    series: PCPS_CATALOGUE.map(({ code, start, entry, transformation }) => ({
      record: liveOnly(entry, "PCPS, SDMX 3.0", { start }),
      code,
      group: transformation,
    })),
    caps: { maxIds: 60, maxYears: Infinity },
    recent: () => ({ months: 6, lifeMs: DAY_MS }),
    openEnded: true,
    emptyIsPending: false,
    request: ({ codes, fromYear, group }) => ({
      ...imfPcpsRequest(codes, Period.month(fromYear, 1), group),
      as: "json",
    }),
    decode: ({ status, body }, { group }) =>
      decodeImfPcps(status, body, { ...WORLD_PRICES, DATA_TRANSFORMATION: group }),
  });
