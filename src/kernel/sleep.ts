import { setTimeout as delay } from "node:timers/promises";

/** Waits; ends early without an error when the signal aborts: the caller looks at its signal next. Passed in, so that tests need not wait. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const systemSleep: Sleep = async (ms, signal) => {
  await delay(Math.max(0, ms), undefined, { signal, ref: false }).catch(() => {});
};
