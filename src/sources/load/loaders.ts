import { destaLoader } from "./desta.js";
import { gemGistLoader } from "./gem-gist.js";
import type { Loader } from "./loader.js";
import { ownSeriesLoader } from "./own-series.js";
import { pinkSheetLoader } from "./wb-pink-sheet.js";
import { wtoRtaLoader } from "./wto-rta.js";

/** Sources whose files a user must download: no address answers for them without a form or a yearly new name. */
export const LOADERS: readonly Loader[] = [pinkSheetLoader, gemGistLoader, destaLoader, wtoRtaLoader, ownSeriesLoader];

export const loaderOf = (sourceId: string): Loader | undefined => LOADERS.find(({ record }) => record.id === sourceId);
