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

/** The files of one release; only the list is needed. */
type Release = { readonly [K in Kind]?: GivenFile } & { readonly list: GivenFile };

const byRelease = (files: readonly GivenFile[]): ReadonlyMap<string, Release> => {
  const found = new Map<string, Partial<Record<Kind, GivenFile>>>();
  for (const file of files) {
    const kind = kindOf(file);
    if (!kind)
      throw fileFault(desta.id, `${file.name}: line 1: expected the columns of the list, the indices or the dyads.`);
    const release = releaseIn(file.name);
    if (!release)
      throw fileFault(desta.id, `${file.name}: expected the release in the name of the file, such as 02_03.`);
    const own = found.get(release) ?? {};
    const twice = own[kind];
    if (twice)
      throw fileFault(
        desta.id,
        `${file.name}: expected each file of a release once, and ${twice.name} has its columns too.`,
      );
    found.set(release, { ...own, [kind]: file });
  }
  for (const [release, { list, ...others }] of found)
    if (!list)
      throw fileFault(
        desta.id,
        `${Object.values(others)[0]!.name}: expected the list of treaties of release ${release} with it.`,
      );
  return found as ReadonlyMap<string, Release>;
};

export const destaLoader: Loader = {
  record: desta,
  expects:
    "the list of treaties of one or more releases, csv; the indices of a release, if given, add depths, and its dyads are compared with its list",
  from: "https://www.designoftradeagreements.org/downloads/",
  async read(files, { reference, progress, publishedOn, agreementsOf }) {
    const releases = [...byRelease(files)];
    if (publishedOn && releases.length > 1)
      throw fileFault(desta.id, "desta: expected --published with one release, received several.");
    const read = [];
    for (const [release, { list, depth, dyads }] of releases) {
      const rows = await inFile(desta.id, list, () => decodeDestaList(list.bytes));
      progress(`${list.name}: ${rows.length} rows of release ${release}`);
      const index = depth
        ? await inFile(desta.id, depth, () => decodeDestaDepth(depth.bytes))
        : new Map<string, number>();
      progress(
        depth
          ? `${depth.name}: depth of ${index.size} treaties`
          : `release ${release}: no indices given, so no depth of any treaty`,
      );
      if (dyads) {
        const pairs = await inFile(desta.id, dyads, () => compared(dyads.bytes, rows));
        progress(`${dyads.name}: ${pairs.toLocaleString("en")} pairs, each of a treaty of the list`);
      }
      const edition = {
        release,
        dataset: `DESTA version ${release}, list of treaties${depth ? " and indices" : ""}`,
        publishedOn,
        retrievedOn: list.changedOn,
      };
      read.push({ edition, own: await inFile(desta.id, list, () => normaliseDesta(rows, index, reference, edition)) });
    }
    progress("looking for the same agreements in other registers");
    const [wto = [], ...others] = await Promise.all(["wto-rta", "huggo", "unctad-iia"].map(agreementsOf));
    // Releases are registers of their own here: a number means another treaty in each, parties and year tell which are one.
    const linked = linkTradeAgreements([wto, ...read.map(({ own }) => own), ...others]);
    return read.map(({ edition }, place) =>
      agreementFile({
        path: read.length === 1 ? "agreements/desta.json" : `agreements/desta-${edition.release}.json`,
        record: desta,
        url: desta.homepage,
        ...edition,
        agreements: linked[place + 1]!,
      }),
    );
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
