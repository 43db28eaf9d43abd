import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HttpServer } from "../../src/server/index.js";
import { createServer } from "../../src/server/index.js";
import { openTestApp } from "../support/app.js";

const CHROMIUM = "/usr/bin/chromium";
const BUILT_PAGE = join(import.meta.dirname, "../../dist/playground");
const possible = existsSync(CHROMIUM) && existsSync(join(BUILT_PAGE, "index.html"));

// Needs the machine's Chromium and the built page; skipped where either is absent.
describe.skipIf(!possible)("the page in a browser", () => {
  let server: HttpServer;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    const app = await openTestApp({ PORT: "0" });
    server = await createServer({
      graph: app.graph,
      config: app.config,
      pageDirectory: BUILT_PAGE,
      log: () => undefined,
    });
    address = await server.listen();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A page that notes every address asked for and everything that went wrong. */
  const open = async (path: string): Promise<{ page: Page; asked: string[]; wrong: string[] }> => {
    const page = await browser.newPage();
    const [asked, wrong]: [string[], string[]] = [[], []];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text());
    });
    await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
    return { page, asked, wrong };
  };

  const leaving = (asked: readonly string[]) =>
    asked.filter((url) => !url.startsWith(`${address}/`) && !/^(data|blob):/.test(url));

  test.each(["/", "/playground"])(
    "%s loads from our own origin alone, without an error and without eval",
    async (path) => {
      const { page, asked, wrong } = await open(path);
      expect(await page.title()).toContain("Entrepôt");
      expect(leaving(asked)).toEqual([]);
      expect(wrong).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test("an operation and its variables come from the address, and are answered", async () => {
    const variables = encodeURIComponent(JSON.stringify({ code: "7208" }));
    const { page, asked, wrong } = await open(`/?operation=commodity-lookup&variables=${variables}`);
    await page
      .getByText(/flat-rolled/i)
      .first()
      .waitFor({ timeout: 20_000 });
    expect(leaving(asked)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.close();
  }, 60_000);

  test("text in the address never becomes markup", async () => {
    const { page, asked } = await open(
      `/?operation=${encodeURIComponent("</script><script>window.owned=1</script><img src=x onerror=window.owned=1>")}`,
    );
    expect(await page.evaluate("window.owned")).toBeUndefined();
    expect(leaving(asked)).toEqual([]);
    await page.close();
  }, 60_000);
});
