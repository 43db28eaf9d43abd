import { decodeGemWorkbook } from "../gem-gist/decode.js";
import { decodeGem2023, sheetOf2023 } from "../gem-gist/decode-2023.js";
import { normaliseGem } from "../gem-gist/normalise.js";
import { gemGist } from "../gem-gist/record.js";
import { byKey, fileMeta } from "../snapshot/build/agreement-files.js";
import type { PartFile } from "../snapshot/build/part.js";
import { FACILITY_COLUMNS, facilityCells } from "../snapshot/facilities.rows.js";
import type { Workbook } from "../workbook.js";
import { readWorkbook } from "../workbook.js";
import type { GivenFile, LoadContext, Loader } from "./loader.js";
import { dateIn, fileFault, inFile, megabytes } from "./loader.js";

/** A release stands beside the embedded one: a plant that runs in the one and is closed in the next shows both. */
export const gemGistLoader: Loader = {
  record: gemGist,
  expects: "one xlsx a release, plant level, in the layout of 2023 (one sheet) or since March 2025 (three sheets)",
  from: "https://globalenergymonitor.org/projects/global-iron-and-steel-tracker/download-data/",
  async read(files, context) {
    const tables: PartFile[] = [];
    for (const file of files) {
      const table = await inFile(gemGist.id, file, () => release(file, context));
      if (tables.some(({ path }) => path === table.path))
        throw fileFault(gemGist.id, `${file.name}: expected each release once, received ${table.dataset} twice.`);
      tables.push(table);
    }
    return tables;
  },
};

const release = async (file: GivenFile, { reference, progress, publishedOn }: LoadContext): Promise<PartFile> => {
  progress(`${file.name}: reading ${megabytes(file.bytes.length)}`);
  const book = await readWorkbook(gemGist.id, file.bytes);
  const published = publishedOn ?? titleDate(book) ?? dateIn(file.name);
  if (!published)
    throw fileFault(
      gemGist.id,
      'expected the month of the release in the sheet "About" or in the file\'s name, or --published YYYY-MM, received neither.',
    );
  const single = book.has("Plant data") ? undefined : sheetOf2023(book);
  const decoded = single === undefined ? decodeGemWorkbook(book) : decodeGem2023(book, single);
  progress(
    `${file.name}: release of ${published}, layout ${single === undefined ? "since March 2025" : "of 2023"}; ` +
      `${decoded.plants.length} plants, ${decoded.capacities.length} rows of capacity, ${decoded.production.length} of output`,
  );
  const edition = {
    dataset: `Global Iron and Steel Tracker, release of ${published}, plant level`,
    publishedOn: published,
    retrievedOn: file.changedOn,
  };
  const meta = { path: `agreements/gem-gist-${published}.json`, record: gemGist, url: gemGist.homepage, ...edition };
  return {
    ...fileMeta(meta),
    attribution: `Global Energy Monitor, Global Iron and Steel Tracker, release of ${published}`,
    columns: FACILITY_COLUMNS,
    rows: normaliseGem(decoded, reference, edition).sort(byKey).map(facilityCells),
  };
};

/** "Global Iron and Steel Tracker, September 2025 (V1)" on the first sheet. */
const titleDate = (book: Workbook): string | null => {
  const about = [...(book.get("About") ?? [])].flat();
  const title = about.find((cell) => typeof cell === "string" && /tracker,?\s.*\b(19|20)\d{2}/i.test(cell));
  return typeof title === "string" ? dateIn(title) : null;
};
