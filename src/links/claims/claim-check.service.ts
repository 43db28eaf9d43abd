import type { Claim } from "../../agreements/index.js";
import type { RequestContext } from "../../kernel/index.js";
import { distinctCaveats } from "../caveats.js";
import { whyMissing } from "../figures.js";
import type { ClaimRange } from "./claim-check.type.js";
import { ClaimCheck } from "./claim-check.type.js";
import type { ImportsDeps } from "./imports.rule.js";
import { overall } from "./judge.js";
import type { Finding } from "./measured.js";
import { RULES } from "./rules.js";

export class ClaimCheckService {
  constructor(private readonly deps: ImportsDeps) {}

  /** Every statement has an answer; what cannot be tested says why. */
  async check(claim: Claim, context: RequestContext): Promise<ClaimCheck> {
    const { quantity } = claim;
    if (quantity === null || (quantity.value ?? quantity.low ?? quantity.high) === null)
      return checkOf({ ranges: [], caveats: [], reason: "The statement gives no number." });
    return checkOf(await RULES[claim.metric](this.deps, claim, quantity, context));
  }
}

const checkOf = ({ ranges, caveats, reason, between = false }: Finding): ClaimCheck => {
  const verdict = overall(ranges.map((range) => range.verdict));
  const inBetween = between && verdict === "CONTRADICTED";
  return new ClaimCheck({
    verdict: inBetween ? "DEPENDS_ON_SCOPE" : verdict,
    reason:
      verdict === "NOT_TESTABLE"
        ? (reason ?? missingOf(ranges))
        : `${wordsOf(ranges)}${inBetween ? " It lies between them." : ""}`,
    ranges,
    caveats: distinctCaveats(caveats),
  });
};

const missingOf = (ranges: readonly ClaimRange[]): string =>
  ranges.map(({ low, high }) => whyMissing(low) || whyMissing(high)).find((why) => why !== "") ??
  "No figure held can test it.";

const SAYING = [
  ["SUPPORTED", "It fits"],
  ["DEPENDS_ON_SCOPE", "It fits in part"],
  ["CONTRADICTED", "It does not fit"],
] as const;

/** Which scopes say what: `It fits: a, b. It does not fit: c. Without figures: d.` */
const wordsOf = (ranges: readonly ClaimRange[]): string => {
  const names = (chosen: (range: ClaimRange) => boolean) => ranges.filter(chosen).map(({ scope }) => scope.name);
  const said = SAYING.map(([verdict, words]) => [words, names((range) => range.verdict === verdict)] as const);
  const without = ["Without figures", names(({ low, high }) => low.missing !== null || high.missing !== null)] as const;
  return [...said, without]
    .flatMap(([words, list]) => (list.length > 0 ? [`${words}: ${list.join("; ")}.`] : []))
    .join(" ");
};
