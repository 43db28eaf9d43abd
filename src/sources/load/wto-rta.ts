import { agreementFile } from "../snapshot/build/agreement-files.js";
import { linkTradeAgreements } from "../snapshot/build/agreement-links.js";
import { decodeWtoRta } from "../wto-rta/decode.js";
import { normaliseWtoRta } from "../wto-rta/normalise.js";
import { wtoRta } from "../wto-rta/record.js";
import type { Loader } from "./loader.js";
import { dateIn, fileFault, inFile, megabytes } from "./loader.js";

export const wtoRtaLoader: Loader = {
  record: wtoRta,
  expects: "one xlsx, the export of all RTAs",
  from: "https://rtais.wto.org/UI/ExportAllRTAList.aspx",
  async read(files, { reference, progress, publishedOn, agreementsOf }) {
    const [file, ...more] = files;
    if (!file || more.length > 0)
      throw fileFault(wtoRta.id, `${wtoRta.id}: expected one file, received ${files.length}.`);
    // The export has no date of its own: the day in its name, else of the file, decides who was a member of a bloc.
    const named = publishedOn ?? dateIn(file.name);
    const retrievedOn = named?.length === 10 ? named : file.changedOn;
    const edition = { dataset: `All RTAs, export of ${retrievedOn}`, retrievedOn };
    progress(`${file.name}: reading ${megabytes(file.bytes.length)}`);
    const own = await inFile(wtoRta.id, file, async () => {
      const { agreements, changes } = await decodeWtoRta(file.bytes);
      progress(`${file.name}: ${agreements.length} agreements, ${changes.length} changes`);
      return normaliseWtoRta(agreements, changes, reference, edition);
    });
    progress(`${file.name}: looking for the same agreements in other registers`);
    const others = await Promise.all(["desta", "huggo", "unctad-iia"].map(agreementsOf));
    const [linked] = linkTradeAgreements([own, ...others]);
    const meta = { path: "agreements/wto-rta.json", record: wtoRta, url: wtoRta.homepage, publishedOn: null };
    return [agreementFile({ ...meta, ...edition, agreements: linked! })];
  },
};
