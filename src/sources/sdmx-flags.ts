import type { FigureStatus, MissingReason } from "../kernel/index.js";

/** CL_OBS_STATUS of SDMX: A normal, E estimated, P provisional, F forecast, B break. */
const STATUS: Readonly<Record<string, readonly FigureStatus[]>> = {
  E: ["ESTIMATED"],
  P: ["PROVISIONAL"],
  F: ["ESTIMATED", "PROVISIONAL"],
  B: ["BREAK"],
};
export const sdmxStatus = (flag: string | undefined): readonly FigureStatus[] => [
  "REPORTED",
  ...(STATUS[flag ?? ""] ?? []),
];

/** NP (the IMF's own) not yet published, Q suppressed; H a holiday, L not collected, M cannot exist. */
export const sdmxAbsence = (flag: string | undefined): MissingReason =>
  flag === "NP" ? "NOT_YET_PUBLISHED" : flag === "Q" ? "SUPPRESSED" : "NOT_REPORTED";
