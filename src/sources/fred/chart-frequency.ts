import type { Frequency } from "../../kernel/index.js";

const DAY = /^(\d{4})-(\d{2})-(\d{2}),/gm;

/** By the least distance of two rows of a chart; null where there are not two. Rows stand at the first day of their period. */
export const frequencyOfDays = (csv: string): Frequency | "FINER" | null => {
  const days = [...csv.matchAll(DAY)].map(([, year, month, day]) => ({
    month: Number(year) * 12 + Number(month) - 1,
    day: Number(day),
  }));
  if (days.length < 2) return null;
  if (days.some(({ day }) => day !== 1)) return "FINER";
  const distances = days.slice(1).map(({ month }, index) => month - days[index]!.month);
  const least = Math.min(...distances);
  if (least < 1) return "FINER";
  return least < 3 ? "MONTHLY" : least < 12 ? "QUARTERLY" : "ANNUAL";
};
