import type { App } from "../../src/app.js";
import { createApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import { NO_STORE } from "./no-store.js";

// The whole suite must agree under both executors; .ci/run sets the variable.
const named = process.env["ENTREPOT_EXECUTOR"];
const executor = named ? { ENTREPOT_EXECUTOR: named } : {};

/** The whole gateway over the snapshot of the repository; no network. */
export const openTestApp = (environment: Record<string, string> = {}): Promise<App> =>
  createApp(loadConfig({ ENTREPOT_MODE: "snapshot", ...NO_STORE, ...executor, ...environment }), ({ error }) => {
    console.error(error);
  });
