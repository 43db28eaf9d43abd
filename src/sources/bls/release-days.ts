const MINUTE_MS = 60 * 1000;
const USUAL_MS = 12 * 60 * MINUTE_MS;
/** Producer prices come out at 08:30 in Washington on a day from the 11th to the 16th: 12:30 or 13:30 UTC. */
const FIRST_DAY = 11;
const LAST_DAY = 16;
const RELEASE_MINUTE = 12 * 60 + 30;
/** Long enough for a release that is late. */
const LAST_MINUTE = 20 * 60;

/** How long an answer of now is fresh: half an hour where a release may come out, never past the hour of one, else 12 h. */
export const blsLifeMs = (now: Date): number => {
  const [day, minute] = [now.getUTCDate(), now.getUTCHours() * 60 + now.getUTCMinutes()];
  const isWorkingDay = now.getUTCDay() % 6 !== 0;
  if (day < FIRST_DAY || day > LAST_DAY || !isWorkingDay || minute > LAST_MINUTE) return USUAL_MS;
  return minute >= RELEASE_MINUTE ? 30 * MINUTE_MS : Math.min(USUAL_MS, (RELEASE_MINUTE - minute) * MINUTE_MS);
};
