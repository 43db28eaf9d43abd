import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const atop: SourceRecord = {
  id: "atop",
  name: "Alliance Treaty Obligations and Provisions (ATOP) 5.1",
  provider: "ATOP project, Rice University",
  homepage: "http://www.atopdata.org/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "atop-citation",
    name: "Academic use with citation; the files state no terms",
    url: "http://www.atopdata.org/data.html",
    attribution:
      "ATOP 5.1: Leeds, Ritter, Mitchell, Long (2002), Alliance Treaty Obligations and Provisions, International Interactions 28",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a release every few years: 30 d",
};
