/**
 * Freight and insurance between the exporter's border and the importer's, as a share of the FOB value. The IMF's Direction of Trade
 * Statistics took 10 per cent until 2017 and takes 6 since (Marini, Dippelsman and Stanger, IMF WP/18/16). Steel pays more for its weight
 * than most goods, so the factor is a stated parameter, never a correction made in silence.
 */
export const CIF_FOB_FACTOR_DEFAULT = 1.06;

/** An importer's CIF value on the exporter's valuation. */
export const cifToFob = (cif: number, factor: number): number => cif / factor;

export interface MirrorGap {
  /** Importer's report minus exporter's, both FOB. */
  readonly gap: number;
  /** Gap over the mean of the two, −2 to 2, so that neither side is the yardstick. */
  readonly relative: number | null;
}

export const mirrorGap = (importerFob: number, exporterFob: number): MirrorGap => {
  const mean = (importerFob + exporterFob) / 2;
  return { gap: importerFob - exporterFob, relative: mean > 0 ? (importerFob - exporterFob) / mean : null };
};
