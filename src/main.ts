#!/usr/bin/env node
import "reflect-metadata";
import { cliDeps } from "./app/cli-deps.js";
import { runCli } from "./cli/index.js";

const [, , ...argv] = process.argv;
// A server goes on after its command has returned: the exit code is set, the process ends when nothing is left to do.
process.exitCode = await runCli(argv, cliDeps());
