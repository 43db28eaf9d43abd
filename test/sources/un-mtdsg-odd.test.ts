import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { agreementCells, AGREEMENT_COLUMNS, agreementOf } from "../../src/sources/snapshot/agreements.rows.js";
import type { AgreementRow } from "../../src/sources/snapshot/agreements.rows.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { normaliseTreaty } from "../../src/sources/un-mtdsg/normalise.js";
import { participations } from "../../src/sources/un-mtdsg/participations.js";
import type { TreatyStatus } from "../../src/sources/un-mtdsg/status-page.js";
import { decodeStatusPage } from "../../src/sources/un-mtdsg/status-page.js";
import { decodeStatusXml } from "../../src/sources/un-mtdsg/status-xml.js";

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const edition = { dataset: "test", publishedOn: "2026-02-03", retrievedOn: null };
const recordOf = ({ title, participations: rows }: TreatyStatus): AgreementRecord =>
  normaliseTreaty(title, rows, reference, edition);

interface Xml {
  readonly entry?: string;
  readonly heads?: readonly string[];
  readonly rows?: readonly string[];
  readonly status?: readonly [string, string];
}
const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`;
const xml = ({
  entry = "<Label>Entry into force</Label><Labeltext>22 January 2021.</Labeltext>",
  heads = ["Participant", "Signature", "Ratification, Accession(a)"],
  rows = [],
  status = ["Signatories : 2.", "Parties : 1"],
}: Xml) =>
  `<?xml version="1.0"?><Treaty><ExternalData><Titlesect>9. Treaty on Things</Titlesect><Conclusion>New York, 7 July 2017</Conclusion>
<EIF>${entry}</EIF><Status><Signatories>${status[0]}</Signatories><Parties>${status[1]}</Parties></Status></ExternalData><Participants><Table><TGroup>
<Thead><Rows><Row>${heads.map((head) => element("Entry", head)).join("")}</Row></Rows></Thead><Tbody><Rows>${rows.join("\n")}</Rows></Tbody></TGroup></Table></Participants></Treaty>`;
const row = (...cells: readonly string[]) => element("Row", cells.map((cell) => element("Entry", cell)).join(""));
const read = (parts: Xml) => decodeStatusXml(xml(parts), "XXVI-9");
const namesIn = (parts: Xml) => read(parts).participations.map(({ participant }) => participant);

describe("the text of an XML answer", () => {
  test.each([
    ['China<superscript type="a">5</superscript>', "China"],
    ["<i>Holy</i> <b>See</b> <superscript>1, <i>2</i></superscript>", "Holy See"],
    ["C&#244;te d'Ivoire", "Côte d'Ivoire"],
    ["C&#xF4;te d'Ivoire", "Côte d'Ivoire"],
    ["C&ocirc;te d'Ivoire", "Côte d'Ivoire"],
    ["United&#160;&nbsp;Kingdom", "United Kingdom"],
    ["Bosnia &amp; Herzegovina", "Bosnia & Herzegovina"],
    ["A &#60;b&#62; C", "A <b> C"],
    ["<![CDATA[Viet Nam]]>", "Viet Nam"],
  ])("%s", (cell, name) => {
    expect(namesIn({ rows: [row(cell, "20 Sep 2017", "")] })).toEqual([name]);
  });
  test("rows of blanks are none", () => {
    const rows = [
      row("&#160;", "&nbsp;", ""),
      row("", "", ""),
      row("Japan", "&#160;", "1 Jan 2018<superscript>3</superscript>"),
    ];
    expect(read({ rows }).participations).toEqual([
      { participant: "Japan", signature: null, consent: { type: "RATIFICATION", date: "2018-01-01" } },
    ]);
  });
  test("tags within the words of entry into force", () => {
    const entry =
      "<Labeltext>22 <i>January</i> 2021<superscript>2</superscript>, in accordance with <b>article 15</b></Labeltext>";
    expect(read({ entry }).title.inForce).toBe("2021-01-22");
  });
  test("plain numbers are counted as the page counts", () => {
    expect(read({ status: ["195", "194"] }).title.status).toBe("Signatories : 195. Parties : 194");
  });
});

describe("entry into force", () => {
  const labelled = (label: string, words: string) => element("Label", label) + element("Labeltext", words);
  test.each<[string, string, string, string | null]>([
    [
      "Not yet in force",
      "[see article XIV]. This Treaty will enter into force 180 days after 1 January 2030.",
      "SIGNED",
      null,
    ],
    ["", "Not yet in force: [see article XIV] … after 1 January 2030", "SIGNED", null],
    ["", "This Treaty will enter into force on 1 January 2030, if all have ratified.", "SIGNED", null],
    ["Not yet in force", "1 January 2030 at the earliest", "SIGNED", null],
    [
      "Entry into force",
      "22 January 2021, by article 15: it shall enter into force 90 days after 24 October 2020",
      "IN_FORCE",
      "2021-01-22",
    ],
    ["Entry into force", "provisionally on 1 October 2003", "PROVISIONALLY_APPLIED", null],
    [
      "Entry into force",
      "provisionally on 1 October 2003 and definitively on 2 November 2005",
      "IN_FORCE",
      "2005-11-02",
    ],
    ["Entry into force", "1 October 2003, provisionally, and 2 November 2005, definitively", "IN_FORCE", "2005-11-02"],
    [
      "Entry into force",
      "Provisionally on 1 October 2003. It will enter into force definitively later.",
      "PROVISIONALLY_APPLIED",
      null,
    ],
    ["Not yet in force", "It shall be applied provisionally after 1 January 2030", "SIGNED", null],
    ["Entry into force", "see the notes", "UNKNOWN", null],
  ])("%s: %s", (label, words, status, inForceFrom) => {
    const { title, participations: rows } = read({ entry: labelled(label, words) });
    expect(recordOf({ title, participations: rows })).toMatchObject({ status, inForceFrom });
  });
  test("the day of provisional application is a step", () => {
    const record = recordOf(read({ entry: labelled("Entry into force", "provisionally on 1 October 2003") }));
    expect(record.lifecycle).toContainEqual(
      expect.objectContaining({ type: "PROVISIONAL_APPLICATION", scope: "ALL", date: "2003-10-01" }),
    );
  });
  test("the page has its label in another cell", () => {
    const page = `<html><div id="x_tcTreaty">9. Treaty on Things</div><div id="x_rptTreaty_ctl00_tcText">New York, 7 July 2017</div>
