import { registerEnumType } from "type-graphql";

export const HsEditionId = { H0: "H0", H1: "H1", H2: "H2", H3: "H3", H4: "H4", H5: "H5", H6: "H6" } as const;
export type HsEditionId = (typeof HsEditionId)[keyof typeof HsEditionId];
registerEnumType(HsEditionId, {
  name: "HsEditionCode",
  description: "Editions of the Harmonized System.",
  valuesConfig: {
    H0: { description: "HS 1988/92." },
    H1: { description: "HS 1996." },
    H2: { description: "HS 2002." },
    H3: { description: "HS 2007." },
    H4: { description: "HS 2012." },
    H5: { description: "HS 2017." },
    H6: { description: "HS 2022." },
  },
});

export const HS_EDITIONS: readonly HsEditionId[] = ["H0", "H1", "H2", "H3", "H4", "H5", "H6"];

/** First year that reporters could use an edition; many went on with the older one for some years. */
export const EDITION_YEARS: Readonly<Record<HsEditionId, number>> = {
  H0: 1988,
  H1: 1996,
  H2: 2002,
  H3: 2007,
  H4: 2012,
  H5: 2017,
  H6: 2022,
};

export const isHsEdition = (text: string): text is HsEditionId => Object.hasOwn(HsEditionId, text);

/** Chapters whose editions before 2022 are held: ores, iron and steel, articles of them. */
export const EARLIER_CHAPTERS = /^(26|72|73)/;
