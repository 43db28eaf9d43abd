import { parse } from "csv-parse/sync";
import type { ComtradeCodeRow } from "./codes.js";

/** Comtrade's own letters (S19, _X, R20 …) are not ISO; its rests get our X.. codes, one each. Its "Europe EU, nes" (492) has Monaco's letters. */
const OURS: Readonly<Record<number, string>> = {
  58: "XBL",
  80: "ATB",
  129: "XCB",
  221: "XEE",
  290: "XNF",
  412: "XKX",
  471: "XCM",
  472: "XCA",
  473: "XLA",
  488: "MID",
  490: "TWN",
  492: "XEN",
  527: "XOC",
  568: "XOE",
  577: "XAF",
  636: "XAM",
  637: "XNM",
  697: "XEF",
  711: "XSU",
  830: "XCI",
  837: "XBK",
  838: "XFZ",
  839: "XSC",
  849: "UMI",
  872: "WAK",
  879: "XWA",
  899: "XNS",
};
/** The European Union (97) and ASEAN (975) report beside their members. */
const GROUPS = new Set([97, 975]);
/** The Harmonized System starts in 1988; numbers that ended before it never meet one of its codes. */
const FIRST_YEAR = 1988;

const yearOf = (date: string | undefined): number | null => (date ? Number(date.slice(0, 4)) : null);

/** `Reporters.json` and `partnerAreas.json` (here as `partner.csv`), united by number. */
export const decodeCodeLists = (reporters: string, partners: string): ComtradeCodeRow[] => {
  const rows = new Map<number, ComtradeCodeRow>();
  const add = (code: number, iso: string, expired: string | undefined, role: "reporter" | "partner") => {
    const until = yearOf(expired);
    if (GROUPS.has(code) || (until !== null && until < FIRST_YEAR)) return;
    const held = rows.get(code) ?? { code, alpha3: OURS[code] ?? iso.trim(), reporter: false, partner: false, until };
    rows.set(code, { ...held, [role]: true });
  };
  const { results } = JSON.parse(reporters) as {
    results: { reporterCode: number; reporterCodeIsoAlpha3: string; entryExpiredDate?: string }[];
  };
  for (const row of results) add(row.reporterCode, row.reporterCodeIsoAlpha3, row.entryExpiredDate, "reporter");
  for (const row of parse<Record<string, string>>(partners, { columns: true, bom: true }))
    add(Number(row["PartnerCode"]), row["PartnerCodeIsoAlpha3"]!, row["entryExpiredDate"], "partner");
  return [...rows.values()].sort((a, b) => a.code - b.code);
};
