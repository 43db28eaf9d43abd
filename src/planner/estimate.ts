import type { Block, Partners, TradeCaps } from "./types.js";

const FILL: Readonly<Record<number, number>> = { 2: 0.6, 4: 0.35, 6: 0.15 };

/** Share of reporter × partner × period that has a row, by level (sources-trade.md §9, from recorded answers). */
export const fillOf = (caps: TradeCaps, commodity: string, frequency: string): number =>
  caps.fill?.(commodity, frequency) ?? FILL[commodity.length] ?? 1;

/** Rows a reporter has of one commodity and period if every cell is filled. */
export const partnerRows = (caps: TradeCaps, partners: Partners): number =>
  partners === "ALL"
    ? (caps.canWildcardPartners ? (caps.typicalPartners ?? 120) : (caps.allPartners?.length ?? 0)) + 1
    : partners.length + (caps.world === null || partners.includes(caps.world) ? 0 : 1);

export const commodityRows = (caps: TradeCaps, block: Pick<Block, "commodities" | "frequency">): number =>
  block.commodities.reduce((sum, commodity) => sum + fillOf(caps, commodity, block.frequency), 0);

export const estimatedRows = (caps: TradeCaps, block: Block): number =>
  partnerRows(caps, block.partners) *
  block.reporters.length *
  block.flows.length *
  block.periods.length *
  commodityRows(caps, block);

/** Length of a list in a URL; commas are sent raw. */
export const listLength = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.length, 0) + Math.max(0, texts.length - 1);

/** The list of partners as sent: with World, whatever was asked. */
export const sentPartners = (caps: TradeCaps, partners: Partners): Partners => {
  if (partners === "ALL") return caps.canWildcardPartners ? "ALL" : withWorld(caps, [...(caps.allPartners ?? [])]);
  return withWorld(caps, partners);
};

const withWorld = (caps: TradeCaps, partners: readonly string[]): readonly string[] =>
  caps.world === null || partners.includes(caps.world) ? partners : [caps.world, ...partners];
