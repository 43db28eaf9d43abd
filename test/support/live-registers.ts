import { join } from "node:path";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Cache } from "../../src/cache/index.js";
import { createCache, createFileStore } from "../../src/cache/index.js";
import { createHttp } from "../../src/http/index.js";
import type { Clock } from "../../src/kernel/index.js";
import { systemClock } from "../../src/kernel/index.js";
import type { Reference } from "../../src/reference/index.js";
import { createReference } from "../../src/reference/index.js";
import type { LinkedItem, LiveRegisterDeps } from "../../src/sources/live-registers/index.js";
import { createLiveRegisters, embeddedRegisters } from "../../src/sources/live-registers/index.js";
import { referenceTables } from "../../src/sources/snapshot/reference.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import type { FakeUpstream } from "./upstream.js";
import { workbook } from "./workbook.js";

export const snapshot = SnapshotStore.open(join(import.meta.dirname, "../../fixtures/snapshot"));
export const reference: Reference = createReference(referenceTables(snapshot)).service;
export const embedded = embeddedRegisters(snapshot);

/** `embedded` cut to some records, so that a test asks for few parts. */
export const onlyEmbedded = (
  agreements: Readonly<Record<string, readonly AgreementRecord[]>>,
  items: readonly LinkedItem[] = [],
) => ({ agreements: (id: string) => agreements[id] ?? [], items: () => items });

export const liveRegistersOn = (
  upstream: FakeUpstream,
  over: Partial<LiveRegisterDeps> & { readonly clock?: Clock; readonly dir?: string } = {},
) => {
  const clock = over.clock ?? systemClock;
  const cache: Cache =
    over.cache ??
    createCache({ clock, random: () => 0, ...(over.dir ? { store: createFileStore({ dir: over.dir }) } : {}) });
  // No waiting for the rates of far-away sources.
  const http = createHttp({ clock, sleep: () => Promise.resolve(), random: () => 0, userAgent: "entrepot-test/0" });
  const registers = createLiveRegisters({
    http,
    cache,
    clock,
    settings: () => ({ url: upstream.url, key: null }),
    mode: "auto",
    snapshot: embedded,
    reference,
    ...over,
  });
  const port = (id: string) => registers.ports.find(({ sourceIds }) => sourceIds.includes(id))!;
  return { ...registers, port, cache, close: () => http.close() };
};

const RTA_HEAD = [
  "RTA ID", "RTA Name", "Coverage", "Type", "Status", "Date of Signature (G)", "Date of Signature (S)",
  "Date of Notification (G)", "Date of Notification (S)", "Date of Entry into Force (G)", "Date of Entry into Force (S)",
  "Inactive Date", "Current signatories", "Original signatories", "Specific Entry/Exit dates",
  "End of implementation period (G)", "End of implementation period (S)",
] as const; // prettier-ignore
export type RtaRow = Partial<Record<(typeof RTA_HEAD)[number], string | number>> & { readonly "RTA ID": number };

export const rtaRow = (id: number, over: Partial<RtaRow> = {}): RtaRow => ({
  "RTA ID": id,
  "RTA Name": `Pakistan - China ${id}`,
  Type: "FTA",
  Status: "In Force",
  "Date of Signature (G)": "2006-11-24",
  "Date of Entry into Force (G)": "2007-07-01",
  "Current signatories": "China; Pakistan",
  ...over,
});
export const rtaWorkbook = (rows: readonly RtaRow[]): Buffer =>
  workbook({
    AllRTAs: [RTA_HEAD, ...rows.map((row) => RTA_HEAD.map((title) => row[title] ?? null))],
    "RTA Changes": [
      ["RTA ID", "Changes affect", "Date of signature of changes", "Date of entry into force of changes"],
    ],
  });
export const EXPORT = "/UI/ExportAllRTAList.aspx";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const iiaPath = (page: number, slug: string) => `/international-investment-agreements/countries/${page}/${slug}`;
const cell = (label: string, inner: string) => `<td data-label="${label}">${inner}</td>`;
/** Treaties of a country with others: id, partner, day of signature DD/MM/YYYY. */
export const iiaPage = (country: string, treaties: readonly (readonly [id: string, partner: string, day: string])[]) =>
  `<html><head><title>${country} | International Investment Agreements Navigator</title></head><body><div id="bits"><table><tbody>${treaties
    .map(
      ([id, partner, day]) =>
        `<tr>${cell("Full title", "")}${cell("Short title", `<a href="/international-investment-agreements/treaties/bit/${id}/x">${partner} - ${country} BIT</a>`)}${cell("Status", "In force")}${cell("Parties", `<a href="/c">${partner}</a>`)}${cell("Date of signature", day)}${cell("Date of entry into force", day)}${cell("Termination date", "")}${cell("Text", "")}</tr>`,
    )
    .join("")}</tbody></table></div></body></html>`;

export const XML_PATH = "/doc/Publication/MTDSG/Volume%20II/Chapter%20XXVI/XXVI-9.en.xml";
export const PAGE_PATH = "/Pages/ViewDetails.aspx";
const PARTICIPANTS: readonly (readonly [string, string, string])[] = [
  ["New Zealand", "20 Sep 2017", "31 Jul 2018"],
  ["Cook Islands", "", "4 Sep 2018 a"],
];
export const treatyXmlBody = (participants = PARTICIPANTS, conclusion = "New York, 7 July 2017") =>
  `<?xml version="1.0"?><Treaty><ExternalData><Titlesect>9. Treaty on the Prohibition of Nuclear Weapons</Titlesect><Conclusion>${conclusion}</Conclusion><EIF><Labeltext>22 January 2021, in accordance with article 15.</Labeltext></EIF><Registration><Labeltext>22 January 2021, No. 56487</Labeltext></Registration><Status><Signatories>Signatories : 2.</Signatories><Parties>Parties : 1</Parties></Status></ExternalData><Participants><Table><TGroup><Thead><Rows><Row><Entry>Participant</Entry><Entry>Signature</Entry><Entry>Ratification, Accession(a)</Entry></Row></Rows></Thead><Tbody><Rows>${participants.map((row) => `<Row>${row.map((entry) => `<Entry>${entry}</Entry>`).join("")}</Row>`).join("")}</Rows></Tbody></TGroup></Table></Participants></Treaty>`;
export const treatyPageBody = (participants = PARTICIPANTS) =>
  `<html><body><div id="x_tcTreaty"> 9. Treaty on the Prohibition of Nuclear Weapons </div><div id="x_rptTreaty_ctl00_tcText"> New York, 7 July 2017 </div><div id="x_rptEIF_ctl00_tcText">22 January 2021, in accordance with article 15.</div><div id="x_rptRegistration_ctl00_tcText">22 January 2021, No. 56487</div><div id="x_rptStatus_ctl00_tcText">Signatories : 2. Parties : 1</div><table id="x_tblgrid"><tr><td>Participant</td><td>Signature</td><td>Ratification, Accession(a)</td></tr>${participants.map((row) => `<tr>${row.map((entry) => `<td>${entry}</td>`).join("")}</tr>`).join("")}</table></body></html>`;
