/** Names that only this register prints: alpha-3 codes, or `group:` ids. */
export const WTO_NAMES: Readonly<Record<string, string>> = {
  EU: "group:EU",
  EFTA: "group:EFTA",
  // Pieces of titles of announced talks (2026-02-01).
  "US TTIP": "USA",
  "Morocco Deep and Comprehensive Free Trade Area": "MAR",
  "Tunisia Deep and Comprehensive Free Trade Area": "TUN",
};
