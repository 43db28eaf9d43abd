import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { isBuilt } from "./process.js";

export const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const PAGE = join(import.meta.dirname, "../../dist/playground/index.html");
/** Needs Debian's Chromium and the built page; else the tests are skipped, visibly. */
export const canBrowse = existsSync(CHROMIUM) && isBuilt && existsSync(PAGE);

/** A browser that asks nobody but the page's own origin: its own services would look for the network at every start. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export interface Visit {
  readonly page: Page;
  /** What the console complained of, and every request that left the origin. */
  readonly complaints: string[];
}

export const visit = async (
  browser: Browser,
  address: string,
  options: { width?: number; height?: number; dark?: boolean; path?: string } = {},
): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
    colorScheme: options.dark ? "dark" : "light",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:"))
      complaints.push(`left the origin: ${url}`);
  });
  await page.goto(`${address}${options.path ?? "/"}`);
  return { page, complaints };
};
