export { banner } from "./banner.js";
export { COMMANDS, runCli } from "./cli.js";
export type { CliDeps, HeldFile, HeldSnapshot, OpenApp } from "./deps.js";
export { EXIT } from "./deps.js";
