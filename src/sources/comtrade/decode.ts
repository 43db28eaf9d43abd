import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "comtrade";

/**
 * The fields we read of the 47; the rest may be anything and is dropped, for copying it takes most of the time. Strict in what says whose figure
 * it is and how much; everything else may be absent, for one odd row must not cost an answer of 100,000. Final data only: the bulk files give
 * everything as text.
 */
const Row = z.object({
  freqCode: z.string().nullish(),
  /** A text here, a number in Comtrade's lists. */
  period: z.coerce.string().regex(/^\d{4}(0[1-9]|1[0-2])?$/),
  reporterCode: z.number().int(),
  flowCode: z.string(),
  partnerCode: z.number().int(),
  partner2Code: z.number().nullish(),
  classificationCode: z.string().nullish(),
  cmdCode: z.string(),
  customsCode: z.string().nullish(),
  motCode: z.number().nullish(),
  netWgt: z.number().nullish(),
  isNetWgtEstimated: z.boolean().nullish(),
  cifvalue: z.number().nullish(),
  fobvalue: z.number().nullish(),
  primaryValue: z.number(),
});
export type ComtradeRow = z.infer<typeof Row>;

const Count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.number().int().nonnegative());
const Failed = z.looseObject({ error: z.string().min(1) });
const Envelope = z.looseObject({ count: Count.nullish(), data: z.array(Row) });

const AvailabilityRow = z.looseObject({
  period: z.number().int(),
  reporterCode: z.number().int(),
  classificationCode: z.string(),
  totalRecords: z.number().int(),
  datasetChecksum: z.number(),
  firstReleased: z.string(),
  lastReleased: z.string(),
});
const Availability = z.looseObject({ count: z.number().int().nonnegative(), data: z.array(AvailabilityRow) });

export interface ComtradeAnswer {
  readonly rows: readonly ComtradeRow[];
  /** At the cap nothing in the answer says that it was cut: it is thrown away, split and asked again, never cached. */
  readonly truncated: boolean;
}

export const decodeComtrade = (body: unknown, rowCap: number): ComtradeAnswer => {
  // First: beside an error `data` may be null.
  const failed = Failed.safeParse(body).data;
  if (failed)
    throw new CodedError("UPSTREAM_REFUSED", `comtrade: ${failed.error.slice(0, 200)}`, {
      source: SOURCE,
      retryable: false,
    });
  const { data, count } = atEdge(SOURCE, Envelope, body);
  if (count != null && count < data.length) throw badData(SOURCE, "count", `${data.length} or more`, count);
  // `count` above the rows in hand is a cut answer too, whatever the cap.
  return { rows: data, truncated: data.length >= rowCap || (count ?? 0) > data.length };
};

/** No row of a reporter: it has not released the period. A list that was cut would say so of those it lost. */
export const decodeAvailability = (body: unknown): readonly z.infer<typeof AvailabilityRow>[] => {
  const { count, data } = atEdge(SOURCE, Availability, body);
  if (count !== data.length) throw badData(SOURCE, "count", `${data.length}, as many as rows`, count);
  return data;
};
