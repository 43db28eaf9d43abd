// Compiles the server and the page side by side: on two cores that takes as long as the slower of the two.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";

// `npm ci --omit=dev` (an image that gets its `dist` from an earlier stage) runs `prepare` without the compilers.
if (process.argv.includes("--if-possible") && !existsSync("node_modules/typescript/bin/tsc")) {
  console.error("entrepot: not built, as the compilers are not installed; `npm ci` without --omit=dev builds it.");
  process.exit(0);
}

// Without its output, the compiler's own memory of the last run would make it write nothing.
if (!existsSync("dist/main.js")) rmSync("dist/.tsbuildinfo", { force: true });

const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { stdio: "inherit" });
    child.on("exit", (code) => resolve(code ?? 1));
  });

const codes = await Promise.all([
  run("node_modules/typescript/bin/tsc", ["-p", "tsconfig.build.json"]),
  run("node_modules/vite/bin/vite.js", ["build", "--logLevel", "warn"]),
]);
process.exit(Math.max(...codes));
