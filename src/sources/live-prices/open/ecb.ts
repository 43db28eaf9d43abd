import type { UpstreamRequest } from "../../../http/index.js";
import type { Clock } from "../../../kernel/index.js";
import { decodeEcb } from "../../ecb/answer.js";
import { ecbRequest } from "../../ecb/request.js";
import type { Described, OpenId, OpenIds } from "../open-ids.js";
import { askAbout } from "../open-ids.js";

const SOURCE = "ecb";
/** Monthly averages of reference rates alone: the one part of EXR that the decoder reads. */
const ID = /^ecb:(?:EXR[./]M\.([A-Z]{3})\.EUR\.SP00\.A|([A-Z]{3})-per-EUR)$/i;

const parse = (id: string): OpenId | null => {
  const [, long, short] = ID.exec(id) ?? [];
  const currency = (long ?? short)?.toUpperCase();
  return currency === undefined
    ? null
    : {
        id: `ecb:${currency}-per-EUR`,
        code: `M.${currency}.EUR.SP00.A`,
        url: `https://data.ecb.europa.eu/data/datasets/EXR/EXR.M.${currency}.EUR.SP00.A`,
      };
};
const currencyOf = ({ code }: OpenId): string => code.slice(2, 5);

export const ecbIds = (clock: Clock): OpenIds => {
  // A currency that the Bank dropped has no figure of late: its first years are asked for too.
  const request = (open: OpenId): UpstreamRequest<"xml"> => ({
    ...ecbRequest([currencyOf(open)], `${Math.min(1999, clock.now().getUTCFullYear())}-01`),
    as: "xml",
    accept: "application/vnd.sdmx.genericdata+xml;version=2.1, application/xml;q=0.9",
  });
  const read = (open: OpenId, status: number, body: string | null): Described => {
    const batch = status === 404 || body === null ? { series: [] } : decodeEcb(body);
    const found = batch.series.find(({ code }) => code === open.code);
    if (!found || found.observations.length === 0) return { unknown: "No results found." };
    const currency = currencyOf(open);
    return {
      about: {
        title: `Exchange rate, ${currency} per euro, monthly average of reference rates`,
        frequency: "MONTHLY",
        kind: "MACRO",
        unit: `${currency} per euro`,
        basePeriod: null,
        seasonallyAdjusted: false,
        publishedAt: null,
        licence: null,
      },
    };
  };
  return {
    parse,
    groupOf: () => "",
    dataset: "EXR",
    guess: "MONTHLY",
    requests: (open) => [request(open)],
    ask: (upstream, open, send) =>
      askAbout(
        SOURCE,
        upstream,
        request(open),
        send,
        ({ status, body }) => read(open, status, body),
        /\(404\)|no results/i,
      ),
  };
};
