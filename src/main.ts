#!/usr/bin/env node
import "reflect-metadata";
import { cliDeps } from "./app/cli-deps.js";
import { runCli } from "./cli/index.js";

// `query … | head -1`: a reader that has left has read what it wanted. A server goes on without one.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

const [, , ...argv] = process.argv;
// A server goes on after its command has returned: the exit code is set, the process ends when nothing is left to do.
process.exitCode = await runCli(argv, cliDeps());
