import type { SourceRecord } from "../../kernel/index.js";

export const SBP: SourceRecord = {
  id: "sbp",
  name: "SBP EasyData",
  provider: "State Bank of Pakistan",
  homepage: "https://easydata.sbp.org.pk/",
  domains: ["PRICES"],
  licence: {
    id: "sbp-easydata",
    name: "Official statistics with free access, the source to be named; no formal licence was read",
    url: "https://easydata.sbp.org.pk/",
    attribution: "State Bank of Pakistan, EasyData",
    mayRedistribute: true,
  },
  credential: { required: false, signUpUrl: "https://easydata.sbp.org.pk/" },
  freshnessPolicy: "monthly, a few days after the month's end: 24 h",
};
