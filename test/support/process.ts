import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { NO_STORE } from "./no-store.js";

const ROOT = join(import.meta.dirname, "../..");
export const BUILT = join(ROOT, "dist/main.js");
/** False before `npm run build`: tests of the built program are then skipped, visibly. */
export const isBuilt = existsSync(BUILT);

export interface Running {
  readonly child: ChildProcess;
  readonly output: () => { out: string; err: string };
  /** Address of the banner. */
  readonly address: Promise<string>;
  readonly exit: Promise<number | string>;
}

/** The built program in a process of its own, on a free port. */
export const start = (args: readonly string[], environment: Record<string, string> = {}): Running => {
  const child = spawn(process.execPath, [BUILT, ...args], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], PORT: "0", ...NO_STORE, ...environment },
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const exit = new Promise<number | string>((resolve) =>
    child.on("exit", (code, signal) => resolve(code ?? signal ?? -1)),
  );
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const found = /endpoint +(http:\S+)\/graphql/.exec(out)?.[1];
      if (found) resolve(found);
    });
    void exit.then((code) => reject(new Error(`exit ${code}: ${err}`)));
  });
  address.catch(() => undefined);
  return { child, output: () => ({ out, err }), address, exit };
};
