import { decodeEcb } from "../ecb/answer.js";
import { ECB_CATALOGUE } from "../ecb/catalogue.js";
import { ecbRequest } from "../ecb/request.js";
import { liveOnly } from "./describe.js";
import { ecbIds } from "./open/ecb.js";
import type { AskableSource, LivePriceDeps, PriceSetting } from "./types.js";
import { liveSource } from "./types.js";

const HOUR_MS = 60 * 60 * 1000;

export const ecbSource = ({ clock }: LivePriceDeps, { url }: PriceSetting): AskableSource =>
  liveSource({
    sourceId: "ecb",
    upstream: {
      baseUrl: url ?? "https://data-api.ecb.europa.eu",
      rate: { perSecond: 2, burst: 4 },
      // `{"status":404,"detail":"No results found."}`: what January says of its own year.
      isEmpty: (status, text) => status === 404 && /no results found/i.test(text),
    },
    series: ECB_CATALOGUE.map(({ entry, currency, start }) => ({
      record: liveOnly(entry, "EXR", {
        start,
        ...(entry.discontinuedOn ? { end: lastMonth(entry.discontinuedOn) } : {}),
      }),
      code: `M.${currency}.EUR.SP00.A`,
      group: "",
    })),
    caps: { maxIds: 50, maxYears: Infinity },
    recent: () => ({ months: 2, lifeMs: 6 * HOUR_MS }),
    openEnded: true,
    emptyIsPending: false,
    open: ecbIds(clock),
    request: ({ codes, fromYear }) => ({
      ...ecbRequest(
        codes.map((code) => code.split(".")[1]!),
        `${fromYear}-01`,
      ),
      as: "xml",
      accept: "application/vnd.sdmx.genericdata+xml;version=2.1, application/xml;q=0.9",
    }),
    decode: ({ status, body }) => (status === 404 ? { series: [], problems: [] } : decodeEcb(body)),
  });

const lastMonth = (day: string): string => {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month > 1 ? `${year}-${String(month - 1).padStart(2, "0")}` : `${year - 1}-12`;
};
