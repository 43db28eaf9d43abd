import type { DestaRow } from "../desta/decode.js";
import { decodeDestaDepth, decodeDestaDyads, decodeDestaList } from "../desta/decode.js";
import { normaliseDesta } from "../desta/normalise.js";
import { desta } from "../desta/record.js";
import { badData } from "../edge.js";
import { agreementFile } from "../snapshot/build/agreement-files.js";
import { linkTradeAgreements } from "../snapshot/build/agreement-links.js";
import type { GivenFile, Loader } from "./loader.js";
import { fileFault, inFile } from "./loader.js";

const KINDS = { list: "entryforceyear", depth: "depth_index", dyads: "iso1" } as const;
type Kind = keyof typeof KINDS;

/** By the columns of the first line: the three files differ there, and names get changed on the way. */
const kindOf = ({ bytes }: GivenFile): Kind | undefined => {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString("latin1").split("\n", 1)[0]!;
  const has = (column: string) => new RegExp(`(^|[,;"])${column}([,;"\\r]|$)`).test(head);
  return (["dyads", "depth", "list"] as const).find((kind) => has(KINDS[kind]));
};

/** `02_03` is release 2.3. Numbers are given anew in each release, so it is part of every key. */
const releaseIn = (name: string): string | null => {
  const match = /(?<!\d)(\d{1,2})[_.](\d{1,2})(?!\d)/.exec(name);
  return match ? `${Number(match[1])}.${Number(match[2])}` : null;
};

export const destaLoader: Loader = {
  record: desta,
  expects: "the list of treaties and the indices of one release, csv; the dyads, if given, are compared with the list",
  from: "https://www.designoftradeagreements.org/downloads/",
  async read(files, { reference, progress, publishedOn, agreementsOf }) {
    const found = new Map<Kind, GivenFile>();
    for (const file of files) {
      const kind = kindOf(file);
      if (!kind)
        throw fileFault(desta.id, `${file.name}: line 1: expected the columns of the list, the indices or the dyads.`);
      const twice = found.get(kind);
      if (twice)
        throw fileFault(desta.id, `${file.name}: expected each file once, and ${twice.name} has its columns too.`);
      found.set(kind, file);
    }
    const [list, depth, dyads] = [found.get("list"), found.get("depth"), found.get("dyads")];
    if (!list || !depth)
      throw fileFault(
        desta.id,
        `desta: expected the list of treaties and the indices, received no ${list ? "indices" : "list"}.`,
      );
    const releases = new Set([...found.values()].map(({ name }) => releaseIn(name)));
    const [release] = releases;
    if (releases.size !== 1 || !release)
      throw fileFault(desta.id, "desta: expected one release in the names of all files, such as 02_03.");

    const rows = await inFile(desta.id, list, () => decodeDestaList(list.bytes));
    progress(`${list.name}: ${rows.length} rows of release ${release}`);
    const index = await inFile(desta.id, depth, () => decodeDestaDepth(depth.bytes));
    progress(`${depth.name}: depth of ${index.size} treaties`);
    if (dyads) {
      const pairs = await inFile(desta.id, dyads, () => compared(dyads.bytes, rows));
      progress(`${dyads.name}: ${pairs.toLocaleString("en")} pairs, each of a treaty of the list`);
    }
    const edition = {
      release,
      dataset: `DESTA version ${release}, list of treaties and indices`,
      publishedOn,
      retrievedOn: list.changedOn,
    };
    const own = await inFile(desta.id, list, () => normaliseDesta(rows, index, reference, edition));
    progress(`${list.name}: looking for the same agreements in other registers`);
    const [wto = [], ...others] = await Promise.all(["wto-rta", "huggo", "unctad-iia"].map(agreementsOf));
    const linked = linkTradeAgreements([wto, own, ...others])[1]!;
    return [
      agreementFile({
        path: "agreements/desta.json",
        record: desta,
        url: desta.homepage,
        ...edition,
        agreements: linked,
      }),
    ];
  },
};

/** A pair of a treaty that the list lacks is a file of another release. */
const compared = (bytes: Uint8Array, rows: readonly DestaRow[]): number => {
  const known = new Set(rows.map(({ number }) => number));
  const pairs = decodeDestaDyads(bytes);
  for (const { number, line } of pairs)
    if (!known.has(number))
      throw badData(desta.id, `line ${line}, "number"`, "a number of the list of treaties", number);
  return pairs.length;
};
