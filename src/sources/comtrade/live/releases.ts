import { z } from "zod";
import type { Clock, Period } from "../../../kernel/index.js";
import { badData } from "../../edge.js";
import type { ComtradeCodeBook } from "../codes.js";
import { decodeAvailability } from "../decode.js";
import { comtradePeriod } from "../request.js";
import { mayBeEmpty } from "./lifetimes.js";

/** Last release (ISO 8601), checksum and number of records of the data set, edition its codes are in. */
const Release = z.tuple([z.iso.datetime(), z.number(), z.number(), z.string()]);
const Releases = z.record(z.string(), Release);
export type Release = Readonly<z.infer<typeof Release>>;

/** What every reporter has released of one period; one that is not in it has not. */
export type Releases = Readonly<Record<string, Release>>;

export const readReleases = (value: unknown): Releases | undefined => Releases.safeParse(value).data;

/** An answer with so many rows may have been cut without a word, as the preview's are; no more than 255 reporters have one period. */
const SUSPECT_ROWS = 500;

/** By period, as Comtrade writes it. Numbers that are no reporter of ours (groups) are left out: nobody asks for them. */
export const releasesOf = (
  body: unknown,
  periods: readonly Period[],
  codes: ComtradeCodeBook,
  clock: Clock,
): ReadonlyMap<string, Releases> => {
  const rows = decodeAvailability(body);
  if (rows.length === SUSPECT_ROWS) throw badData("comtrade", "count", `fewer or more rows than a cap`, SUSPECT_ROWS);
  const found = new Map<string, Record<string, Release>>(periods.map((period) => [comtradePeriod(period), {}]));
  for (const [index, row] of rows.entries()) {
    const releases = found.get(`${row.period}`);
    if (!releases) throw badData("comtrade", `data.${index}.period`, "a period asked for", row.period);
    const reporter = codes.alpha3OfReporter(row.reporterCode);
    if (!reporter) continue;
    const last = instantOf(row.lastReleased, `data.${index}.lastReleased`);
    // Several data sets of one reporter: the newest counts.
    if ((releases[reporter]?.[0] ?? "") < last)
      releases[reporter] = [last, row.datasetChecksum, row.totalRecords, row.classificationCode];
  }
  for (const period of periods)
    if (Object.keys(found.get(comtradePeriod(period))!).length === 0 && !mayBeEmpty(period, clock.now()))
      throw badData("comtrade", "data", `reporters that have published ${period.text}`, []);
  return found;
};

/** `2022-10-06T10:53:32.8266667`: seven digits of a second, no zone; read as UTC (recorded 2026-11). */
const instantOf = (text: string, field: string): string => {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/.exec(text);
  const at = match && new Date(`${match[1]}.${(match[2] ?? "").padEnd(3, "0").slice(0, 3)}Z`);
  if (!at || Number.isNaN(at.getTime()))
    throw badData("comtrade", field, "a time such as 2022-10-06T10:53:32.82", text);
  return at.toISOString();
};
