import { Caveat } from "../kernel/index.js";

/** Every caveat of the trade subject, by id; docs/caveats.md explains each. */
export const TRADE_CAVEATS = {
  "trade.fiscal-years":
    "The publisher reports fiscal years; each is shown under its own name and never equals the calendar year it begins in.",
  "trade.total-of-partners-held":
    "The publisher gives no World total here: totals and shares are of the partners it holds.",
  "trade.no-partner-breakdown": "The publisher gives the total of all partners only, so no supplier can be told apart.",
  "trade.share-of-weight": "No values are held, so shares are of net weight.",
  "trade.mix-counts-as-price":
    "Unit values stand for prices: when the mix inside a product changes, the change counts as price.",
  "trade.nominal-values": "Values are in current US dollars, not deflated.",
  "trade.cif-fob-factor":
    "One factor stands for freight and insurance of all goods and distances; the true one is another for each.",
  "trade.share-of-index-sample":
    "The index is taken within the countries named, not the world: another list gives another number.",
  "trade.one-sided": "One side's report: the other side's may differ. Ask mirrorTrade for both.",
  "trade.value-without-weight": "Values without net weights: price and quantity cannot be told apart here.",
  "trade.basket-scope":
    "What a basket holds decides the figure: another basket of the same name elsewhere gives another. See its codes.",
  "trade.shares-missing":
    "Partners whose share is missing in one of the two periods are left out of the shift, which is PARTIAL:",
  "trade.several-publishers":
    "Reporters here come from different publishers; they stand beside each other and are not summed.",
} as const;

export type TradeCaveatId = keyof typeof TRADE_CAVEATS;

/** `more` stands behind the text of the id: what it is of here. */
export const tradeCaveat = (id: TradeCaveatId, more?: string): Caveat =>
  new Caveat(id, more === undefined ? TRADE_CAVEATS[id] : `${TRADE_CAVEATS[id]} ${more}`);
