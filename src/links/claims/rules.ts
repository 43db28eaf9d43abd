import type { Claim } from "../../agreements/index.js";
import type { RequestContext } from "../../kernel/index.js";
import { capacityStated } from "./capacity.rule.js";
import { datesStated } from "./dates.rule.js";
import { demandStated } from "./demand.rule.js";
import type { ImportsDeps } from "./imports.rule.js";
import { importShare, tradeAmount } from "./imports.rule.js";
import type { Stated } from "./judge.js";
import type { Finding } from "./measured.js";
import { untestable } from "./measured.js";
import { productionStated } from "./production.rule.js";
import { turnoverStated } from "./turnover.rule.js";

type Rule = (deps: ImportsDeps, claim: Claim, stated: Stated, context: RequestContext) => Finding | Promise<Finding>;

const no =
  (reason: string): Rule =>
  () =>
    untestable(reason);

/** One rule a metric: what a statement is tested against, never a single statement. */
export const RULES: Readonly<Record<Claim["metric"], Rule>> = {
  CAPACITY: (_deps, claim, stated) => capacityStated(claim, stated),
  PRODUCTION: (_deps, claim, stated) => productionStated(claim, stated),
  AGE_OR_DATE: (_deps, claim, stated) => datesStated(claim, stated),
  IMPORT_SHARE_REPLACED: importShare,
  IMPORTS_VOLUME: (deps, claim, stated, context) => tradeAmount(deps, claim, stated, "IMPORT", context),
  IMPORT_BILL: (deps, claim, stated, context) => tradeAmount(deps, claim, stated, "IMPORT", context),
  EXPORTS: (deps, claim, stated, context) => tradeAmount(deps, claim, stated, "EXPORT", context),
  DEMAND: demandStated,
  COST: no("No source in use holds costs or prices of plants and projects."),
  INVESTMENT: no("No source in use holds investments in plants and projects."),
  DEBT_OR_LOSSES: no("No source in use holds accounts of companies."),
  LAND_AREA: no("No source in use holds areas of land."),
  EMPLOYMENT: no("No source in use holds employment of plants."),
  RESERVES: no("No source in use holds mineral reserves."),
  TRADE_TURNOVER: turnoverStated,
  OTHER: no("It is no quantity that a statistic held could test."),
};
