import { parse } from "csv-parse/sync";
import { z } from "zod";
import { atEdge } from "../edge.js";
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

/** A row of either list, as far as it is read. */
export interface ListedCode {
  readonly code: number;
  readonly iso: string;
  readonly expired?: string | undefined;
}

/** Both lists, united by number. */
export const unitedCodes = (
  reporters: readonly ListedCode[],
  partners: readonly ListedCode[],
): readonly ComtradeCodeRow[] => {
  const rows = new Map<number, ComtradeCodeRow>();
  const add = ({ code, iso, expired }: ListedCode, role: "reporter" | "partner") => {
    const until = yearOf(expired);
    if (GROUPS.has(code) || (until !== null && until < FIRST_YEAR)) return;
    const held = rows.get(code) ?? { code, alpha3: OURS[code] ?? iso.trim(), reporter: false, partner: false, until };
    rows.set(code, { ...held, [role]: true });
  };
  reporters.forEach((row) => add(row, "reporter"));
  partners.forEach((row) => add(row, "partner"));
  return [...rows.values()].sort((a, b) => a.code - b.code);
};

/** `Reporters.json` and `partnerAreas.json` (here as `partner.csv`), for the snapshot. */
export const decodeCodeLists = (reporters: string, partners: string): readonly ComtradeCodeRow[] =>
  unitedCodes(
    decodeReporters(JSON.parse(reporters)),
    parse<Record<string, string>>(partners, { columns: true, bom: true }).map((row) => ({
      code: Number(row["PartnerCode"]),
      iso: row["PartnerCodeIsoAlpha3"]!,
      expired: row["entryExpiredDate"],
    })),
  );

/** Dates are `1974-12-31T00:00:00`. Taiwan (490) and others are `isGroup` too: nothing is left out by that. */
const Reporters = z.object({
  results: z.array(
    z.object({
      reporterCode: z.int(),
      reporterCodeIsoAlpha3: z.string().nullish(),
      entryExpiredDate: z.string().nullish(),
    }),
  ),
});
/** The names of this list begin with a capital. */
const PartnerAreas = z.object({
  results: z.array(
    z.object({
      PartnerCode: z.int(),
      PartnerCodeIsoAlpha3: z.string().nullish(),
      entryExpiredDate: z.string().nullish(),
    }),
  ),
});

export const decodeReporters = (body: unknown): readonly ListedCode[] =>
  atEdge("comtrade", Reporters, body).results.map((row) => ({
    code: row.reporterCode,
    iso: row.reporterCodeIsoAlpha3 ?? "",
    expired: row.entryExpiredDate ?? undefined,
  }));

export const decodePartnerAreas = (body: unknown): readonly ListedCode[] =>
  atEdge("comtrade", PartnerAreas, body).results.map((row) => ({
    code: row.PartnerCode,
    iso: row.PartnerCodeIsoAlpha3 ?? "",
    expired: row.entryExpiredDate ?? undefined,
  }));
