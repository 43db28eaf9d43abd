import type { Config } from "../config.js";
import type { HeldFile, HeldSnapshot } from "./deps.js";
import { table } from "./table.js";

const number = (value: number): string => value.toLocaleString("en");

/** First and last date of the files: when they were published or, failing that, retrieved. */
const span = (files: readonly HeldFile[]): string => {
  const dates = files.flatMap((file) => file.publishedOn ?? file.retrievedOn ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? "" : first === last ? first : `${first} to ${last}`;
};

const publishers = (files: readonly HeldFile[]): string => {
  const names = [...new Set(files.map((file) => file.source))].sort();
  const shown = names.slice(0, 6).join(", ");
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
};

const MODES: Record<Config["mode"], string> = {
  auto: "auto: live sources where there are any, the embedded snapshot behind them",
  live: "live: sources over the network only",
  snapshot: "snapshot: embedded data only, no network",
};

/** What `serve` prints once it listens: where, in which mode, on which data. */
export const banner = (version: string, address: string, config: Config, snapshot: HeldSnapshot): string => {
  const parts = [...new Set(snapshot.files.map((file) => file.part))].sort();
  const rows = parts.map((part) => {
    const files = snapshot.files.filter((file) => file.part === part);
    const total = files.reduce((sum, file) => sum + file.rows, 0);
    return [part, `${files.length} files`, `${number(total)} rows`, span(files), publishers(files)];
  });
  const page = config.playground ? `\n  playground  ${address}/` : "";
  return `Entrepôt ${version}
  endpoint    ${address}/graphql${page}
  mode        ${MODES[config.mode]}
  data        snapshot of ${snapshot.builtOn}, ${new Set(snapshot.files.map((file) => file.publisher)).size} publishers, every digest checked
${table(rows, "              ")}
  Ctrl-C stops.
`;
};
