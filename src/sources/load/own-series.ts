import { Period } from "../../kernel/index.js";
import { badData } from "../edge.js";
import { decodeOwnSeries } from "../own-series/decode.js";
import { OWN_SERIES } from "../own-series/record.js";
import { licenceOf, priceFile, priceRow } from "../snapshot/build/price-rows.js";
import type { Loader } from "./loader.js";
import { fileFault, inFile } from "./loader.js";

const bareName = (file: string): string =>
  file
    .replace(/\.[a-z]+$/i, "")
    .replace(/[^A-Za-z0-9_.-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+|-+$/g, "")
    .slice(0, 64);

/** Periods ascend and are of one frequency. */
const gapsOf = (texts: readonly string[]): number => {
  const [first, last] = [Period.parse(texts[0]!), Period.parse(texts.at(-1)!)];
  return (last.endMonthIndex - first.startMonthIndex) / first.lengthMonths - texts.length;
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badData(OWN_SERIES.id, "the file", "text in UTF-8", "bytes that are none");
  }
};

/** Series of the user's own: ids `own:<name>`, in the store's folder alone. */
export const ownSeriesLoader: Loader = {
  record: OWN_SERIES,
  expects: "csv files with the columns date,value,product,incoterm,region,unit,currency and, if wanted, series,title",
  from: "yourself",
  async read(files, { reference, progress }) {
    const tables = [];
    const seen = new Map<string, string>();
    for (const [index, file] of files.entries()) {
      const series = await inFile(OWN_SERIES.id, file, () =>
        decodeOwnSeries(textOf(file.bytes), bareName(file.name), reference),
      );
      for (const { entry, values } of series) {
        const before = seen.get(entry.id);
        if (before !== undefined)
          throw fileFault(OWN_SERIES.id, `${file.name}: the series ${entry.id} is in ${before} too.`);
        seen.set(entry.id, file.name);
        const gaps = gapsOf([...values.keys()]);
        if (gaps > 0) progress(`${file.name}: ${entry.id}, ${gaps} periods without a line: no figure there`);
        progress(
          `${file.name}: ${entry.id}, ${values.size} lines, ${entry.product} in ${entry.basePeriod ?? entry.unit}`,
        );
      }
      tables.push(
        priceFile(
          {
            ...licenceOf(OWN_SERIES),
            path: `prices/own-series-${index + 1}.json`,
            dataset: `Own file ${file.name}`,
            url: null,
            publishedOn: null,
            retrievedOn: file.changedOn,
          },
          series.map(({ entry, values }) => priceRow(entry, values)),
        ),
      );
    }
    return tables;
  },
};
