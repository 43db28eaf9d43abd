/** Prints docs/faults.md, made anew over sources on loopback; with `--write` it is written: `npx tsx scripts/faults.ts`. */
import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { faultsPage, seeFaults } from "../test/support/fault-table.js";

const page = faultsPage(await seeFaults());
if (process.argv.includes("--write")) writeFileSync(join(import.meta.dirname, "../docs/faults.md"), page);
process.stdout.write(page);
process.exit(0);
