import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canBrowse, openBrowser, visit } from "../support/browser.js";
import type { Running } from "../support/process.js";
import { start } from "../support/process.js";

const STEEL_BY_YEAR = /imports changed over time\? Pakistan · steel · 2010/;
const SUPPLIERS = /Who supplies a country's imports\? India · iron and steel/;
const PRICES = /steel and its inputs been priced\? hot-rolled coil/;

const ask = async (page: Page, question: RegExp): Promise<void> => {
  await page.getByRole("button", { name: question }).first().click();
  await page.waitForSelector("#view:not(.waiting)");
};
const downloaded = async (page: Page, name: string): Promise<{ file: string; bytes: Buffer }> => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).first().click(),
  ]);
  return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

describe.skipIf(!canBrowse)("the playground in Chromium (needs /usr/bin/chromium and the built page)", () => {
  let gateway: Running;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    gateway = start(["serve"], { ENTREPOT_MODE: "snapshot" });
    [address, browser] = await Promise.all([gateway.address, openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    gateway?.child.kill("SIGTERM");
    await gateway?.exit;
  });

  test("two clicks to a chart of Pakistan's steel imports by year; nothing leaves the origin, nothing complains", async () => {
    const { page, complaints } = await visit(browser, address);
    await ask(page, STEEL_BY_YEAR);
    await page.waitForSelector(".canvas svg circle");
    expect(await page.locator(".canvas svg circle").count()).toBe(12);
    expect(await page.locator(".canvas").textContent()).toContain("net weight, tonnes");
    expect(await page.locator("figcaption").textContent()).toContain("World Steel Association");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("three questions, every view, and the table sorts with what is missing last", async () => {
    const { page, complaints } = await visit(browser, address);
    await ask(page, PRICES);
    await page.waitForSelector(".canvas svg path", { state: "attached" });
    await page.getByRole("button", { name: "Questions", exact: true }).click();
    await ask(page, SUPPLIERS);
    await page.waitForSelector(".canvas svg rect", { state: "attached" });
    await page.getByRole("tab", { name: "Table" }).click();
    const names = () => page.locator("tbody tr td:nth-child(2)").allTextContents();
    const before = await names();
    expect(before).toHaveLength(6);
    await page
      .getByRole("columnheader", { name: /^value/ })
      .getByRole("button")
      .click();
    await page
      .getByRole("columnheader", { name: /^value/ })
      .getByRole("button")
      .click();
    expect(await page.getByRole("columnheader", { name: /^value/ }).getAttribute("aria-sort")).toBe("ascending");
    expect(await names()).not.toEqual(before);
    for (const view of ["Sources", "Plan", "JSON"]) {
      await page.getByRole("tab", { name: new RegExp(`^${view}`) }).click();
      expect((await page.locator("#view").textContent())!.length).toBeGreaterThan(20);
    }
    await page.getByRole("button", { name: "Questions", exact: true }).click();
    await ask(page, STEEL_BY_YEAR);
    await page.getByRole("tab", { name: "Table" }).click();
    expect(await page.locator(".missing").first().textContent()).toBe("not reported");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("CSV, Arrow, SVG and PNG are read back", async () => {
    const { page } = await visit(browser, address);
    await ask(page, STEEL_BY_YEAR);
    await page.waitForSelector(".canvas svg circle");
    const csv = await downloaded(page, "CSV");
    const rows = parse(csv.bytes, { columns: true }) as unknown as Record<string, string>[];
    expect(csv.file).toBe("import-series.csv");
    expect(rows).toHaveLength(12);
    expect(rows[11]).toMatchObject({ period: "2021", "net weight (t)": "3397540", "value (USD)": "NOT_REPORTED" });
    const arrow = tableFromIPC((await downloaded(page, "Arrow")).bytes);
    expect(arrow.numRows).toBe(12);
    expect(arrow.getChild("net weight (t)")!.get(11)).toBe(3_397_540);
    expect(arrow.getChild("value (USD)")!.get(11)).toBeNull();
    const svg = (await downloaded(page, "SVG")).bytes.toString();
    expect(svg).toMatch(/^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain("Source: World Steel Association");
    const png = (await downloaded(page, "PNG")).bytes;
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // Width and height of the IHDR chunk: twice the drawn size, not an empty canvas.
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(png.length).toBeGreaterThan(10_000);
    await page.context().close();
  });

  test("keyboard alone: from the start screen to another view", async () => {
    const { page } = await visit(browser, address);
    await page.waitForSelector(".chips button");
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
      if (STEEL_BY_YEAR.test(label)) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector(".canvas svg circle");
    await page.getByRole("tab", { name: "Chart" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector("tbody tr");
    expect(await page.getByRole("tab", { name: "Table" }).getAttribute("aria-selected")).toBe("true");
    await page.context().close();
  });

  test("the variables form asks again; an unknown country says what to do, and the page stays", async () => {
    const { page } = await visit(browser, address);
    await ask(page, STEEL_BY_YEAR);
    await page.getByLabel("Importer").fill("Wakanda");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.waitForSelector(".errors");
    const text = await page.locator(".errors").textContent();
    expect(text).toContain("CODE_UNKNOWN");
    expect(text).toContain("candidates");
    await page.getByLabel("Importer").fill("IN");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.waitForSelector(".errors", { state: "detached" });
    await page.context().close();
  });

  test("a slow answer shows progress and can be cancelled; a server error is said in words", async () => {
    const { page } = await visit(browser, address);
    let release = (): void => undefined;
    await page.route("**/graphql", async (route) => {
      await new Promise<void>((resolve) => (release = resolve));
      await route.abort().catch(() => undefined);
    });
    await page.getByRole("button", { name: STEEL_BY_YEAR }).first().click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForSelector(".errors");
    expect(await page.locator(".errors").textContent()).toContain("CANCELLED");
    release();
    await page.unroute("**/graphql");
    await page.route("**/graphql", (route) =>
      route.fulfill({ status: 502, contentType: "text/html", body: "<html>Bad gateway</html>" }),
    );
    await page.getByRole("button", { name: "Ask" }).click();
    await page.waitForFunction(() => document.querySelector(".errors")?.textContent?.includes("502"));
    await page.context().close();
  });

  test("nothing from the URL runs as markup, and a foreign text waits for its reader", async () => {
    const hostile = encodeURIComponent(`{ country(code: "</script><img src=x onerror=window.hit=1>") { code } }`);
    const { page, complaints } = await visit(browser, address, {
      path: `/?operation=${hostile}&variables=${encodeURIComponent('{"a":"<img src=x onerror=window.hit=1>"}')}`,
    });
    await page.waitForSelector(".graphiql-query-editor");
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
    expect(await page.locator("#view").count()).toBe(0);
    expect(complaints.filter((line) => line.startsWith("left"))).toEqual([]);
    const policy = (await page.request.get(address)).headers()["content-security-policy"]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-eval");
    await page.context().close();
  });

  test("a shared address opens on its answer", async () => {
    const { page } = await visit(browser, address, {
      path: `/?operation=import-series&variables=${encodeURIComponent('{"importer":"IND","commodities":["STEEL"],"from":"2015","to":"2018"}')}`,
    });
    await page.waitForSelector(".canvas svg circle, tbody tr, .json");
    expect(await page.getByLabel("Importer").inputValue()).toBe("IND");
    await page.context().close();
  });

  test("dark, and narrow without a sideways scroll", async () => {
    const { page } = await visit(browser, address, { width: 390, height: 800, dark: true });
    const luminance = () =>
      page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)![0]));
    expect(await luminance()).toBeLessThan(60);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await ask(page, STEEL_BY_YEAR);
    await page.waitForSelector(".canvas svg");
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Use light colours" }).click();
    expect(await luminance()).toBeGreaterThan(200);
    await page.context().close();
  });

  test("axe finds no serious fault on the start screen, the chart and the table, light and dark", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const dark of [false, true]) {
      const { page } = await visit(browser, address, { dark });
      const faults = async () => {
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          (
            window as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run(),
        );
        return found.violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
      };
      expect(await faults()).toEqual([]);
      await ask(page, STEEL_BY_YEAR);
      await page.waitForSelector(".canvas svg circle");
      expect(await faults()).toEqual([]);
      await page.getByRole("tab", { name: "Table" }).click();
      await page.waitForSelector("tbody tr");
      expect(await faults()).toEqual([]);
      await page.context().close();
    }
  });
});
