import { expect, test } from "vitest";
import { cliDeps } from "../../src/app/cli-deps.js";
import { runOperation } from "../../src/cli/run-operation.js";
import { loadConfig } from "../../src/config.js";
import { destaLoader } from "../../src/sources/load/desta.js";
import type { AgreementRow } from "../../src/sources/snapshot/agreements.rows.js";
import { file, loadInto, readWith, refusalOf, temporaryFolder } from "../support/loading.js";

/** Numbers are given anew in each release: 995 and 950 are other agreements in that of 2020, which has semicolons and NA. */
const HEAD =
  "number,base_treaty,name,entry_type,consolidated,year,entryforceyear,language,typememb,wto_name,c1,c2,c3,c4,c5,c6";
const EAEU = "364,51,112,398,417,643";
const row = (number: string, name: string, type: string, years: string, members: string) =>
  `${number},${number},${name},${type},0,${years},English,3,,${members}`;
const semicolons = (text: string) => text.replaceAll(/,(?=,|\n|$)/g, ",NA").replaceAll(",", ";");
const LIST_2020 = semicolons(
  `${[
    HEAD,
    row("995", "EAEU Iran", "base_treaty", "2018,2019", EAEU),
    row("950", "MERCOSUR Pakistan", "base_treaty", "2009,", "586,32,600,76,858,"),
    row("224", "China Pakistan", "base_treaty", "2006,2007", "156,586,,,,"),
  ].join("\n")}\n`,
);
const LIST_2025 = `${[
  HEAD,
  row("995", "Eurasian Economic Union (EAEU) Iran", "base_treaty", "2023,2025", EAEU),
  row("950", "MERCOSUR Pakistan", "negotiation", ",", "586,32,600,76,858,"),
  row("224", "China Pakistan", "base_treaty", "2006,2007", "156,586,,,,"),
].join("\n")}\n`;
const FILES = { "desta_list_of_treaties_02_00.csv": LIST_2020, "desta_list_of_treaties_02_03.csv": LIST_2025 };
const lists = Object.entries(FILES).map(([name, text]) => file(name, text));

test("a list alone: depths are null and it is said", async () => {
  const { rowsOf, tables, lines } = await readWith(destaLoader, [lists[0]!]);
  expect(
    rowsOf<AgreementRow>().map(({ key, signedOn, inForceFrom, depthIndex }) => [
      key,
      signedOn,
      inForceFrom,
      depthIndex,
    ]),
  ).toEqual([
    ["desta-2.0-224", "2006", "2007", null],
    ["desta-2.0-950", "2009", null, null],
    ["desta-2.0-995", "2018", "2019", null],
  ]);
  expect(tables[0]).toMatchObject({ path: "agreements/desta.json", dataset: "DESTA version 2.0, list of treaties" });
  expect(lines).toContain("release 2.0: no indices given, so no depth of any treaty");
});

test("two releases, a table each; only what has the same parties and year is one agreement", async () => {
  const { tables, rowsOf } = await readWith(destaLoader, lists);
  expect(tables.map(({ path }) => path)).toEqual(["agreements/desta-2.0.json", "agreements/desta-2.3.json"]);
  const links = [0, 1].flatMap((index) => rowsOf<AgreementRow>(index)).map(({ key, sameAs }) => [key, sameAs]);
  expect(Object.fromEntries(links)).toEqual({
    "desta-2.0-224": ["desta-2.3-224"],
    "desta-2.0-950": [],
    "desta-2.0-995": [],
    "desta-2.3-224": ["desta-2.0-224"],
    "desta-2.3-950": [],
    "desta-2.3-995": [],
  });
  const error = await refusalOf(readWith(destaLoader, lists, { publishedOn: "2020" }));
  expect(error.message).toContain("--published with one release");
});

test("995 of two releases does not merge, nor does 950; 224 is one, as the newer release has it", async () => {
  const storeDir = temporaryFolder();
  await loadInto(storeDir, "desta", FILES);
  const config = () => loadConfig({ ENTREPOT_MODE: "snapshot", ENTREPOT_STORE_DIR: storeDir });
  const fields = "{ keys status signedOn { date } inForceFrom { date } }";
  const ask = (key: string) => `_${key.replace(/\W/g, "_")}: agreement(id: "${key}") ${fields}`;
  const keys = ["2.0-995", "2.3-995", "2.0-950", "2.3-950", "2.0-224", "2.3-224"].map((key) => `desta-${key}`);
  const document = `{ ${keys.map(ask).join("\n")} }`;
  const { data, errors } = await runOperation({ document, variables: {} }, { ...cliDeps(), config }, "RUN");
  expect(errors).toBeUndefined();
  const answers = JSON.parse(JSON.stringify(data)) as Record<string, { keys: string[]; status: string }>;
  const of = (key: string) => answers[`_desta_${key.replace(/\W/g, "_")}`]!;
  const own = ({ keys: all }: { keys: string[] }) => all.filter((key) => key.startsWith("desta-"));
  for (const key of ["2.0-995", "2.3-995", "2.0-950", "2.3-950"]) expect(own(of(key))).toEqual([`desta-${key}`]);
  expect([of("2.0-950").status, of("2.3-950").status]).toEqual(["UNKNOWN", "NEGOTIATION"]);
  expect(of("2.0-995")).toMatchObject({ signedOn: { date: expect.stringMatching(/^2018/) as string } });
  expect(of("2.3-995")).toMatchObject({ signedOn: { date: expect.stringMatching(/^2023/) as string } });
  expect(own(of("2.0-224"))).toEqual(["desta-2.3-224", "desta-2.0-224"]);
  expect(of("2.0-224")).toEqual(of("2.3-224"));
});
