// Runs before `npm start`: compiles only when a source file is newer than the last build.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const newest = (dir) =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

// An installed package has its build and no sources.
if (!existsSync("src")) process.exit(0);

const builtAt = statSync("dist/.tsbuildinfo", { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (newest("src") > builtAt) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  process.exit(status ?? 1);
}
