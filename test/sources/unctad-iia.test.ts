import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { decodeIiaPage } from "../../src/sources/unctad-iia/decode.js";
import { joinIiaPages, normaliseIiaPage } from "../../src/sources/unctad-iia/normalise.js";
import { iiaPagePaths } from "../../src/sources/unctad-iia/request.js";
import { byKey, codesOf, faultOf, unresolved } from "../support/register.js";
import { hasSharedData, sharedJson, SHARED_DATA } from "../support/shared-data.js";

interface Row {
  readonly id: string;
  readonly title: string;
  readonly full?: string;
  readonly status?: string;
  readonly parties?: readonly string[];
  readonly dates?: readonly [string, string, string];
}
const cell = (label: string, inner: string) => `<td data-label="${label}">${inner}</td>`;
const tr = ({ id, title, full = "", status = "In force", parties = [], dates = ["", "", ""] }: Row) =>
  `<tr><th scope="row" data-label="No.">1</th>` +
  cell("Full title", `<a href="/treaties/x/${id}/y">${full}</a>`) +
  cell("Short title", `<a href="/iia/treaties/bilateral-investment-treaties/${id}/some-words">${title}</a>`) +
  cell("Status", status) +
  cell("Parties", parties.map((name) => `<a href="/c">${name}</a>`).join(", ")) +
  ["Date of signature", "Date of entry into force", "Termination date"]
    .map((label, index) => cell(label, dates[index]!))
    .join("") +
  cell("Text", `Full text: <a href="/treaty-files/${id}/download">en</a>`) +
  "</tr>";
const page = (country: string, bits: readonly Row[], tips: readonly Row[] = []) =>
  `<html><head><title>${country} | International Investment Agreements Navigator | UNCTAD Investment Policy Hub
</title></head><body><div id="bits"><table><tbody>${bits.map(tr).join("")}</tbody></table></div>` +
  (tips.length ? `<div id="tips"><table><tbody>${tips.map(tr).join("")}</tbody></table></div>` : "") +
  "</body></html>";

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const edition = { dataset: "test", retrievedOn: "2026-02-01" };
const read = (html: string, code = "PAK"): AgreementRecord[] =>
  normaliseIiaPage(decodeIiaPage(html), code, reference, edition);
const germany: Row = {
  id: "1732",
  title: "Germany - Pakistan BIT (1959)",
  parties: ["Germany"],
  dates: ["25/11/1959", "28/11/1962", ""],
};

describe("a country page", () => {
  test("days come first; a month may stand alone", () => {
    const [first, second] = read(
      page(
        "Pakistan",
        [germany],
        [{ id: "5079", title: "OIC Investment Agreement (1981)", dates: ["05/06/1981", "02-1988", ""] }],
      ),
    );
    expect(first).toMatchObject({
      key: "unctad-iia-1732",
      signedOn: "1959-11-25",
      inForceFrom: "1962-11-28",
      topics: ["investment"],
    });
    expect(second).toMatchObject({ inForceFrom: "1988-02", topics: ["investment", "trade"] });
    expect(second!.summary).toContain("does not list the others");
  });
  test("the country of the page is a party, and so is the other", () => {
    expect(codesOf(read(page("Pakistan", [germany]))[0]!)).toEqual(["PAK", "DEU"]);
    expect(
      codesOf(read(page("Pakistan", [{ ...germany, parties: ["BLEU (Belgium-Luxembourg Economic Union)"] }]))[0]!),
    ).toEqual(["PAK", "BEL", "LUX"]);
    const union = read(page("Pakistan", [{ ...germany, parties: ["EU (European Union)"] }]))[0]!;
    expect(codesOf(union)).toContain("ITA<EU");
    expect(union.parties[1]!.actor).toEqual({ kind: "GROUP", id: "EU" });
  });
  test.each([
    ["In force", "IN_FORCE"],
    ["Signed (not in force)", "SIGNED"],
    ["Terminated", "TERMINATED"],
    ["In negotiation", "NEGOTIATION"],
  ])("status %j", (status, expected) => {
    expect(read(page("Pakistan", [{ ...germany, status }]))[0]).toMatchObject({
      status: expected,
      sourceStatus: status,
    });
  });
  test("a country with a comma is one party; an old name in the title does not matter", () => {
    const korea = read(
      page("Pakistan", [
        {
          ...germany,
          title: "Macedonia, The former Yugoslav Republic of - Pakistan",
          parties: ["North Macedonia", "Korea, Republic of"],
        },
      ]),
    )[0]!;
    expect(codesOf(korea)).toEqual(["PAK", "MKD", "KOR"]);
  });
  test("Belgium/Luxembourg in two rows is one treaty with both", () => {
    const twin = (id: string, name: string): Row => ({
      id,
      title: "Belgium/Luxembourg - Russian Federation BIT (1989)",
      parties: [name],
      dates: ["09/02/1989", "18/08/1991", ""],
    });
    const records = read(page("Russian Federation", [twin("5057", "Belgium"), twin("3645", "Luxembourg")]), "RUS");
    expect(records.map(codesOf)).toEqual([
      ["RUS", "BEL", "LUX"],
      ["RUS", "BEL", "LUX"],
    ]);
    expect(records.map(({ sameAs }) => sameAs)).toEqual([["unctad-iia-3645"], ["unctad-iia-5057"]]);
  });
  test("a treaty that ended when the next entered into force is its predecessor", () => {
    const china = (id: string, dates: Row["dates"]): Row => ({ id, title: `China ${id}`, parties: ["China"], dates });
    const records = read(
      page("Russian Federation", [
        china("2", ["08/05/2025", "01/12/2025", ""]),
        china("1", ["09/11/2006", "01/05/2009", "01/12/2025"]),
      ]),
      "RUS",
    );
    expect(records.map(({ predecessors }) => predecessors)).toEqual([["unctad-iia-1"], []]);
  });
  test("what two pages list is one record with the parties of both", () => {
    const shared: Row = { id: "5214", title: "IFD Agreement", status: "In negotiation" };
    const joined = joinIiaPages([read(page("Pakistan", [shared])), read(page("Russian Federation", [shared]), "RUS")]);
    expect(joined.map(codesOf)).toEqual([["PAK", "RUS"]]);
  });
});

