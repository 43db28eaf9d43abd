import { Period } from "../../src/kernel/index.js";
import { decodeComtrade } from "../../src/sources/comtrade/decode.js";
import { COMTRADE_CAPS, comtradeRequest } from "../../src/sources/comtrade/request.js";
import { sharedJson } from "../support/shared-data.js";
import { empty, throughPort } from "./comtrade.js";
import type { Family, Reader } from "./types.js";
import { none, reading, refused } from "./types.js";

/** What was asked when the answer was recorded: we ask the same path with the same totals, without which about nine rows come for each partner. */
const request: Reader = (path) => {
  const { request: told } = sharedJson(path) as { request: { method: string; url: string } };
  const recorded = new URL(told.url);
  const ours = comtradeRequest(
    { frequency: "A", reporters: [586], partners: "ALL", commodities: ["72"], flows: ["M"], periods: [Period.year(2020)] }, // prettier-ignore
    true,
  );
  const totals = (["partner2Code", "motCode", "customsCode"] as const).map((name) => [name, ours.query[name], recorded.searchParams.get(name)] as const); // prettier-ignore
  const pairs = [["method", ours.method, told.method] as const, ["path", ours.path, recorded.pathname] as const, ...totals]; // prettier-ignore
  return reading(
    pairs.length,
    pairs.filter(([, mine, theirs]) => mine !== theirs).map(([name, mine, theirs]) => `${name}: ${mine}, recorded ${theirs}`),
    0,
  ); // prettier-ignore
};

const SERVICES = none("Asked of trade in services (S/A/EB), which we do not ask; its empty answer is read.");
const BULK = none("Of the bulk files, which we do not fetch: they need a premium key and hold whole reporters.");

export const COMTRADE: Family = {
  folder: "trade/recordings/comtrade",
  files: {
    "bulk-availability-ARG-1962.json": BULK,
    // All of it is text there: a figure that is a text is refused, never guessed.
    "bulk-file-ARG-2000-H0-first-100-rows.json": (path) =>
      refused(() => decodeComtrade(sharedJson(path), COMTRADE_CAPS.withKey.rows), /at data\.0\.\w+ expected .*number/),
    "bulk-file-ARG-2000-H0-first-100-rows.meta.json": BULK,
    "get-CHN-TOTAL-2010-partners-ARG-DEU.json": throughPort,
    "get-CHN-TOTAL-2010-partners-ARG-DEU.meta.json": request,
    "get-DEU-FRA-0306-1990-all-flows.json": throughPort,
    "get-DEU-FRA-0306-1990-all-flows.meta.json": request,
    "get-EU27-M-wood-2018-2020-from-world.json": throughPort,
    "get-EU27-M-wood-2018-2020-from-world.meta.json": request,
    "get-THA-shrimp-HS6-all-flows-2007-2011-all-partners.json": throughPort,
    "get-THA-shrimp-HS6-all-flows-2007-2011-all-partners.meta.json": request,
    "get-USA-M-TOTAL-2012-DEU-single-row.json": throughPort,
    "get-USA-M-TOTAL-2012-DEU-single-row.meta.json": request,
    "get-USA-M-TOTAL-2018-2023-partners-DEU-FRA-JPN-MEX.json": throughPort,
    "get-USA-M-TOTAL-2018-2023-partners-DEU-FRA-JPN-MEX.meta.json": request,
    "get-services-CHN-2010-empty.json": empty,
    "get-services-CHN-2010-empty.meta.json": SERVICES,
    "official-client-notebook-outputs.json": none("What a client printed on a screen, cut by its width: no answers."),
    "preview-IND-X-TOTAL-2022-world.json": throughPort,
  },
};
