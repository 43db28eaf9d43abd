import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reference } from "../support/reference.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/reference.md"), "utf8");

test("docs/reference.md lists every basket with its codes and every group with its note, and no other", () => {
  const baskets = reference.baskets().map(({ id, name, codes }) => `| \`${id}\` | ${name} | ${codes.join(" ")} |`);
  const groups = reference.groups().map(({ id, name, note }) => `| \`${id}\` | ${name} | ${note} |`);
  expect(page.split("\n").filter((line) => line.startsWith("| `"))).toEqual([...groups, ...baskets]);
});

test("the codes and words it shows are so", () => {
  for (const code of ["SUN", "YUG", "CSK", "DDR", "SCG", "ANT", "YMD", "W00", "XNS", "XBK", "XFZ", "XAF", "XKX"])
    expect(reference.countryByCode(code)?.code).toBe(code);
  for (const name of ["586", "4", "004", "KOREA RP", "U ARAB EMTS", "Iran, Islamic Rep.", "Пакистан", "پاکستان"]) {
    expect(page).toContain(`\`${name}\``);
    expect(reference.country(name)).toBeDefined();
  }
});