describe("pages of others", () => {
  const at = (country: string, code: string, ...parties: string[]) =>
    read(page(country, [{ ...germany, parties }]), code)[0]!;
  test("a country without treaties has none", () => {
    expect(read(page("Nauru", []), "NRU")).toEqual([]);
    expect(read(page("Nauru", []).replace(/<div.*<\/div>/s, "<p>No data</p>"), "NRU")).toEqual([]);
  });
  test("the European Union's own page", () => {
    const [record] = read(page("EU (European Union)", [germany]), "group:EU");
    expect(record!.parties[0]!.actor).toEqual({ kind: "GROUP", id: "EU" });
    expect(codesOf(record!)).toContain("DEU");
  });
  test.each([
    ["EAEU (Eurasian Economic Union)", "EAEU"],
    ["Eurasian Economic Union", "EAEU"],
    ["ASEAN (Association of South-East Asian Nations)", "ASEAN"],
    ["EFTA (European Free Trade Association)", "EFTA"],
    ["GCC (Gulf Cooperation Council)", "GCC"],
    ["MERCOSUR (Common Market of the South)", "MERCOSUR"],
  ])("%s is a bloc with its members", (name, id) => {
    const { parties } = at("Pakistan", "PAK", name);
    expect(parties[1]!.actor).toEqual({ kind: "GROUP", id });
  });
  test.each(["BLEU", "Belgium-Luxembourg Economic Union", "BLEU (Belgium-Luxembourg Economic Union)"])(
    "%s is two states",
    (name) => {
      expect(codesOf(at("Pakistan", "PAK", name))).toEqual(["PAK", "BEL", "LUX"]);
    },
  );
  test("a country in brackets is not the one before them", () => {
    expect(codesOf(at("Pakistan", "PAK", "Congo (Democratic Republic of)"))).not.toContain("COG");
  });
});

