import type { RequestContext } from "../kernel/index.js";
import { badInput, Caveat, DerivationParameter, Figure, Period, Unit } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { revealedComparativeAdvantage, tradeIntensity } from "./analysis/dependence.js";
import { RevealedComparativeAdvantage, TradeIntensity } from "./advantage.type.js";
import type { Part, Sample } from "./sample.js";
import { commonPeriod, loadSample, refuseSeveralPublishers } from "./sample.js";
import { tradeCaveat } from "./trade.caveats.js";
import type { TradeService } from "./trade.service.js";

interface Window {
  readonly among: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly sources?: readonly string[] | null;
}
export interface AskedAdvantage extends Window {
  readonly country: string;
  readonly commodity: string;
  readonly of: string;
}
export interface AskedIntensity extends Window {
  readonly exporter: string;
  readonly partner: string;
  readonly commodity: string;
}

const ALL_GOODS = "TOTAL";

/** Balassa 1965, within the countries named. Throws BAD_USER_INPUT, CODE_* and REFUSED_MIXED_PUBLISHERS. */
export const advantages = async (
  service: TradeService,
  reference: Reference,
  asked: AskedAdvantage,
  context: RequestContext,
): Promise<readonly RevealedComparativeAdvantage[]> => {
  const [{ code: product }, { code: whole }] = [
    reference.commodity(asked.commodity, "commodity"),
    reference.commodity(asked.of, "of"),
  ];
  const inside = (code: string) => reference.codesOf(whole).some((part) => code.startsWith(part));
  if (product === whole || (whole !== ALL_GOODS && !reference.codesOf(product).every(inside)))
    throw badInput("of", `goods that hold ${product} and more, such as ${ALL_GOODS}`, asked.of);
  const country = reference.country(asked.country, "country").code;
  const among = memberList(reference, asked.among, [["country", country]]);
  const exportsOf = (commodity: string) =>
    loadSample(service, { ...window(asked), reporters: among, commodity, flow: "EXPORT" }, context);
  const samples = await Promise.all([exportsOf(product), exportsOf(whole)]);
  refuseSeveralPublishers(samples);
  const [ofProduct, ofWhole] = samples;
  return periodsOf(ofProduct).map((calendar, place) => {
    const { text, differ } = commonPeriod(samples, place, calendar);
    const parts = [
      ofProduct.at(country, place),
      ofWhole.at(country, place),
      ofProduct.sum(among, place),
      ofWhole.sum(among, place),
    ] as const;
    const formula = `(exports of ${product} ÷ exports of ${whole}) of ${country} ÷ the same ratio of all countries named`;
    const index = indexOf(parts, differ, formula, among, ([a, b, c, d]) =>
      revealedComparativeAdvantage(a!, b!, c!, d!),
    );
    const [countryProduct, countryTotal, sampleProduct, sampleTotal] = parts.map(({ figure }) => figure);
    return new RevealedComparativeAdvantage({
      period: text,
      index,
      countryProduct: countryProduct!,
      countryTotal: countryTotal!,
      sampleProduct: sampleProduct!,
      sampleTotal: sampleTotal!,
      caveats: caveatsOf(samples, among),
    });
  });
};

/** Kojima 1964, within the countries named. Throws as `advantages` does. */
export const intensities = async (
  service: TradeService,
  reference: Reference,
  asked: AskedIntensity,
  context: RequestContext,
): Promise<readonly TradeIntensity[]> => {
  const commodity = reference.commodity(asked.commodity, "commodity").code;
  const [exporter, partner] = [
    reference.country(asked.exporter, "exporter").code,
    reference.country(asked.partner, "partner").code,
  ];
  if (exporter === partner) throw badInput("partner", "a country other than the exporter", asked.partner);
  const among = memberList(reference, asked.among, [
    ["exporter", exporter],
    ["partner", partner],
  ]);
  const flow = (over: { reporters: readonly string[]; partners?: readonly string[]; flow: "IMPORT" | "EXPORT" }) =>
    loadSample(service, { ...window(asked), commodity, ...over }, context);
  const samples = await Promise.all([
    flow({ reporters: [exporter], partners: [partner], flow: "EXPORT" }),
    flow({ reporters: [exporter], flow: "EXPORT" }),
    flow({ reporters: among, flow: "IMPORT" }),
  ]);
  refuseSeveralPublishers(samples);
  const [toPartner, exports, imports] = samples;
  return periodsOf(toPartner).map((calendar, place) => {
    const { text, differ } = commonPeriod(samples, place, calendar);
    const parts = [
      toPartner.at(exporter, place),
      exports.at(exporter, place),
      imports.at(partner, place),
      imports.sum(among, place),
      imports.at(exporter, place),
    ] as const;
    const formula = `(exports to ${partner} ÷ exports of ${exporter}) ÷ (imports of ${partner} ÷ imports of all countries named but ${exporter})`;
    const index = indexOf(parts, differ, formula, among, ([a, b, c, d, e]) => tradeIntensity(a!, b!, c!, d!, e!));
    const [exportsToPartner, exporterTotal, partnerImports, sampleImports, exporterImports] = parts.map(
      ({ figure }) => figure,
    );
    return new TradeIntensity({
      period: text,
      index,
      exportsToPartner: exportsToPartner!,
      exporterTotal: exporterTotal!,
      partnerImports: partnerImports!,
      sampleImports: sampleImports!,
      exporterImports: exporterImports!,
      caveats: caveatsOf(samples, among),
    });
  });
};

const window = ({ from, to, sources }: Window) => ({ from, to, sources: sources ?? null });

const periodsOf = (sample: Sample): readonly Period[] => {
  const { from, to, frequency } = sample.selection.question;
  return Period.range(from, to, frequency);
};

/** The comparison set, each country once; it must hold those that are compared with it. */
const memberList = (
  reference: Reference,
  among: readonly string[],
  compared: readonly (readonly [string, string])[],
): readonly string[] => {
  const codes = [...new Set(reference.countriesOf(among, "among").map(({ code }) => code))];
  for (const [name, code] of compared)
    if (!codes.includes(code)) throw badInput("among", `a list that holds the ${name}, ${code}`, among);
  if (codes.length <= compared.length) throw badInput("among", "a list with other countries to compare with", among);
  return codes;
};

const indexOf = (
  parts: readonly Part[],
  differ: string | null,
  formula: string,
  among: readonly string[],
  compute: (values: readonly number[]) => number | null,
): Figure => {
  const absent = parts.map(({ figure }) => figure.missing).find((item) => item !== null);
  if (absent) return Figure.missing(Unit.FRACTION, absent.reason, absent.detail);
  if (differ !== null) return Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", differ);
  const value = compute(parts.map(({ figure }) => figure.value!));
  if (value === null) return Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", "A total to divide by is not above 0.");
  return Figure.derived(value, Unit.FRACTION, {
    formula,
    inputs: parts.map(({ figure }) => figure),
    inputIds: () => [...new Set(parts.flatMap(({ ids }) => ids))],
    parameters: [new DerivationParameter("among", among.join(", "))],
  });
};

const caveatsOf = (samples: readonly Sample[], among: readonly string[]): readonly Caveat[] => {
  const sample = tradeCaveat("trade.share-of-index-sample");
  const all = [
    new Caveat(sample.id, `${sample.text} Named: ${among.join(", ")}.`),
    ...samples.flatMap(({ selection }) => selection.caveats),
  ];
  return [...new Map(all.map((caveat) => [`${caveat.id}${caveat.text}`, caveat])).values()];
};
