/** Prints what every adapter makes of the recorded answers beside a full checkout: `npx tsx scripts/recordings.ts`. */
import "reflect-metadata";
import { dirname } from "node:path";
import { readRecording, recordedFiles } from "../test/recordings/index.js";
import { hasSharedData } from "../test/support/shared-data.js";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const line = (family: string, files: number, responses: number, values: number, failures: number): void =>
  print([family.padEnd(44), ...[files, responses, values, failures].map((one) => String(one).padStart(10))].join(""));

if (!hasSharedData) {
  print("No recorded answers here: they stand beside a full checkout only.");
  process.exit(0);
}
const families = new Map<string, { files: number; responses: number; values: number; failures: string[] }>();
const without: string[] = [];
for (const path of recordedFiles()) {
  const read = await readRecording(path);
  if ("none" in read) {
    without.push(`${path}: ${read.none}`);
    continue;
  }
  const family = dirname(path).replace("/recordings", "");
  const held = families.get(family) ?? { files: 0, responses: 0, values: 0, failures: [] };
  families.set(family, held);
  held.files += 1;
  held.responses += read.responses;
  held.values += read.values;
  held.failures.push(...read.failures.map((failure) => `${path}: ${failure}`));
}
print(["family".padEnd(44), ...["files", "responses", "values", "failures"].map((one) => one.padStart(10))].join(""));
for (const [family, { files, responses, values, failures }] of families)
  line(family, files, responses, values, failures.length);
const all = [...families.values()];
const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0);
line("all", sum(({ files }) => files), sum(({ responses }) => responses), sum(({ values }) => values), sum(({ failures }) => failures.length)); // prettier-ignore
print(`\nNo adapter (${without.length} files):\n${without.map((text) => `  ${text}`).join("\n")}`);
const failures = all.flatMap((one) => one.failures);
for (const failure of failures) print(`FAILED ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
