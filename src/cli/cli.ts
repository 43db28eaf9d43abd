import { CodedError } from "../kernel/errors.js";
import { doctor } from "./commands/doctor.js";
import { load } from "./commands/load.js";
import { plan } from "./commands/plan.js";
import { query } from "./commands/query.js";
import { schema } from "./commands/schema.js";
import { serve } from "./commands/serve.js";
import { snapshot } from "./commands/snapshot.js";
import { sources } from "./commands/sources.js";
import type { CliDeps, Command } from "./deps.js";
import { EXIT, UsageError } from "./deps.js";
import { table } from "./table.js";

export const COMMANDS: readonly Command[] = [serve, query, plan, sources, load, snapshot, schema, doctor];

const USAGE = `entrepot <command> [options]

${table(
  COMMANDS.map(({ name, summary }) => [name, summary]),
  "  ",
)}

entrepot <command> --help says more. entrepot --version prints the version.
Exit codes: 0 done; 1 failed (an error in the answer, a damaged file, a bad setting); 2 wrong usage.
`;

const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"));

/** Runs one command and returns its exit code; never throws. */
export const runCli = async (argv: readonly string[], deps: CliDeps): Promise<number> => {
  const [name, ...args] = argv;
  if (name === "--version" || name === "-V") {
    deps.write(`${deps.version()}\n`);
    return EXIT.OK;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const command = COMMANDS.find((item) => item.name === args[0]);
    deps.write(command ? command.help : USAGE);
    return EXIT.OK;
  }
  const command = COMMANDS.find((item) => item.name === name);
  if (!command) {
    deps.complain(`entrepot: there is no command ${JSON.stringify(name)}.\n\n${USAGE}`);
    return EXIT.USAGE;
  }
  if (args.includes("--help") || args.includes("-h")) {
    deps.write(command.help);
    return EXIT.OK;
  }
  try {
    return await command.run(args, deps);
  } catch (error) {
    if (isUsageError(error)) {
      deps.complain(`${error.message}\n\n${command.help}`);
      return EXIT.USAGE;
    }
    if (error instanceof CodedError) deps.complain(`${error.code}: ${error.message}\n`);
    else deps.complain(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.FAILED;
  }
};
