import { setTimeout as wait } from "node:timers/promises";
import type { HttpServer } from "./server.js";

const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

/** First signal: `/readyz` says 503, then requests in flight finish, exit code 0. Second signal: exit at once. */
export const stopOnSignals = (
  server: Pick<HttpServer, "readiness" | "close">,
  drainMs: number,
  exit: (code: number) => void,
): void => {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (stopping) return exit(EXIT_BY_SIGNAL[signal]);
      stopping = true;
      server.readiness.ready = false;
      void wait(drainMs)
        .then(() => server.close())
        .then(
          () => exit(0),
          () => exit(1),
        );
    });
};
