/** Does `turn` now and then again, `intervalMs` after each end, until the signal aborts. It keeps no process alive and never rejects. */
export const every = (intervalMs: number, signal: AbortSignal, turn: () => Promise<void>): void => {
  const go = async (): Promise<void> => {
    await turn();
    if (signal.aborted) return;
    const timer = setTimeout(() => void go(), intervalMs).unref();
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  };
  if (!signal.aborted) void go();
};
