import type { Family } from "./types.js";
import { none } from "./types.js";

const OPEN_TRADE = none(
  "tradestatistics.io (Open Trade Statistics) is no source of ours: it publishes UN Comtrade's figures, cleaned by others.",
);

/** Recorded answers of services that the gateway does not ask. */
export const FOREIGN: readonly Family[] = [
  {
    folder: "trade/recordings/open-trade-statistics",
    files: {
      "chl_all_2002_yrp.yml": OPEN_TRADE,
      "chl_arg_2002_yr.yml": OPEN_TRADE,
      "chl_arg_2002_yr_apple.yml": OPEN_TRADE,
      "chl_arg_2002_yrp.yml": OPEN_TRADE,
      "chl_arg_2002_yrpc.yml": OPEN_TRADE,
      "chl_arg_2002_yrpc_wheat.yml": OPEN_TRADE,
      "chl_arg_2004_yr.yml": OPEN_TRADE,
    },
  },
  {
    folder: "trade/recordings/wits",
    files: {
      "tradestats-trade-USA-2017-imports-by-product.json": none(
        "WITS is no source of ours: its trade figures are UN Comtrade's, by product groups of its own.",
      ),
    },
  },
];
