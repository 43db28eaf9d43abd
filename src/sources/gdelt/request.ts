/** The mirror of data.gdeltproject.org, which has no certificate of its own. */
export const GDELT_BASE = "https://storage.googleapis.com/data.gdeltproject.org";

/** The file of one day, 2025-07-11. */
export const gdeltDayRequest = (day: string) => ({ path: `/events/${day.replaceAll("-", "")}.export.CSV.zip` });
