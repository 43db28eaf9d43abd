/**
 * `AbortSignal.timeout`, held until it ends: of signals that `AbortSignal.any` joins Node 20 keeps none alive, so after a collection of
 * garbage a joined time-out never came and a call waited for its 60 s instead of 9 (found 2026-11-28). Parts of a millisecond, which Node
 * refuses, are left out.
 */
export const timeoutSignal = (delayMs: number): AbortSignal => {
  const controller = new AbortController();
  const end = () => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  setTimeout(end, Math.max(0, Math.floor(delayMs))).unref();
  return controller.signal;
};
