import { parseArgs } from "node:util";
import type { Command } from "../deps.js";
import { EXIT } from "../deps.js";

export const serve: Command = {
  name: "serve",
  summary: "Start the server (also what `npm start` does).",
  help: `entrepot serve

Listens on HOST and PORT (127.0.0.1:4000), prints where, and answers GraphQL at /graphql.
Settings are environment variables; docs/configuration.md lists them.
SIGTERM or Ctrl-C lets requests in flight finish; a second one stops at once.
`,
  run: async (args, deps) => {
    parseArgs({ args: [...args], options: {}, strict: true });
    await deps.startServer(deps.config());
    return EXIT.OK;
  },
};
