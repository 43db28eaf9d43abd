import type { Claim } from "../../agreements/index.js";
import type { RequestContext } from "../../kernel/index.js";
import { Period, Unit } from "../../kernel/index.js";
import { linkCaveat } from "../caveats.js";
import { combine } from "../figures.js";
import type { FlowPoint } from "../flows.js";
import { loadFlow } from "../flows.js";
import type { ImportsDeps } from "./imports.rule.js";
import type { Stated } from "./judge.js";
import type { Finding, Measured } from "./measured.js";
import { judged, untestable } from "./measured.js";
import { periodNamed } from "./quote.js";

/** Trade of two countries both ways, in the year named or the last before the statement; each country's own report is a scope. */
export const turnoverStated = async (
  { trade, reference }: ImportsDeps,
  claim: Claim,
  stated: Stated,
  context: RequestContext,
): Promise<Finding> => {
  const { countryCode, partnerCode } = claim;
  if (countryCode === null || partnerCode === null)
    return untestable("The record names one country, and turnover is between two: it is not guessed which.");
  const code = claim.quantity!.unit.code;
  if (code !== "USD") return untestable(`Trade is held in USD, the statement is in ${code}; no rate is chosen for it.`);
  if (claim.statedOn.date === null)
    return untestable("It is not known when it was said, so no year can be set against it.");
  const said = Period.parse(claim.statedOn.date.slice(0, 7));
  const year = periodNamed(claim.quote, said)?.to("ANNUAL") ?? said.to("ANNUAL").plus(-1);
  const between = async (reporter: string, partner: string): Promise<readonly Measured[]> => {
    const flow = (direction: "IMPORT" | "EXPORT") =>
      loadFlow(
        trade,
        {
          reporters: [reporter],
          partners: [partner],
          commodities: [claim.basket ?? "TOTAL"],
          flow: direction,
          // The fiscal year before may reach into the year.
          from: year.plus(-1).text,
          to: year.text,
          frequency: "ANNUAL",
        },
        context,
      );
    const [imports, exports] = await Promise.all([flow("IMPORT"), flow("EXPORT")]);
    const name = reference.country(reporter).name;
    return imports.points.flatMap((point) => {
      const other = exports.points.find(({ period }) => period.text === point.period.text);
      return other && overlaps(point.period, year) ? bothWays(reporter, name, point, other) : [];
    });
  };
  const found = (await Promise.all([between(countryCode, partnerCode), between(partnerCode, countryCode)])).flat();
  if (found.length === 0) return untestable(`No source in use holds both directions of ${year.text}.`);
  const exact = found.filter(({ period }) => period === year.text);
  const scopes = exact.length > 0 ? exact : found;
  return {
    ranges: scopes.map((scope) => judged(scope, stated, "MEASURE")),
    caveats:
      exact.length > 0
        ? []
        : [
            linkCaveat(
              "links.period-overlaps",
              `Named: ${year.text}; used: ${[...new Set(found.map(({ period }) => period))].join(", ")}.`,
            ),
          ],
  };
};

const overlaps = (one: Period, other: Period): boolean =>
  one.startMonthIndex < other.endMonthIndex && other.startMonthIndex < one.endMonthIndex;

const bothWays = (reporter: string, name: string, imports: FlowPoint, exports: FlowPoint): readonly Measured[] => {
  const sides = [imports, exports].map(({ value, ids }) => ({ figure: value, ids })) as [
    { figure: FlowPoint["value"]; ids: FlowPoint["ids"] },
    { figure: FlowPoint["value"]; ids: FlowPoint["ids"] },
  ];
  const figure = combine(
    sides,
    Unit.USD,
    { formula: "imports + exports", senseless: "No sum." },
    (bought, sold) => bought + sold,
  );
  if (figure.value === null) return [];
  const both = { figure, ids: () => [...imports.ids(), ...exports.ids()] };
  const period = imports.period.text;
  return [
    {
      id: `turnover.${reporter}.${period}`,
      name: `Imports and exports as ${name} has them, ${period}`,
      period,
      low: both,
      high: both,
    },
  ];
};
