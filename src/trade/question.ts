import type { Frequency, SourceCatalogue } from "../kernel/index.js";
import { badInput, CodedError, Period } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { TradeFlow } from "./trade.enums.js";
import type { TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

/** A question in the words of its asker. */
export interface AskedTrade {
  readonly reporters: readonly string[];
  readonly partners?: readonly string[] | null;
  readonly commodities: readonly string[];
  readonly flow: TradeFlow;
  readonly from: string;
  readonly to: string;
  readonly frequency: Frequency;
  readonly sources?: readonly string[] | null;
}

const MAX_LIST = 300;

const bounded = (argument: string, list: readonly string[]): void => {
  if (list.length === 0 || list.length > MAX_LIST)
    throw badInput(argument, `1 to ${MAX_LIST} codes`, `${list.length} codes`);
};

/** Codes checked, each once, in the order given. Throws CODE_*, BAD_USER_INPUT or REFUSED_* naming the argument. */
export const resolveQuestion = (
  asked: AskedTrade,
  reference: Reference,
  sources: SourceCatalogue,
  names = { reporters: "reporters" },
): TradeQuestion => {
  bounded(names.reporters, asked.reporters);
  bounded("commodities", asked.commodities);
  const reporters = reference.countriesOf(asked.reporters, names.reporters).map((country) => country.code);
  if (reporters.includes(WORLD)) throw badInput(names.reporters, "countries: the World does not report", WORLD);
  const { from, to } = Period.window(asked.from, asked.to, asked.frequency);
  return {
    reporters,
    partners: partnersOf(asked.partners, reference),
    commodities: [...new Set(asked.commodities.map((code) => reference.commodity(code, "commodities").code))],
    flow: asked.flow,
    from,
    to,
    frequency: asked.frequency,
    sources: knownSources(asked.sources ?? [], sources),
  };
};

const partnersOf = (
  partners: readonly string[] | null | undefined,
  reference: Reference,
): readonly string[] | "ALL" => {
  if (partners === null || partners === undefined) return "ALL";
  bounded("partners", partners);
  return reference.countriesOf(partners, "partners").map((country) => country.code);
};

const knownSources = (ids: readonly string[], sources: SourceCatalogue): readonly string[] => {
  const known = sources.all().filter((source) => source.domains.includes("TRADE"));
  for (const id of ids)
    if (!known.some((source) => source.id === id))
      throw new CodedError("CODE_UNKNOWN", `sources: no trade source has the id ${JSON.stringify(id)}.`, {
        argument: "sources",
        received: id,
        candidates: known.map((source) => ({ code: source.id, name: source.name })),
      });
  return ids;
};

/** A sum over partners may not hold the World beside them. */
export const refuseWorldPlusPartners = (question: TradeQuestion): void => {
  if (question.partners !== "ALL" && question.partners.length > 1 && question.partners.includes(WORLD))
    throw new CodedError(
      "REFUSED_WORLD_PLUS_PARTNERS",
      "partners: the World (W00) contains every partner, so the two are not summed. Ask for W00 alone, for partners alone, or add PARTNER to `by`.",
      {
        argument: "partners",
        received: question.partners,
      },
    );
};

/** A sum over products may not hold a code and its own parts. */
export const refuseOverlaps = (question: TradeQuestion, reference: Reference): void => {
  const { commodities } = question;
  for (const [index, one] of commodities.entries())
    for (const other of commodities.slice(index + 1))
      if (reference.overlap(one, other))
        throw new CodedError(
          "REFUSED_MIXED_LEVELS",
          `commodities: ${one} and ${other} hold the same goods, so their sum would count them twice. Ask for one of them, or add COMMODITY to \`by\`.`,
          {
            argument: "commodities",
            received: commodities,
          },
        );
};

/** One text a question, the same for the same meaning. */
export const questionKey = (question: TradeQuestion): string =>
  JSON.stringify([
    [...question.reporters].sort(),
    question.partners === "ALL" ? "ALL" : [...question.partners].sort(),
    [...question.commodities].sort(),
    question.flow,
    question.from.text,
    question.to.text,
    question.frequency,
    question.sources,
  ]);
