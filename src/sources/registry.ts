import type { SourceCatalogue, SourceRecord } from "../kernel/index.js";
import { Source } from "../kernel/index.js";
import { atop } from "./atop/record.js";
import { BACI } from "./baci/record.js";
import { BLS } from "./bls/record.js";
import { COMTRADE } from "./comtrade/record.js";
import { countryGroups } from "./country-groups/record.js";
import { CURATED } from "./curated/record.js";
import { DBNOMICS } from "./dbnomics/record.js";
import { desta } from "./desta/record.js";
import { ECB } from "./ecb/record.js";
import { EUROSTAT } from "./eurostat/record.js";
import { FED_H10 } from "./fed-h10/record.js";
import { FRED } from "./fred/record.js";
import { gdelt } from "./gdelt/record.js";
import { gemGist } from "./gem-gist/record.js";
import { hs, hsConcordance } from "./hs/record.js";
import { huggo } from "./huggo/record.js";
import { IMF_PCPS } from "./imf-pcps/record.js";
import { INDIA_TRADESTAT } from "./india-tradestat/record.js";
import { OWN_SERIES } from "./own-series/record.js";
import { PBS } from "./pbs/record.js";
import { PRESS_TRADE } from "./press-trade/record.js";
import { SBP } from "./sbp/record.js";
import { unGaVotes } from "./un-ga-votes/record.js";
import { unM49 } from "./un-m49/record.js";
import { unMtdsg } from "./un-mtdsg/record.js";
import { unctadIia } from "./unctad-iia/record.js";
import { WB_PINK_SHEET } from "./wb-pink-sheet/record.js";
import { wikidata } from "./wikidata/record.js";
import { WORLD_BANK } from "./world-bank/record.js";
import { WORLDSTEEL } from "./worldsteel/record.js";
import { wtoRta } from "./wto-rta/record.js";

/** Every source the gateway knows, by id; a test compares the list with the folders. */
export const SOURCE_RECORDS: readonly SourceRecord[] = [
  atop,
  BACI,
  BLS,
  COMTRADE,
  countryGroups,
  CURATED,
  DBNOMICS,
  desta,
  ECB,
  EUROSTAT,
  FED_H10,
  FRED,
  gdelt,
  gemGist,
  hs,
  hsConcordance,
  huggo,
  IMF_PCPS,
  INDIA_TRADESTAT,
  OWN_SERIES,
  PBS,
  PRESS_TRADE,
  SBP,
  unGaVotes,
  unM49,
  unMtdsg,
  unctadIia,
  WB_PINK_SHEET,
  wikidata,
  WORLD_BANK,
  WORLDSTEEL,
  wtoRta,
];

/** Sources by id. `get` of an id that is not in the list is a fault of ours, found at start or by a test. */
export const createCatalogue = (records: readonly SourceRecord[] = SOURCE_RECORDS): SourceCatalogue => {
  const sources = new Map(records.map((record) => [record.id, new Source(record)]));
  if (sources.size !== records.length) throw new Error("Two sources have one id.");
  return {
    get: (id) => {
      const source = sources.get(id);
      if (!source) throw new Error(`Source ${id} is not in src/sources/registry.ts.`);
      return source;
    },
    all: () => [...sources.values()],
  };
};
