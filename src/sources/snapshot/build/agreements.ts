import { agreementFile } from "./agreement-files.js";
import { linkTradeAgreements } from "./agreement-links.js";
import { atopPart } from "./atop.js";
import { destaPart } from "./desta.js";
import { gemGistPart } from "./gem-gist.js";
import { huggoPart } from "./huggo.js";
import { namesReference } from "./names-reference.js";
import type { SnapshotPart } from "./part.js";
import { unGaVotesPart } from "./un-ga-votes.js";
import { unMtdsgParts } from "./un-mtdsg.js";
import { unctadIiaPart } from "./unctad-iia.js";
import { wtoRtaPart } from "./wto-rta.js";

/** The registers of files, one file a register: agreements, plants, votes. */
export const agreementsPart: SnapshotPart = async (dataDir) => {
  const reference = await namesReference();
  const trade = await Promise.all(
    [wtoRtaPart, destaPart, huggoPart, unctadIiaPart].map((part) => part(dataDir, reference)),
  );
  const linked = linkTradeAgreements(trade.map(({ agreements }) => agreements));
  const files = [
    ...trade.map((file, index) => ({ ...file, agreements: linked[index]! })),
    await atopPart(dataDir, reference),
    ...unMtdsgParts(dataDir, reference),
  ];
  return [...files.map(agreementFile), await gemGistPart(dataDir, reference), unGaVotesPart(dataDir)];
};
