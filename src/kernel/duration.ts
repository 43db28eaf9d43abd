import { badInput } from "./errors.js";

/** A calendar duration, ISO 8601, in whole months: P24M, P1Y, P1Y6M. Days and clock times have no meaning for monthly statistics. */
export class Duration {
  private constructor(readonly months: number) {}

  static parse(text: string, argument = "duration"): Duration {
    const match = /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?$/.exec(text.trim().toUpperCase());
    const months = match ? Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0) : 0;
    if (months < 1 || months > 1200)
      throw badInput(argument, "an ISO 8601 duration in years and months from P1M to P100Y, such as P24M", text);
    return new Duration(months);
  }

  toString(): string {
    return `P${this.months}M`;
  }
}
