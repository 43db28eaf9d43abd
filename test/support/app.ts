import type { App } from "../../src/app.js";
import { createApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";

/** The whole gateway over the snapshot of the repository; no network. */
export const openTestApp = (environment: Record<string, string> = {}): Promise<App> =>
  createApp(loadConfig({ ENTREPOT_MODE: "snapshot", ...environment }), ({ error }) => {
    console.error(error);
  });
