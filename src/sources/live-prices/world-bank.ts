import type { SeriesRecord } from "../../prices/prices.port.js";
import { decodeWorldBank } from "../world-bank/answer.js";
import { cpiEntry, GDP_INDICATOR, gdpDeflatorEntry, populationEntry, WORLD_BANK_FX } from "../world-bank/catalogue.js";
import { worldBankRequest } from "../world-bank/request.js";
import { asLive, liveOnly } from "./describe.js";
import { groupOf, worldBankIds } from "./open/world-bank.js";
import type { AskableSource, LivePriceDeps, PriceSetting, SeriesCall } from "./types.js";
import { liveSource } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const DATASET = "World Bank Indicators API v2";
/** 64 years of them are 6,400 rows, a third of a page. */
const COUNTRIES_A_CALL = 100;

/** `world-bank:NY.GDP.MKTP.CD:PAK` is `NY.GDP.MKTP.CD.PAK` in an answer. */
const ID = /^world-bank:([A-Z0-9.]+):([A-Z]{3})$/;

export const worldBankSource = ({ described }: LivePriceDeps, { url }: PriceSetting): AskableSource =>
  liveSource({
    sourceId: "world-bank",
    upstream: { baseUrl: url ?? "https://api.worldbank.org", rate: { perSecond: 3, burst: 6 } },
    series: [
      ...ofCountries(described, populationEntry),
      ...described.filter(({ sourceId }) => sourceId === "world-bank").map((record) => asLive(record, DATASET)),
      ...ofCountries(described, gdpDeflatorEntry),
      ...ofCountries(described, cpiEntry),
      ...WORLD_BANK_FX.map((entry) => liveOnly(entry, "World Bank Global Economic Monitor", { start: null })),
    ].flatMap((record) => {
      const match = ID.exec(record.id);
      return match ? [{ record, code: `${match[1]}.${match[2]}`, group: groupOf(match[1]!, record) }] : [];
    }),
    caps: { maxIds: COUNTRIES_A_CALL, maxYears: Infinity },
    // Accounts of the last years are revised with every release.
    recent: ({ frequency }) =>
      frequency === "ANNUAL" ? { months: 36, lifeMs: 7 * DAY_MS } : { months: 3, lifeMs: DAY_MS },
    openEnded: false,
    emptyIsPending: true,
    open: worldBankIds,
    request: (call) => {
      const { indicator, frequency } = ofGroup(call);
      const [from, to] = ENDS[frequency] ?? ["", ""];
      return {
        ...worldBankRequest(countriesOf(call), [indicator], `${call.fromYear}${from}`, `${call.toYear}${to}`),
        as: "json",
      };
    },
    decode: ({ body }) => decodeWorldBank(body),
  });

/** Of every country whose GDP is described. */
const ofCountries = (described: LivePriceDeps["described"], entryOf: typeof populationEntry): readonly SeriesRecord[] =>
  described.flatMap(({ id, region }) => {
    const [, indicator, country] = ID.exec(id) ?? [];
    return indicator === GDP_INDICATOR && region
      ? [liveOnly(entryOf(country!, region.name), DATASET, { start: "1960" })]
      : [];
  });

const ENDS: Readonly<Record<string, readonly [string, string]>> = { MONTHLY: ["M01", "M12"], QUARTERLY: ["Q1", "Q4"] };
const ofGroup = ({ group }: Pick<SeriesCall, "group">) => {
  const [indicator = "", frequency = ""] = group.split("|");
  return { indicator, frequency };
};
const countriesOf = ({ codes, group }: SeriesCall): readonly string[] =>
  codes.map((code) => code.slice(ofGroup({ group }).indicator.length + 1));
