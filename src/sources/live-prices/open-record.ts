import { Licence } from "../../kernel/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import { seriesEntry } from "../series-entry.js";
import { liveOnly } from "./describe.js";
import type { About, OpenId, OpenIds } from "./open-ids.js";
import { NO_UNIT } from "./unit-text.js";

export const openRecord = (sourceId: string, ids: OpenIds, open: OpenId, about: About): SeriesRecord => {
  const { title, kind, unit, basePeriod, frequency, seasonallyAdjusted, licence, publishedAt } = about;
  const entry = seriesEntry({
    id: open.id,
    sourceId,
    title,
    kind,
    unit,
    basePeriod,
    frequency,
    seasonallyAdjusted,
    basisNote: "Described by its publisher's own answer; what a period stands for (average, end, sum) is not known.",
    url: open.url,
  });
  return {
    ...liveOnly(entry, ids.dataset, { start: null }),
    catalogued: false,
    publishedAt,
    ...(licence ? { licence: new Licence(licence) } : {}),
  };
};

/** Nothing is known where no call may be made: enough to plan the calls of its figures. */
export const planned = (ids: OpenIds, open: OpenId): About => ({
  title: open.id,
  frequency: ids.guess,
  kind: "MACRO",
  unit: NO_UNIT,
  basePeriod: null,
  seasonallyAdjusted: false,
  publishedAt: null,
  licence: null,
});
