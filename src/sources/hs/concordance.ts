import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";

/** What share of a code's trade goes to a code of the next edition, as estimated by the table's makers. */
export interface ConversionWeight {
  readonly fromCode: string;
  readonly toCode: string;
  readonly weight: number;
}

/** Part of each table lost the leading zero of chapters 01 to 09: `10110` is 010110. */
const codeOf = (cell = ""): string => (/^\d{5}$/.test(cell) ? `0${cell}` : cell);

/**
 * `conversion_weights_H2_to_H3.csv`: H2,H3,weight,group_id. A group lists every pair of its codes; a weight of exactly 0 says that nothing goes
 * from one to the other, so such a pair is no correspondence.
 */
export const decodeConversionWeights = (text: string, from: string, to: string): readonly ConversionWeight[] =>
  parse(text, { columns: true, bom: true }).flatMap((row, index) => {
    const cells = row as Record<string, string>;
    const [fromCode, toCode, weight] = [codeOf(cells[from]), codeOf(cells[to]), Number(cells["weight"])];
    if (!/^\d{6}$/.test(fromCode) || !/^\d{6}$/.test(toCode) || !(weight >= 0 && weight <= 1))
      throw badData("hs-concordance", `rows.${index}`, "two codes of six digits and a weight from 0 to 1", cells);
    return weight === 0 ? [] : [{ fromCode, toCode, weight }];
  });
