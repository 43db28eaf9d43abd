import type { Claim, Facility } from "../../agreements/index.js";
import type { Provenance, Unit, HistoricDate } from "../../kernel/index.js";
import { Derivation, Figure, mergeProvenance } from "../../kernel/index.js";
import type { Sourced } from "../figures.js";
import { parameters } from "../figures.js";
import type { Stated } from "./judge.js";
import type { Finding, Measured } from "./measured.js";
import { judged, untestable } from "./measured.js";
import type { Milestone } from "./quote.js";
import { milestonesNamed } from "./quote.js";

const STATUS: Readonly<Record<Milestone, string>> = {
  CONSTRUCTION: "CONSTRUCTION",
  OPERATING: "OPERATING",
  STOPPED: "MOTHBALLED",
  CLOSED: "RETIRED",
};
const EVENT: Readonly<Record<Milestone, string>> = {
  CONSTRUCTION: "CONSTRUCTION",
  OPERATING: "COMMISSIONING",
  STOPPED: "SHUTDOWN",
  CLOSED: "CLOSURE",
};
const WORDS: Readonly<Record<Milestone, string>> = {
  CONSTRUCTION: "Construction began",
  OPERATING: "Began to operate",
  STOPPED: "Stopped",
  CLOSED: "Closed for good",
};

interface Dated {
  readonly date: string; // ISO day
  readonly id: string;
  readonly provenance: readonly Provenance[];
}

/** Every date that the registers' states of the plant and the events around it give for one step of its life. */
const datesOf = (facility: Facility, milestone: Milestone): readonly Dated[] => {
  const dated = (on: HistoricDate, id: string, provenance: readonly Provenance[]): Dated[] =>
    on.date === null ? [] : [{ date: on.date, id, provenance }];
  return [
    ...facility.statusHistory
      .filter(({ status }) => status === STATUS[milestone])
      .flatMap(({ from, provenance }) => dated(from, facility.id, provenance)),
    ...facility.events.nodes
      .filter(({ kind }) => kind === EVENT[milestone])
      .flatMap(({ on, id, provenance }) => dated(on, id, provenance)),
  ];
};

/** A year or an age of a plant, tested on each step of its life that the words can mean. */
export const datesStated = (claim: Claim, stated: Stated): Finding => {
  const { facility, quantity, statedOn } = claim;
  const { unit } = quantity!;
  if (!facility) return untestable("The record names no plant whose dates could be compared.");
  const age = unit.code === "yr";
  if (!age && unit.code !== "calendar year") return untestable(`No rule reads a date in ${unit.code}.`);
  const said = statedOn.date;
  if (said === null) return untestable("It is not known when it was said.");
  if (!age && (stated.value ?? 0) > Number(said.slice(0, 4)))
    return untestable("It speaks of a year that lay ahead when it was said: a plan, not a record.");
  const scopes = milestonesNamed(claim.quote).flatMap((milestone): Measured[] => {
    const dates = datesOf(facility, milestone);
    if (dates.length === 0) return [];
    const name = `${WORDS[milestone]}, after the states and events of the register`;
    const [low, high] = age ? ages(dates, said, unit) : years(dates, unit);
    return [{ id: `milestone.${milestone.toLowerCase()}`, name, period: periodOf(dates), low, high }];
  });
  if (scopes.length === 0) return untestable("The registers held have no date for what it speaks of.");
  return { ranges: scopes.map((scope) => judged(scope, stated, "CONTAINS")), caveats: [] };
};

const yearOf = ({ date }: Dated): number => Number(date.slice(0, 4));

const figureOf = (value: number, unit: Unit, formula: string, dates: readonly Dated[]): Sourced => {
  const ids = () => [...new Set(dates.map(({ id }) => id))];
  const figure = new Figure({
    value,
    unit,
    status: ["DERIVED"],
    freshness: "RECORDED",
    lineage: {
      provenance: () => mergeProvenance(dates.map(({ provenance }) => provenance)),
      derivation: () =>
        new Derivation(
          formula,
          ids(),
          parameters({ dates: [...new Set(dates.map(({ date }) => date))].sort().join(", ") }),
        ),
    },
  });
  return { figure, ids };
};

const years = (dates: readonly Dated[], unit: Unit): readonly [Sourced, Sourced] => {
  const all = dates.map(yearOf);
  return [
    figureOf(Math.min(...all), unit, "earliest year among the dates", dates),
    figureOf(Math.max(...all), unit, "latest year among the dates", dates),
  ];
};

/** An age is said in full years or as the difference of two calendar years: both readings are within. */
const ages = (dates: readonly Dated[], said: string, unit: Unit): readonly [Sourced, Sourced] => {
  const full = (date: string): number =>
    Number(said.slice(0, 4)) - Number(date.slice(0, 4)) - (said.slice(5) < date.slice(5) ? 1 : 0);
  return [
    figureOf(
      Math.min(...dates.map(({ date }) => full(date))),
      unit,
      "full years from the latest date to the statement",
      dates,
    ),
    figureOf(
      Math.max(...dates.map((date) => Number(said.slice(0, 4)) - yearOf(date))),
      unit,
      "calendar year of the statement − earliest year",
      dates,
    ),
  ];
};

const periodOf = (dates: readonly Dated[]): string => {
  const all = dates.map(yearOf);
  const [from, to] = [Math.min(...all), Math.max(...all)];
  return from === to ? `${from}` : `${from}/${to}`;
};