<div id="x_rptEIF_ctl00_tcEifLabel">Not yet in force</div><div id="x_rptEIF_ctl00_tcText">after 1 January 2030</div>
<table id="x_tblgrid"><tr><td>Participant</td><td>Accession(a)</td></tr></table></html>`;
    expect(decodeStatusPage(page, "XXVI-9").title.inForce).toBeNull();
  });
  test("words without a day do not undo what is known of a treaty", () => {
    const { title } = read({ entry: labelled("Entry into force", "see the notes") });
    expect(normaliseTreaty({ ...title, number: "IV-2" }, [], reference, edition)).toMatchObject({
      status: "IN_FORCE",
      inForceFrom: "1969-01-04",
    });
  });
});

describe("columns and cells", () => {
  const treaty = (heads: readonly string[], ...rows: readonly (readonly string[])[]) =>
    recordOf({
      title: { number: "XXVI-9", name: "Treaty on Things", place: null, date: "2017-07-07" },
      participations: participations(
        heads,
        rows.map((cells, index) => ({ field: `row ${index + 1}`, cells })),
      ),
    });
  const roles = ({ parties }: AgreementRecord) => parties.map(({ role, from, to }) => [role, from, to]);
  const steps = ({ lifecycle }: AgreementRecord) =>
    lifecycle.filter(({ scope }) => scope === "PARTY").map(({ type, date, sourceText }) => [type, date, sourceText]);

  test.each<[string, string, string]>([
    ["Acceptance(A)", "1 Jan 2018 A", "ACCEPTANCE"],
    ["Acceptance(A)", "1 Jan 2018", "ACCEPTANCE"],
    ["Definitive signature(s), Acceptance(A)", "1 Jan 2018 s", "SIGNATURE"],
    ["Definitive signature(s), Acceptance(A)", "1 Jan 2018", "RATIFICATION"],
    ["Consent to be bound(P)", "1 Jan 2018 P", "ACCEPTANCE"],
    ["Consent to be bound(P)", "1 Jan 2018", "ACCEPTANCE"],
    ["Approval(x), Ratification", "1 Jan 2018 x", "APPROVAL"],
  ])("%s with %s", (head, cell, type) => {
    const record = treaty(["Participant", head], ["Japan", cell]);
    expect(roles(record)).toEqual([["PARTY", "2018-01-01", null]]);
    expect(steps(record).map(([step]) => step)).toEqual([type]);
  });
  test("a definitive signature in the column of signatures is consent", () => {
    const record = treaty(
      ["Participant", "Signature, Definitive signature(s)", "Ratification"],
      ["Japan", "1 Jan 2018 s", ""],
    );
    expect(roles(record)).toEqual([["PARTY", "2018-01-01", null]]);
    expect(steps(record)).toEqual([["SIGNATURE", "2018-01-01", "Definitive signature"]]);
  });
  test("provisional application is a step of its own, and alone makes no party", () => {
    const heads = [
      "Participant",
      "Signature",
      "Provisional application under article 23(n)",
      "Accession(a), Ratification",
    ];
    const record = treaty(
      heads,
      ["Japan", "3 Jun 2013", "12 Aug 2013 n", "12 Aug 2014"],
      ["China", "", "12 Aug 2013 n", ""],
    );
    expect(roles(record)).toEqual([["PARTY", "2014-08-12", null]]);
    expect(steps(record)).toEqual([
      ["SIGNATURE", "2013-06-03", null],
      ["RATIFICATION", "2014-08-12", null],
      ["PROVISIONAL_APPLICATION", "2013-08-12", null],
      ["PROVISIONAL_APPLICATION", "2013-08-12", null],
    ]);
  });
  test("in brackets: no party any more, on a day that the table does not tell", () => {
    const heads = ["Participant", "Signature", "Ratification, Accession(a)"];
    const record = treaty(
      heads,
      ["Canada", "29 Apr 1998", "[17 Dec 2002] 4"],
      ["Japan", "[1 Jan 1999 ]", ""],
      ["China", "", "[3 Oct 1994 a]"],
    );
    expect(roles(record)).toEqual([
      ["WITHDRAWN", "2002-12-17", null],
      ["WITHDRAWN", null, null],
      ["WITHDRAWN", "1994-10-03", null],
    ]);
    expect(steps(record).slice(0, 3)).toEqual([
      ["SIGNATURE", "1998-04-29", null],
      ["RATIFICATION", "2002-12-17", null],
      ["WITHDRAWAL", null, "[17 Dec 2002] 4"],
    ]);
  });
  test("a column of denunciations ends a party", () => {
    const record = treaty(["Participant", "Ratification", "Denunciation"], ["Japan", "1 Jan 1990", "1 Jan 2000"]);
    expect(roles(record)).toEqual([["PARTY", "1990-01-01", "2000-01-01"]]);
    expect(steps(record)[1]).toEqual(["WITHDRAWAL", "2000-01-01", null]);
  });
  test("one odd cell is UNKNOWN with its words, and the others stand", () => {
    const heads = ["Participant", "Signature", "Ratification, Accession(a)"];
    const record = treaty(
      heads,
      ["Canada", "29 Apr 1998", "see note 3"],
      ["China", "", "3 Oct 1994 x"],
      ["Japan", "1 Jan 1999", "1 Jan 2000"],
    );
    expect(roles(record).map(([role]) => role)).toEqual(["UNKNOWN", "UNKNOWN", "PARTY"]);
    expect(steps(record).slice(1, 3)).toEqual([
      ["UNKNOWN", null, "see note 3"],
      ["UNKNOWN", "1994-10-03", "3 Oct 1994 x"],
    ]);
    // As tables of the snapshot and of loaded files keep it.
    const cells = agreementCells(record);
    const packed = Object.fromEntries(
      AGREEMENT_COLUMNS.map((column, index) => [column, cells[index]]),
    ) as unknown as AgreementRow;
    const file = { source: "un-mtdsg", dataset: "test", url: null, publishedOn: "2026-02-03", retrievedOn: null };
    expect(agreementOf(packed, file)).toMatchObject({ parties: record.parties, lifecycle: record.lifecycle });
  });
});
