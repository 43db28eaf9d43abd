import { TaskCancelledError, timeout, TimeoutStrategy } from "cockatiel";

/** Why `signal` aborted, as an error: its own reason where that is one. */
export const reasonOf = (signal: AbortSignal, otherwise: () => Error): Error =>
  signal.reason instanceof Error && signal.reason.name !== "AbortError" ? signal.reason : otherwise();

/**
 * Ends `work` after `ms` by its signal, whether it listens or not, and throws `late()`. When the outer signal aborts first, its reason is
 * thrown, or `late()` where it has none.
 */
export const withDeadline = async <T>(
  ms: number,
  signal: AbortSignal,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  try {
    return await timeout(ms, TimeoutStrategy.Aggressive).execute((_context, own) => work(own), signal);
  } catch (error) {
    if (!(error instanceof TaskCancelledError)) throw error;
    throw signal.aborted ? reasonOf(signal, late) : late();
  }
};
