import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeIiaPage } from "../../unctad-iia/decode.js";
import { joinIiaPages, normaliseIiaPage } from "../../unctad-iia/normalise.js";
import { unctadIia } from "../../unctad-iia/record.js";
import type { AgreementPart } from "./agreement-files.js";

/** Saved under the addresses of Norway and of the "R. Union": the number alone chose the country, so the country is checked. */
const PAGES = [
  ["countries-160.saved-as-160_norway.IS-Pakistan.html", "PAK"],
  ["countries-175.saved-as-175_r-union.IS-Russian-Federation.html", "RUS"],
] as const;
const edition = { dataset: "Country pages of Pakistan and the Russian Federation", retrievedOn: "2026-02-01" };

export const unctadIiaPart: AgreementPart = (dataDir, reference) => {
  const pages = PAGES.map(([file, code]) => {
    const html = readFileSync(join(dataDir, "agreements/recordings/unctad-iia", file), "utf8");
    return normaliseIiaPage(decodeIiaPage(html), code, reference, edition);
  });
  return Promise.resolve({
    path: "agreements/unctad-iia.json",
    record: unctadIia,
    ...edition,
    publishedOn: null,
    url: unctadIia.homepage,
    agreements: joinIiaPages(pages),
  });
};
