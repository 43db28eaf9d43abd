import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeEditionRows, decodeHsCsv, decodeSectionsCsv, decodeUnionRows } from "../../hs/decode.js";
import { hs } from "../../hs/record.js";
import type { PartFile, SnapshotPart } from "./part.js";

const EARLIER = {
  H0: "H0.ch26-72-73.rows.json",
  H1: "H1.ch26-72-73.rows.json",
  H2: "H2.ch26-72-73.rows.json",
  H3: "H3.ch26-72-73.rows.json",
  H4: "H4.rows.json",
  H5: "H5.rows.json",
} as const;
/** Earlier editions are kept whole for the chapters that steel trade is asked in; the others would triple the snapshot. */
const CHAPTERS = /^(26|72|73)/;
/** Of the others, lists of these editions are at hand, and one of all codes that any edition had. */
const WHOLE = ["H4", "H5"] as const;

const meta = (path: string, dataset: string): Omit<PartFile, "columns" | "rows"> => ({
  path: `reference/${path}.json`,
  part: "reference",
  source: hs.id,
  dataset,
  publisher: hs.provider,
  licence: hs.licence.id,
  attribution: hs.licence.attribution,
  url: hs.homepage,
  publishedOn: null,
  retrievedOn: null,
});

/** Parents are not stored: a code's parent is the code without its last two digits. */
export const referenceHs: SnapshotPart = (dataDir) => {
  const read = (file: string) => readFileSync(join(dataDir, "trade/reference", file), "utf8");
  const current = decodeHsCsv(read("harmonized-system.csv"))
    .filter((row) => row.code !== "TOTAL")
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const chapters = current.filter((row) => row.code.length === 2);
  const sections = decodeSectionsCsv(read("hs-sections.csv")).map(({ code, title }) => {
    const own = chapters.filter((chapter) => chapter.section === code).map((chapter) => chapter.code);
    return [code, title, own] as const;
  });

  const former = new Set<string>();
  // One row a wording: most descriptions stand unchanged through several editions.
  const wordings = new Map<string, { code: string; description: string; editions: string[] }>();
  for (const [edition, file] of Object.entries(EARLIER))
    for (const { code, description } of decodeEditionRows(read(file))) {
      if (!CHAPTERS.test(code)) continue;
      const key = `${code}\t${description}`;
      const held = wordings.get(key) ?? { code, description, editions: [] };
      held.editions.push(edition);
      wordings.set(key, held);
    }
  const lists = WHOLE.map((edition) => [edition, decodeEditionRows(read(EARLIER[edition]))] as const);
  const codesOf = new Map(lists.map(([edition, rows]) => [edition, new Set(rows.map(({ code }) => code))]));
  const now = new Set(current.map(({ code }) => code));
  const isOther = (code: string) => /^\d{4}(\d\d)?$/.test(code) && !CHAPTERS.test(code);
  for (const { code, description } of [...lists.flatMap(([, rows]) => rows), ...decodeUnionRows(read("HS.json"))]) {
    if (!isOther(code) || now.has(code) || former.has(code)) continue;
    former.add(code);
    const editions = WHOLE.filter((edition) => codesOf.get(edition)!.has(code));
    wordings.set(`${code}\t${description}`, { code, description, editions });
  }
  const added = [...now]
    .filter((code) => code.length === 6 && isOther(code) && !codesOf.get("H4")!.has(code))
    .map((code) => [code, codesOf.get("H5")!.has(code) ? "H5" : "H6"] as const);
  const earlier = [...wordings.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

  return Promise.resolve([
    {
      ...meta("hs-2022", "Harmonized System 2022: chapters, headings, subheadings"),
      columns: ["code", "description"],
      rows: current.map((row) => [row.code, row.description]),
    },
    {
      ...meta("hs-sections", "Sections of the Harmonized System"),
      columns: ["code", "title", "chapters"],
      rows: sections,
    },
    {
      ...meta(
        "hs-earlier",
        "Editions H0 to H5 of chapters 26, 72 and 73; codes of other chapters that HS 2022 has not",
      ),
      publisher: "World Customs Organization; lists of the United Nations Statistics Division",
      licence: "facts",
      attribution:
        "Earlier editions of the Harmonized System: code lists of UN Comtrade, United Nations Statistics Division",
      url: "https://comtradeapi.un.org/files/v1/app/reference/H0.json",
      publishedOn: "2024-01-16",
      columns: ["code", "description", "editions"],
      rows: earlier.map((row) => [row.code, row.description, row.editions]),
    },
    {
      ...meta("hs-added", "Subheadings that HS 2017 or HS 2022 brought, chapters 26, 72 and 73 apart"),
      publisher: "World Customs Organization; lists of the United Nations Statistics Division",
      licence: "facts",
      attribution:
        "Earlier editions of the Harmonized System: code lists of UN Comtrade, United Nations Statistics Division",
      url: "https://comtradeapi.un.org/files/v1/app/reference/H5.json",
      publishedOn: "2024-01-16",
      columns: ["code", "since"],
      rows: added,
    },
  ]);
};
