// Takes the pictures of the README and docs/playground.md: `npm run build && npx tsx scripts/screenshots.ts`.
import { mkdirSync } from "node:fs";
import { openBrowser, visit } from "../test/support/browser.js";
import { start } from "../test/support/process.js";

const FOLDER = "docs/images";
const gateway = start(["serve"], { ENTREPOT_MODE: "snapshot" });
const [address, browser] = await Promise.all([gateway.address, openBrowser()]);
mkdirSync(FOLDER, { recursive: true });

const shots: readonly (readonly [name: string, dark: boolean])[] = [
  ["start", false],
  ["chart", false],
  ["table", true],
];
for (const [name, dark] of shots) {
  const { page } = await visit(browser, address, { width: 1180, height: 760, dark });
  await page.waitForSelector(".chips button");
  if (name === "chart") {
    await page.getByRole("button", { name: /imports changed over time\? Pakistan · steel · 2010/ }).click();
    await page.waitForSelector(".canvas svg circle");
  }
  if (name === "table") {
    await page.getByRole("button", { name: /Who supplies a country's imports\? India/ }).click();
    await page.getByRole("tab", { name: "Table" }).click();
    await page.waitForSelector("tbody tr");
  }
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.context().close();
}
await browser.close();
gateway.child.kill("SIGTERM");
await gateway.exit;
