import { z } from "zod";
import { CodedError } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "comtrade";

/** The fields we read of the 47; the rest may be anything and is dropped, for copying it takes most of the time. Final data only: the bulk files give everything as text. */
const Row = z.object({
  freqCode: z.enum(["A", "M"]),
  period: z.string().regex(/^\d{4}(0[1-9]|1[0-2])?$/),
  reporterCode: z.number().int(),
  flowCode: z.string(),
  partnerCode: z.number().int(),
  partner2Code: z.number().int(),
  classificationCode: z.string(),
  cmdCode: z.string(),
  aggrLevel: z.number().int().nullish(),
  customsCode: z.string(),
  motCode: z.number().int(),
  netWgt: z.number().nullable(),
  isNetWgtEstimated: z.boolean(),
  cifvalue: z.number().nullable(),
  fobvalue: z.number().nullable(),
  primaryValue: z.number(),
  isReported: z.boolean(),
});
export type ComtradeRow = z.infer<typeof Row>;

const Envelope = z.looseObject({
  count: z.number().int().nonnegative(),
  data: z.array(Row),
  error: z.string().nullish(),
});

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
  const answer = atEdge(SOURCE, Envelope, body);
  if (answer.error)
    throw new CodedError("UPSTREAM_REFUSED", `comtrade: ${answer.error.slice(0, 200)}`, {
      source: SOURCE,
      retryable: false,
    });
  // `count` above the rows in hand is a cut answer too, whatever the cap.
  const truncated = answer.data.length >= rowCap || answer.count > answer.data.length;
  if (answer.count < answer.data.length) throw badData(SOURCE, "count", `${answer.data.length} or more`, answer.count);
  return { rows: answer.data, truncated };
};

/** No row of a reporter: it has not released the period. A list that was cut would say so of those it lost. */
export const decodeAvailability = (body: unknown): readonly z.infer<typeof AvailabilityRow>[] => {
  const { count, data } = atEdge(SOURCE, Availability, body);
  if (count !== data.length) throw badData(SOURCE, "count", `${data.length}, as many as rows`, count);
  return data;
};
