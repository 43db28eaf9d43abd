import type { Claim } from "../../agreements/index.js";
import type { Sourced } from "../figures.js";
import type { Stated } from "./judge.js";
import type { Finding } from "./measured.js";
import { highest, judged, lowest, untestable } from "./measured.js";

/** Output of a plant by year, as registers have it, up to the year of the statement. */
export const productionStated = (claim: Claim, stated: Stated): Finding => {
  const { facility, quantity } = claim;
  if (!facility) return untestable("The record names no plant.");
  if (quantity!.unit.code !== "t" && quantity!.unit.code !== "t/yr")
    return untestable(`Registers state output in tonnes, the statement is in ${quantity!.unit.code}.`);
  const until = Number(claim.statedOn.date?.slice(0, 4) ?? 9999);
  const held = facility.production.filter(({ year, figure }) => year <= until && figure.value !== null);
  if (held.length === 0)
    return untestable("No register held has output of the plant in the years before the statement.");
  const points = held.map(({ figure, year }): Sourced & { readonly year: number } => ({
    figure,
    year,
    ids: () => [facility.id],
  }));
  const amount = ({ figure }: Sourced) => figure.value!;
  const allYears = points.map(({ year }) => year);
  const scope = {
    id: "register.production",
    name: "Yearly output after the registers",
    period: `${Math.min(...allYears)}/${Math.max(...allYears)}`,
    low: lowest(points, amount),
    high: highest(points, amount),
  };
  return { ranges: [judged(scope, stated, "MEASURE")], caveats: [] };
};
