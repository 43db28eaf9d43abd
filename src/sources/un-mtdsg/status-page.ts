import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";
import { CodedError } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { TreatyTitle } from "./decode.js";
import type { Participation } from "./participations.js";
import { participations } from "./participations.js";
import { titleOf } from "./title.js";

const SOURCE = "un-mtdsg";

export interface TreatyStatus {
  readonly title: TreatyTitle;
  readonly participations: readonly Participation[];
}

/** The site says so with status 200. */
export const refuseMaintenance = (body: string): void => {
  if (/urgent maintenance and is currently unavailable/i.test(body))
    throw new CodedError("UPSTREAM_UNAVAILABLE", "un-mtdsg: the treaty collection is under maintenance.", {
      source: SOURCE,
      retryable: true,
    });
};

/** Blanks of all kinds are one; numbers of footnotes are not part of names and dates. */
const words = (element: HTMLElement | null | undefined): string => {
  for (const note of element?.querySelectorAll("sup") ?? []) note.remove();
  return (element?.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
};

/** `ViewDetails.aspx?src=TREATY&mtdsg_no=…`: ids end in the same words on every page. */
export const decodeStatusPage = (html: string, number: string): TreatyStatus => {
  refuseMaintenance(html);
  const page = parse(html);
  const text = (id: string) => words(page.querySelector(`[id$="${id}"]`));
  const table = page.querySelector('table[id$="tblgrid"]');
  if (!table) throw badData(SOURCE, "the page", "a table of participants", text("tcTreaty"));
  const [heads, ...rows] = table.querySelectorAll("tr").map((row) => row.querySelectorAll("td").map(words));
  return {
    title: titleOf(number, {
      name: text("tcTreaty"),
      conclusion: text("rptTreaty_ctl00_tcText"),
      entry: [text("rptEIF_ctl00_tcEifLabel"), text("rptEIF_ctl00_tcText")],
      registration: text("rptRegistration_ctl00_tcText"),
      status: text("rptStatus_ctl00_tcText"),
    }),
    participations: participations(
      heads ?? [],
      rows.map((cells, index) => ({ field: `row ${index + 1}`, cells })),
    ),
  };
};