describe("odd rows among others", () => {
  const among = (odd: Partial<Row>) =>
    read(page("Pakistan", [germany, { ...germany, id: "9" }, { ...germany, id: "1", ...odd }]))[2]!;
  test.each([
    ["Suspended", "SUSPENDED", "PARTY"],
    ["Replaced by a new treaty", "SUPERSEDED", "PARTY"],
    ["Provisional application", "PROVISIONALLY_APPLIED", "SIGNATORY"],
    ["Initialled", "INITIALLED", "NEGOTIATING"],
    ["Blue", "UNKNOWN", "PARTY"],
  ])("%s", (status, expected, role) => {
    const record = among({ status });
    expect(record).toMatchObject({ status: expected, sourceStatus: status });
    expect(record.parties[0]!.role).toBe(role);
  });
  test("of an unknown state, who signed is a signatory", () => {
    expect(among({ status: "Blue", dates: ["25/11/1959", "", ""] }).parties[0]!.role).toBe("SIGNATORY");
    expect(among({ status: "Blue", dates: ["", "", ""] }).parties[0]!.role).toBe("UNKNOWN");
  });
  test("words that are no date stay with their step", () => {
    const record = among({ dates: ["1959", "soon", ""] });
    expect(record).toMatchObject({ status: "IN_FORCE", signedOn: "1959", inForceFrom: null });
    expect(record.lifecycle.map(({ type, date, sourceText }) => [type, date, sourceText])).toEqual([
      ["SIGNATURE", "1959", null],
      ["ENTRY_INTO_FORCE", null, "soon"],
    ]);
  });
});

describe("what is refused", () => {
  test.each<[string, string, string]>([
    ["the page of another country under a number that looks right", page("Papua New Guinea", [germany]), "title"],
    ["a page that is no country's", "<html><title>Page not found</title></html>", "title"],
    ["a page of another make", page("Pakistan", [germany]).replaceAll("table>", "ul>"), "tables bits and tips"],
    ["states that nobody knows", page("Pakistan", [{ ...germany, status: "Blue" }]), "the column Status"],
    [
      "a row without its cells",
      page("Pakistan", [germany]).replace('data-label="Status"', "data-x"),
      "table bits, row 1",
    ],
  ])("%s", async (_, html, field) => {
    expect(await faultOf(() => read(html))).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("the pages of 2026-02-01", () => {
  const html = (file: string) => readFileSync(join(SHARED_DATA, "agreements/recordings/unctad-iia", file), "utf8");
  let pakistan: AgreementRecord[] = [];
  let russia: AgreementRecord[] = [];
  beforeAll(() => {
    pakistan = read(html("countries-160.saved-as-160_norway.IS-Pakistan.html"));
    russia = read(html("countries-175.saved-as-175_r-union.IS-Russian-Federation.html"), "RUS");
  });
  const counts = (records: readonly AgreementRecord[]) => {
    const bits = records.filter(({ topics }) => !topics.includes("trade"));
    const of = (status: string) => bits.filter((record) => record.status === status).length;
    return [bits.length, of("IN_FORCE"), of("SIGNED"), of("TERMINATED"), records.length - bits.length];
  };
  test("the page saved as Norway is Pakistan, and is refused as Norway", async () => {
    expect(await faultOf(() => read(html("countries-160.saved-as-160_norway.IS-Pakistan.html"), "NOR"))).toBe(
      "UPSTREAM_BAD_DATA title",
    );
  });
  test("Pakistan 53 (31, 16, 6) and 8; Russia 87 (63, 17, 7) and 10", () => {
    expect(counts(pakistan)).toEqual([53, 31, 16, 6, 8]);
    expect(counts(russia)).toEqual([87, 63, 17, 7, 10]);
  });
  test("no treaty between the two but talks of many states", () => {
    const both = joinIiaPages([pakistan, russia]).filter((record) =>
      ["PAK", "RUS"].every((code) => codesOf(record).includes(code)),
    );
    expect(both.map(({ title, status }) => [title, status])).toEqual([["IFD Agreement", "NEGOTIATION"]]);
  });
  test("first and newest treaties, every party resolved", () => {
    expect(
      pakistan
        .map(({ signedOn }) => signedOn)
        .filter((text) => text !== null)
        .sort()[0],
    ).toBe("1959-11-25");
    expect(byKey(russia, "unctad-iia-5200")).toMatchObject({ signedOn: "2025-06-20", status: "SIGNED" });
    expect(byKey(russia, "unctad-iia-5218")).toMatchObject({
      signedOn: "2025-05-08",
      inForceFrom: "2025-12-01",
      predecessors: ["unctad-iia-963"],
    });
    expect(byKey(pakistan, "unctad-iia-952").texts.map(({ language }) => language)).toEqual(["en", "zh"]);
    expect(unresolved([...pakistan, ...russia])).toEqual([]);
  });
  test("pages go by IiaId, not by Id", () => {
    const paths = iiaPagePaths(sharedJson("agreements/recordings/unctad-iia/country_catalog.json"));
    expect(["PK", "RU", "CN", "TR"].map((code) => paths.get(code)?.split("/")[3])).toEqual(["160", "175", "42", "214"]);
  });
});
