import { seriesEntry } from "../series-entry.js";

const PAKISTAN = { code: "PAK", name: "Pakistan" };
const base = { sourceId: "sbp", region: PAKISTAN, url: "https://easydata.sbp.org.pk/" } as const;

export const SBP_PKR_KEY = "TS_GP_ER_FAERPKR_M.E00220";
export const SBP_LSM_KEY = "TS_GP_RL_LSM1516_M.LSM000160000";
export const SBP_POLICY_RATE_KEY = "TS_GP_IR_SIRPR_AH.SBPOL0030";

export const SBP_PKR = seriesEntry({
  ...base,
  id: "sbp:PKR-per-USD",
  title: "Exchange rate, PKR per US dollar, monthly average (bank floating average)",
  kind: "FX_RATE",
  unit: "PKR/USD",
  basisNote:
    "Average of the month, although each row carries the month's last day. The rate was fixed for long stretches before 1982.",
  aliases: [`sbp:${SBP_PKR_KEY}`, "USDPKR", "sbp:USDPKR"],
});

export const SBP_LSM = seriesEntry({
  ...base,
  id: "sbp:LSM-overall",
  title: "Quantum index of large-scale manufacturing, overall",
  kind: "MACRO",
  unit: "index",
  basePeriod: "FY2015/16=100",
  basisNote: "An index of volumes, not of prices. The base is the fiscal year July 2015 to June 2016.",
  aliases: [`sbp:${SBP_LSM_KEY}`],
});

export const SBP_POLICY_RATE = seriesEntry({
  ...base,
  id: "sbp:policy-rate",
  title: "SBP policy (target) rate in force at the month's end",
  kind: "MACRO",
  unit: "%",
  aggregation: "END_OF_PERIOD",
  basisNote:
    "Published as a list of decisions; the gateway carries each forward to the end of every month until the next, so each value is DERIVED.",
  aliases: [`sbp:${SBP_POLICY_RATE_KEY}`],
});
