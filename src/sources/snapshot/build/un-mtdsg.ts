import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reference } from "../../../reference/index.js";
import { decodeHumanRights, decodeIndex, decodeStatusTable } from "../../un-mtdsg/decode.js";
import { normaliseTreaty } from "../../un-mtdsg/normalise.js";
import { decodeStatusPage } from "../../un-mtdsg/status-page.js";
import { unMtdsg } from "../../un-mtdsg/record.js";
import type { RegisterFile } from "./agreement-files.js";

const TODAY = {
  dataset: "Status of 18 human rights and two arms instruments as at 3 February 2026",
  publishedOn: "2026-02-03",
  retrievedOn: "2026-02-03",
};
const EARLIER = { dataset: "Status tables as at 2015", publishedOn: "2015", retrievedOn: null };
/**
 * Tables of 2015 for treaties that the newer file does not have. X-2-b (African Development Bank) is left out: most of its members take part by
 * a resolution, in a column of its own.
 */
const TABLES = ["III-3", "X-9", "XXI-6", "XXIII-1", "XXVII-7", "XXVII-7-a"] as const;
const FILES: Readonly<Record<(typeof TABLES)[number], string>> = {
  "III-3": "3-3",
  "X-9": "10-9",
  "XXI-6": "21-6",
  "XXIII-1": "23-1",
  "XXVII-7": "27-7",
  "XXVII-7-a": "27-7-a",
};

/** Whole pages, of the same day. */
const PAGES = { "XXVI-8": "ViewDetails-XXVI-8-att.html", "XXVI-9": "ViewDetails-XXVI-9-tpnw.html" } as const;

const common = { record: unMtdsg, url: unMtdsg.homepage };

export const unMtdsgParts = (dataDir: string, reference: Reference): readonly RegisterFile[] => {
  const read = (file: string) => readFileSync(join(dataDir, "agreements/data/un-treaty-status", file), "utf8");
  const titles = new Map(decodeIndex(read("mtdsg-2015/index.csv")).map((title) => [title.number, title]));
  const titleOf = (number: string, name = number) => titles.get(number) ?? { number, name, place: null, date: null };
  const page = (number: keyof typeof PAGES) =>
    decodeStatusPage(readFileSync(join(dataDir, "agreements/recordings/untc", PAGES[number]), "utf8"), number);
  const pages = [page("XXVI-8"), page("XXVI-9")];
  const today = decodeHumanRights(read("un_hr_ratifications.2026-02-03.csv"));
  return [
    {
      ...common,
      ...TODAY,
      path: "agreements/un-mtdsg.json",
      agreements: [
        ...today.map(({ number, name, participations }) =>
          normaliseTreaty(titleOf(number, name), participations, reference, TODAY),
        ),
        ...pages.map(({ title, participations }) => normaliseTreaty(title, participations, reference, TODAY)),
      ],
    },
    {
      ...common,
      ...EARLIER,
      path: "agreements/un-mtdsg-2015.json",
      agreements: TABLES.map((number) =>
        normaliseTreaty(
          titleOf(number),
          decodeStatusTable(read(`mtdsg-2015/treaty-${FILES[number]}.csv`)),
          reference,
          EARLIER,
        ),
      ),
    },
  ];
};
