/**
 * Places through which much passes that they neither make nor use, so that the two sides of a flow name different partners. After the UN's
 * International Merchandise Trade Statistics: Compilers Manual (2013) on re-exports, and the entrepôts named by Andriamananjara, Arce and
 * Ferrantino, Transshipment in the United States (USITC, 2004): Hong Kong, Singapore, Rotterdam (the Netherlands), Antwerp (Belgium), Dubai.
 */
export const TRANSIT_HUBS: readonly string[] = ["ARE", "BEL", "HKG", "NLD", "PAN", "SGP"];
export const TRANSIT_SOURCE =
  "UN, International Merchandise Trade Statistics: Compilers Manual (2013); Andriamananjara, Arce and Ferrantino, Transshipment in the United States, USITC (2004)";
