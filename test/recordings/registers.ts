import { decodeStatusPage } from "../../src/sources/un-mtdsg/status-page.js";
import { normaliseTreaty } from "../../src/sources/un-mtdsg/normalise.js";
import type { IiaRow } from "../../src/sources/unctad-iia/decode.js";
import { decodeIiaPage } from "../../src/sources/unctad-iia/decode.js";
import { IIA_PAGES } from "../../src/sources/unctad-iia/pages.js";
import { reference } from "../support/live-registers.js";
import { sharedJson, sharedText } from "../support/shared-data.js";
import type { Family, Reader } from "./types.js";
import { compared, reading } from "./types.js";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", quot: '"', apos: "'", nbsp: " ", lt: "<", gt: ">" };
/** Text of a piece of a page: no tags, no notes, blanks as one. */
const plain = (html: string): string =>
  html
    .replace(/<sup>[^]*?<\/sup>/gi, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
const between = (html: string, from: string, to: string): string => {
  const start = html.indexOf(from);
  return html.slice(start, html.indexOf(to, start));
};
const links = (html: string): readonly string[] => [...html.matchAll(/<a [^>]*>([^]*?)<\/a>/g)].map(([, text]) => plain(text!)); // prettier-ignore

const LABELS = {
  shortTitle: "Short title",
  fullTitle: "Full title",
  status: "Status",
  signed: "Date of signature",
  inForce: "Date of entry into force",
  terminated: "Termination date",
} as const;

/** Every cell of the tables of bilateral treaties and of others; the third table is of other instruments. */
const unctad =
  (country: string): Reader =>
  (path) => {
    const html = sharedText(path);
    const recorded = [["bits", "tips"] as const, ["tips", "iris"] as const].flatMap(([tab, next]) =>
      between(html, `id="${tab}"`, `id="${next}"`)
        .split(/<tr\b/)
        .filter((row) => row.includes('data-label="Short title"'))
        .flatMap((row, at): (readonly [string, unknown])[] => {
          const cell = (label: string) => new RegExp(`data-label="${label}"[^>]*>([^]*?)</td>`).exec(row)?.[1] ?? "";
          const place = (field: string) => `${tab} ${at} ${field}`;
          return [
            ...Object.entries(LABELS).map(([field, label]) => [place(field), plain(cell(label)) || null] as const),
            [place("id"), /href="[^"]*\/treaties\/[a-z-]+\/(\d+)\//.exec(cell("Short title"))?.[1]] as const,
            [place("parties"), links(cell("Parties"))] as const,
            [place("texts"), links(cell("Text"))] as const,
          ];
        }),
    );
    const page = decodeIiaPage(html);
    const rows = (kind: IiaRow["kind"]) => page.rows.filter((row) => row.kind === kind);
    const ours = (["BIT", "TIP"] as const).flatMap((kind) =>
      rows(kind).flatMap((row, at): (readonly [string, unknown])[] => {
        const place = (field: string) => `${kind.toLowerCase()}s ${at} ${field}`;
        return [
          ...(Object.keys(LABELS) as (keyof typeof LABELS)[]).map((field) => [place(field), row[field]] as const),
          [place("id"), row.id] as const,
          [place("parties"), row.parties] as const,
          [place("texts"), row.texts.map(({ language }) => language ?? "")] as const,
        ];
      }),
    );
    const read = compared(new Map(ours), new Map(recorded));
    return reading(read.values + 1, [...read.failures, ...(page.country === country ? [] : [`of ${page.country}`])]);
  };

/** Numbers of pages by country, beside those we hold. */
const catalogue: Reader = (path) => {
  const rows = sharedJson(path) as { Code: string; IiaId: number | null }[];
  const recorded = new Map(rows.map(({ Code, IiaId }) => [Code, IiaId]));
  const wrong = [...IIA_PAGES].filter(([alpha3, number]) => recorded.get(reference.countryByCode(alpha3)?.alpha2 ?? "") !== number); // prettier-ignore
  return reading(IIA_PAGES.size, wrong.map(([alpha3, number]) => `${alpha3}: ${number}`)); // prettier-ignore
};

const ACTS: Readonly<Record<string, string>> = { "": "RATIFICATION", a: "ACCESSION", A: "ACCEPTANCE", AA: "APPROVAL" };
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const day = (text: string): string => {
  const [date, month, year] = text.split(" ");
  return `${year}-${String(MONTHS.indexOf(month!) / 3 + 1).padStart(2, "0")}-${date!.padStart(2, "0")}`;
};

/** Every participant's signature and consent; what a treaty's other columns say is left to the register's own tests. */
const untc =
  (number: string): Reader =>
  (path) => {
    const html = sharedText(path);
    const [heads, ...rows] = between(html, "tblgrid", "</table>")
      .split(/<tr\b/)
      .slice(1)
      .map((row) => [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) => plain(cell!)));
    const consent = heads!.findIndex((head) => head.includes("Accession"));
    const recorded = rows.flatMap((cells) => {
      const state = reference.countryNamed(cells[0]!)?.code ?? cells[0]!;
      const [, date, letter = ""] = /^(\d+ \w+ \d{4}) ?([aA]*)$/.exec(cells[consent]!) ?? [];
      return [
        ...(cells[1] ? [[`${state} SIGNATURE`, day(cells[1])] as const] : []),
        ...(date ? [[`${state} ${ACTS[letter]}`, day(date)] as const] : []),
      ];
    });
    const { title, participations } = decodeStatusPage(html, number);
    const treaty = normaliseTreaty(title, participations, reference, { dataset: "", publishedOn: "2026-02-01", retrievedOn: null }); // prettier-ignore
    const ours = treaty.lifecycle.flatMap(({ scope, type, actor, date }) => {
      if (scope !== "PARTY" || type === "PROVISIONAL_APPLICATION") return [];
      const state = actor?.kind === "COUNTRY" ? actor.code : actor?.kind === "NAMED" ? actor.name : "?";
      return [[`${state} ${type}`, date] as const];
    });
    return compared(new Map(ours), new Map<string, string | null>(recorded));
  };

export const REGISTERS: readonly Family[] = [
  {
    folder: "agreements/recordings/unctad-iia",
    files: {
      "countries-160.saved-as-160_norway.IS-Pakistan.html": unctad("Pakistan"),
      "countries-175.saved-as-175_r-union.IS-Russian-Federation.html": unctad("Russian Federation"),
      "country_catalog.json": catalogue,
    },
  },
  {
    folder: "agreements/recordings/untc",
    files: { "ViewDetails-XXVI-8-att.html": untc("XXVI-8"), "ViewDetails-XXVI-9-tpnw.html": untc("XXVI-9") },
  },
];
