export type { ComtradeTradeDeps } from "./comtrade-trade.js";
export { ComtradeTrade } from "./comtrade-trade.js";
export type { ComtradeSettings } from "./spec.js";
export { COMTRADE_URL, comtradeSpec } from "./spec.js";
export { LiveCodeBook } from "./code-book.js";
export { ReferenceLists } from "./reference-lists.js";
