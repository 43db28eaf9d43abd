import type { Claim, Facility } from "../../agreements/index.js";
import type { Caveat } from "../../kernel/index.js";
import { Figure, groupBy, Unit } from "../../kernel/index.js";
import { linkCaveat } from "../caveats.js";
import type { Sourced } from "../figures.js";
import { idsOf } from "../figures.js";
import type { Stated } from "./judge.js";
import type { Finding, Measured } from "./measured.js";
import { highest, judged, lowest, shown, untestable } from "./measured.js";

const TONNES_A_YEAR = Unit.of("t/yr");

/** A statement on what a plant could be extended to is none on what it is. */
const PLANS = /\bexpan(?:d|s)/i;

type Entry = Facility["capacity"]["entries"][number];

/** Capacity in crude steel as each register states it; other documents' statements are shown beside, and test nothing. */
export const capacityStated = (claim: Claim, stated: Stated): Finding => {
  const { facility, quantity } = claim;
  if (!facility) return untestable("The record names no plant.");
  if (quantity!.unit.code !== TONNES_A_YEAR.code)
    return untestable(`Registers state capacity in t/yr, the statement is in ${quantity!.unit.code}.`);
  const steel = facility.capacity.entries.filter(
    ({ product, figure }) => product === "CRUDE_STEEL" && figure.value !== null,
  );
  const others = facility.capacity.claims.filter(({ id }) => id !== claim.id);
  const registers = registerScopes(facility, steel);
  const planned = PLANS.test(claim.quote);
  const beside = statementScope(others);
  return {
    ranges: [
      ...registers.map((scope) => (planned ? shown(scope) : judged(scope, stated, "MEASURE"))),
      ...beside.map(shown),
    ],
    caveats: [
      ...(beside.length > 0 ? [linkCaveat("links.statements-are-no-evidence")] : []),
      ...sameSource(claim, steel),
      ...farFrom(claim, registers),
    ],
    ...(planned ? { reason: "It speaks of an extension; registers state what there is." } : {}),
    ...(registers.length === 0 ? { reason: "No register held states a crude steel capacity of the plant." } : {}),
  };
};

/** Parts of one plant in one state add up; a plant and its planned extension do not. */
const registerScopes = (facility: Facility, entries: readonly Entry[]): readonly Measured[] =>
  [...groupBy(entries, registerOf)].map(([register, rows]) => {
    const states = [...groupBy(rows, ({ status }) => status).values()].map((parts) => sumOfParts(facility, parts));
    const amount = ({ figure }: Sourced) => figure.value!;
    return {
      id: `register.${register}`,
      name: `Crude steel capacity after ${rows[0]!.figure.provenance[0]?.source.name ?? register}`,
      period: spanOf(rows.map(({ asOf }) => asOf.date)),
      low: lowest(states, amount),
      high: highest(states, amount),
    };
  });

const registerOf = ({ figure }: Entry): string => figure.provenance[0]?.source.id ?? "unknown";

const sumOfParts = (facility: Facility, parts: readonly Entry[]): Sourced => {
  const ids = () => [facility.id];
  const [only] = parts;
  if (parts.length === 1) return { figure: only!.figure, ids };
  const figure = Figure.derived(
    parts.reduce((total, part) => total + part.figure.value!, 0),
    TONNES_A_YEAR,
    { formula: `sum of ${parts.length} parts of the plant`, inputs: parts.map((part) => part.figure), inputIds: ids },
  );
  return { figure, ids };
};

const statementScope = (claims: readonly Claim[]): readonly Measured[] => {
  const numbers = claims.flatMap((claim): Sourced[] => {
    const number = claim.quantity?.value ?? claim.quantity?.high ?? claim.quantity?.low ?? null;
    if (number === null || claim.quantity!.unit.code !== TONNES_A_YEAR.code) return [];
    const figure = new Figure({
      value: number,
      unit: TONNES_A_YEAR,
      freshness: "RECORDED",
      lineage: { provenance: () => claim.provenance },
    });
    return [{ figure, ids: () => [claim.id] }];
  });
  if (numbers.length === 0) return [];
  const amount = ({ figure }: Sourced) => figure.value!;
  const [low, high] = [lowest(numbers, amount), highest(numbers, amount)];
  const listed = (one: Sourced): Sourced => ({
    ids: one.ids,
    figure: Figure.derived(one.figure.value!, TONNES_A_YEAR, {
      formula: "as stated",
      inputs: [one.figure],
      inputIds: () => idsOf([one]),
    }),
  });
  return [
    {
      id: "other-statements",
      name: `${numbers.length} other statements about the plant`,
      period: spanOf(claims.map(({ statedOn }) => statedOn.date)),
      low: listed(low),
      high: listed(high),
    },
  ];
};

const sameSource = (claim: Claim, entries: readonly Entry[]): readonly Caveat[] => {
  const url = claim.document?.url ?? null;
  const same = entries.some(({ figure }) => url !== null && figure.provenance.some((one) => one.url === url));
  return same ? [linkCaveat("links.same-source")] : [];
};

/** First and last year of what is dated; null where nothing is. */
const spanOf = (dates: readonly (string | null)[]): string | null => {
  const years = dates.flatMap((date) => date?.slice(0, 4) ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined ? null : first === last ? first : `${first}/${last}`;
};

const FAR_YEARS = 10;

/** A register of another decade tells of another plant. */
const farFrom = ({ statedOn }: Claim, registers: readonly Measured[]): readonly Caveat[] => {
  if (statedOn.date === null) return [];
  const said = Number(statedOn.date.slice(0, 4));
  const far = registers.filter(({ period }) =>
    (period ?? "").split("/").some((year) => year !== "" && Math.abs(Number(year) - said) > FAR_YEARS),
  );
  return far.length === 0
    ? []
    : [
        linkCaveat(
          "links.register-date",
          `Said ${statedOn.text}; ${far.map(({ id, period }) => `${id} is of ${period}`).join(", ")}.`,
        ),
      ];
};
