import { z } from "zod";
import type { ComtradeCell } from "../normalise.js";

/** Partner, value in USD, net weight in tonnes, valuation, is the weight estimated, edition, is it a sum of several numbers' rows: of one partner. */
const Row = z.tuple([
  z.string(),
  z.number(),
  z.number().nullable(),
  z.enum(["CIF", "FOB", "UNKNOWN"]),
  z.boolean(),
  z.string(),
  z.boolean(),
]);
const Rows = z.object({
  partners: z.array(z.string()).nullable(),
  rows: z.array(Row),
  asOf: z.iso.datetime().optional(),
});

export type KeptRow = Readonly<z.infer<typeof Row>>;

/** What is kept of one reporter, period, flow and code. A partner that was asked for and has no row did not trade. */
export interface CellRows {
  /** Those asked for; null: every partner and World. */
  readonly partners: readonly string[] | null;
  readonly rows: readonly KeptRow[];
  /** When they came from the source, where the cell was kept for another life since: it had not been released again. */
  readonly asOf?: string | undefined;
}

export const keptRow = (row: ComtradeCell): KeptRow => [
  row.partner,
  row.valueUsd,
  row.netWeightT,
  row.valuation,
  row.isWeightEstimated,
  row.edition,
  row.isSum,
];

export const readCell = (value: unknown): CellRows | undefined => Rows.safeParse(value).data;

/** Rows of some partners and of others; the later answer counts where both have one. */
export const mergeCells = (held: CellRows, loaded: CellRows): CellRows => {
  if (loaded.partners === null) return loaded;
  if (held.partners === null) return held;
  const asked = new Set(loaded.partners);
  return {
    partners: [...new Set([...held.partners, ...asked])].sort(),
    rows: [...held.rows.filter(([partner]) => !asked.has(partner)), ...loaded.rows],
    ...(held.asOf === undefined ? {} : { asOf: held.asOf }),
  };
};

export const holdsPartners = (value: CellRows, wanted: ReadonlySet<string> | "ALL"): boolean =>
  value.partners === null || (wanted !== "ALL" && [...wanted].every((partner) => value.partners!.includes(partner)));
