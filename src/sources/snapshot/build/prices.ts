import type { SnapshotPart } from "./part.js";
import { fxPart } from "./prices-fx.js";
import { gdpPart } from "./prices-gdp.js";
import { pinkSheetPart } from "./prices-pink-sheet.js";
import { ppiPart } from "./prices-ppi.js";
import { sbpPart } from "./prices-sbp.js";

/** Every file of price series, one a publisher and vintage. */
export const PRICE_PARTS: readonly SnapshotPart[] = [pinkSheetPart, ppiPart, fxPart, sbpPart, gdpPart];
