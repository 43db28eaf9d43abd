import { Period } from "../../../kernel/index.js";
import type { Availability } from "./availability.js";
import { periodKey } from "./availability.js";
import { mayComeYet } from "./lifetimes.js";
import type { Release } from "./releases.js";

/** A reporter that no longer publishes: its first year without figures, and the last with some where that is known. */
export interface Stopped {
  readonly since: number;
  readonly after: number | null;
}

/** What the list of availability, as far as it is held, says of one reporter. */
export class Publishing {
  constructor(
    readonly reporter: string,
    private readonly list: Availability,
    private readonly now: Date,
  ) {}

  /** Undefined: not known. Null: not released. */
  releaseOf(period: Period): Release | null | undefined {
    const releases = this.list.get(periodKey(period))?.value;
    return releases ? (releases[this.reporter] ?? null) : undefined;
  }

  /** The latest release of the periods; null where one of them is not known, or was released again after the figures came. */
  publishedAt(periods: readonly Period[], retrievedAt: string | null): string | null {
    const dates = periods.map((period) => this.releaseOf(period)?.[0]);
    const last = dates.some((date) => date === undefined) ? undefined : dates.sort().at(-1);
    return last !== undefined && retrievedAt !== null && last <= retrievedAt ? last : null;
  }

  /** From last year back: years without a release, as long as they are known. It stopped if one of them can no longer be merely late. */
  stopped(hasRows: (year: Period) => boolean): Stopped | null {
    let since: number | null = null;
    for (let year = this.now.getUTCFullYear() - 1; ; year -= 1) {
      const period = Period.year(year);
      const isOut = hasRows(period) || this.releaseOf(period);
      if (isOut === null) since = year;
      else if (since === null || mayComeYet(Period.year(since), this.now)) return null;
      else return { since, after: isOut ? year : null };
    }
  }
}

/** Years whose lists tell a reporter that is late from one that has stopped. */
export const yearsToTellBy = (now: Date): readonly Period[] =>
  [5, 4, 3, 2, 1].map((ago) => Period.year(now.getUTCFullYear() - ago));
