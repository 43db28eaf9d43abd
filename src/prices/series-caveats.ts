import { Caveat } from "../kernel/index.js";
import type { SeriesRecord } from "./prices.port.js";

/** Ids are documented in docs/caveats.md. */
export const caveatsOf = (record: SeriesRecord): readonly Caveat[] => {
  const found: Caveat[] = [];
  const add = (id: string, text: string) => found.push(new Caveat(`price.${id}`, text));
  if (record.catalogued === false)
    add(
      "uncatalogued-series",
      "In no catalogue here: title, frequency and unit are as its publisher's answer has them, unchecked; product, region and terms are not known.",
    );
  if (record.kind === "INDEX")
    add(
      "index",
      `An index (${record.basePeriod ?? "base not stated"}): only its movement means something; it is never money per tonne.`,
    );
  if (isMoneyOverYears(record))
    add(
      "nominal",
      "Money of each period, not deflated: over years a rise may be inflation. Ask `real` with a deflator.",
    );
  if (record.start === null && !record.isLive)
    add("no-figures", "Known by name only: no source in use holds figures of it.");
  if (record.discontinuedOn !== null)
    add("discontinued", `Its publisher stopped it: no figures from ${record.discontinuedOn} on.`);
  if (record.breaks.length > 0)
    add(
      "breaks",
      `Its definition changes at ${record.breaks.map(({ on }) => on).join(", ")}; compare across only with care.`,
    );
  if (record.assessment === "CONTRACT")
    add("contract", "Contract prices of several months: they move in steps and late.");
  if (record.kind === "FX_RATE") add("average-rate", "An average of the period, not the rate of a day.");
  if (record.productMatch === "WIDER" || record.productMatch === "RELATED")
    add(
      "product-match",
      `It is ${record.productMatch} for ${record.product}: it covers ${record.productMatch === "WIDER" ? "other goods too" : "something beside it"}.`,
    );
  if (record.basisNote?.includes("not confirmed")) add("title", "Its title is not confirmed by a second source.");
  return found;
};

/** A price or unit value held for more than one calendar year. */
const isMoneyOverYears = ({ kind, start, end }: SeriesRecord): boolean =>
  (kind === "PRICE" || kind === "UNIT_VALUE") && start !== null && (end ?? start).slice(0, 4) > start.slice(0, 4);
