import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import type { Reference } from "../../src/reference/index.js";
import { namesReference } from "../../src/sources/snapshot/build/names-reference.js";
import { unMtdsgParts } from "../../src/sources/snapshot/build/un-mtdsg.js";
import { decodeHumanRights, decodeIndex, decodeStatusTable } from "../../src/sources/un-mtdsg/decode.js";
import { normaliseTreaty } from "../../src/sources/un-mtdsg/normalise.js";
import { readAct } from "../../src/sources/un-mtdsg/acts.js";
import { decodeStatusPage } from "../../src/sources/un-mtdsg/status-page.js";
import { decodeStatusXml } from "../../src/sources/un-mtdsg/status-xml.js";
import { byKey, codesOf, faultOf, unresolved } from "../support/register.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

let reference: Reference;
beforeAll(async () => {
  reference = await namesReference();
});
const TABLE = `Participant,Signature,"Ratification, Acceptance(A), Accession(a), Succession(d)",Notification under article 25
Albania,,3 Oct 1994 a,
Pakistan,13 Jun 1992,1 Jun 1994,10 Jun 1985
Slovakia,19 May 1993,28 May 1993 d,
Japan,1 Jan 1990,2 Feb 1991 A,
Atlantis,1 Jan 1990,,
Lemuria,,,
`;
const RIGHTS = `country_name,treaty_id,treaty_name,action_type,action_date,signature_date,treaty_open_year,mtdsg_no,source_url
Pakistan,crc,Convention on X,Ratification,1990-11-12,1990-09-20,1989,IV-11,u
United States of America,crc,Convention on X,,,1995-02-16,1989,IV-11,u
`;

test.each([
  ["12 Jun 1992", "RATIFICATION"],
  ["3 Oct 1994 a", "ACCESSION"],
  ["3 Oct 1994 A", "ACCEPTANCE"],
  ["3 Oct 1994 AA", "APPROVAL"],
  ["3 Oct 1994 d", "SUCCESSION"],
  ["1 Apr 1998 c", "RATIFICATION"],
  ["3 Oct 1994 a 5, 12", "ACCESSION"],
  ["12 June 1992", "RATIFICATION"],
  ["12  Jun  1992 a", "ACCESSION"],
  ["3 Sept. 1994 s", "SIGNATURE"],
  ["3 Oct 1994 n", "PROVISIONAL_APPLICATION"],
  ["3 Oct 1994 p", "PROVISIONAL_APPLICATION"],
  ["3 Oct 1994 P", "ACCEPTANCE"],
])("the letter of %j", (cell, type) => {
  expect(readAct(cell)).toMatchObject({ type, date: expect.stringMatching(/^199/) as string, withdrawn: false });
});

test("a party has consented, a signatory has signed only, and who did neither is not listed", () => {
  const title = { number: "XXVII-7", name: "Framework Convention on Air", place: "New York", date: "1992-05-09" };
  const edition = { dataset: "test", publishedOn: "2015", retrievedOn: null };
  const record = normaliseTreaty(title, decodeStatusTable(TABLE), reference, edition);
  expect(record.parties.map(({ role, from }) => [role, from])).toEqual([
    ["PARTY", "1994-10-03"],
    ["PARTY", "1994-06-01"],
    ["PARTY", "1993-05-28"],
    ["PARTY", "1991-02-02"],
    ["SIGNATORY", null],
  ]);
  expect(record.lifecycle.filter(({ scope }) => scope === "PARTY")).toHaveLength(8);
  expect(record).toMatchObject({
    key: "un-mtdsg-XXVII-7",
    inForceFrom: "1994-03-21",
    topics: ["environment"],
    instrumentKind: "FRAMEWORK_AGREEMENT",
  });
});

test("the list of human rights instruments, one treaty a number", () => {
  const [treaty] = decodeHumanRights(RIGHTS);
  expect(treaty!.participations).toEqual([
    { participant: "Pakistan", signature: "1990-09-20", consent: { type: "RATIFICATION", date: "1990-11-12" } },
    { participant: "United States of America", signature: "1995-02-16", consent: null },
  ]);
});

test("titles part into name, place and day; a trailing blank and two full stops do not matter", () => {
  const index = (title: string) => decodeIndex(`chapter_no,treaty_no,treaty_name\n4,11.b,"${title}"\n`)[0];
  expect(index("Protocol on the involvement of children. New York, 25 May 2000")).toEqual({
    number: "IV-11-b",
    name: "Protocol on the involvement of children",
    place: "New York",
    date: "2000-05-25",
  });
  expect(index("Agreement on Small Cetaceans.. New York, 17 March 1992")).toMatchObject({
    name: "Agreement on Small Cetaceans",
    date: "1992-03-17",
  });
  expect(index("Charter. 26 June 1945")).toMatchObject({ place: null, date: null });
});

const PAGE = (rows: string, entry = "22 January 2021, in accordance with article 15.") => `<html>
<div id="x_tcTreaty"> 9. Treaty on the Prohibition of Things </div><div id="x_rptTreaty_ctl00_tcText"> New York, 7 July 2017 </div>
<div id="x_rptEIF_ctl00_tcText">${entry}<SUP><A href='#'>3</A></SUP></div><div id="x_rptRegistration_ctl00_tcText">22 January 2021, No. 56487</div>
<div id="x_rptStatus_ctl00_tcText">Signatories : 2. Parties : 1</div>
<table id="x_tblgrid"><tr><td>Participant<br></td><td>Signature<br></td><td>Acceptance(A), Ratification, Accession(a)<br></td></tr>${rows}</table></html>`;
const XML = `<?xml version="1.0"?><Treaty><ExternalData><Titlesect>9. Treaty on the Prohibition of Things</Titlesect><Conclusion>New York, 7 July 2017</Conclusion>
<EIF><Labeltext>22 January 2021, in accordance with article 15.</Labeltext></EIF><Registration><Labeltext>22 January 2021, No. 56487</Labeltext></Registration>
<Status><Signatories>Signatories : 2.</Signatories><Parties>Parties : 1</Parties></Status></ExternalData><Participants><Table><TGroup>
<Thead><Rows><Row><Entry>Participant</Entry><Entry>Signature</Entry><Entry>Ratification, Accession(a)</Entry></Row></Rows></Thead>
<Tbody><Rows><Row><Entry>New Zealand<superscript>1</superscript></Entry><Entry>20 Sep 2017</Entry><Entry>31 Jul 2018</Entry></Row><Row><Entry>Cook Islands</Entry><Entry></Entry><Entry> 4 Sep 2018 a</Entry></Row></Rows></Tbody>
</TGroup></Table></Participants></Treaty>`;

describe("a status page and its XML", () => {
  const ROWS =
    "<tr><td>New Zealand <sup><a>1</a></sup></td><td>20 Sep 2017 <br></td><td>31 Jul 2018<br></td></tr><tr><td>Cook Islands</td><td>&nbsp;</td><td> &nbsp;4 Sep 2018 a<br></td></tr>";
  test("hold the same; numbers of footnotes are no part of names", () => {
    const page = decodeStatusPage(PAGE(ROWS), "XXVI-9");
    expect(page).toEqual(decodeStatusXml(XML, "XXVI-9"));
    expect(page).toEqual({
      title: {
        number: "XXVI-9",
        name: "Treaty on the Prohibition of Things",
        place: "New York",
        date: "2017-07-07",
        inForce: "2021-01-22",
        registration: { date: "2021-01-22", text: "22 January 2021, No. 56487" },
        status: "Signatories : 2. Parties : 1",
      },
      participations: [
        { participant: "New Zealand", signature: "2017-09-20", consent: { type: "RATIFICATION", date: "2018-07-31" } },
        { participant: "Cook Islands", signature: null, consent: { type: "ACCESSION", date: "2018-09-04" } },
      ],
    });
  });
  test("not yet in force is signed only", () => {
    const { title, participations } = decodeStatusPage(PAGE(ROWS, "[see article XIV]"), "XXVI-9");
    const edition = { dataset: "test", publishedOn: "2026-02-03", retrievedOn: null };
    expect(normaliseTreaty(title, participations, reference, edition)).toMatchObject({
      status: "SIGNED",
      inForceFrom: null,
    });
  });
  test("maintenance with status 200 is no treaty, and nor is another page", async () => {
    const busy = "<html>This site is under urgent maintenance and is currently unavailable</html>";
    expect(await faultOf(() => decodeStatusPage(busy, "XXVI-9"))).toMatch("UPSTREAM_UNAVAILABLE");
    expect(await faultOf(() => decodeStatusXml(busy, "XXVI-9"))).toMatch("UPSTREAM_UNAVAILABLE");
    expect(await faultOf(() => decodeStatusPage("<html>Search</html>", "XXVI-9"))).toBe("UPSTREAM_BAD_DATA the page");
    expect(await faultOf(() => decodeStatusXml("<a><b></a>", "XXVI-9"))).toBe("UPSTREAM_BAD_DATA the file");
    expect(await faultOf(() => decodeStatusXml("<Treaty/>", "XXVI-9"))).toMatch("UPSTREAM_BAD_DATA");
  });
});

describe("what is refused", () => {
  test.each<[string, () => unknown, string]>([
    [
      "a table without readable acts",
      () => decodeStatusTable("Participant,Accession(a)\nPakistan,see note\nJapan,see note\n"),
      "the table of participants",
    ],
    ["acts of nobody", () => decodeStatusTable("Participant,Accession(a)\n,3 Oct 1994 a\n"), 'row 2, "Participant"'],
    [
      "a table of another kind",
      () => decodeStatusTable("Participant,Resolution\nPakistan,108 (II)\n"),
      "the heads of the table",
    ],
    ["an action", () => decodeHumanRights(RIGHTS.replace("Ratification", "Denunciation")), 'row 2, "action_type"'],
    ["a day that is missing", () => decodeHumanRights(RIGHTS.replace("1990-11-12", "")), 'row 2, "action_date"'],
    ["a chapter", () => decodeIndex("chapter_no,treaty_no,treaty_name\n40,1,A\n"), 'row 2, "chapter_no"'],
  ])("%s", async (_, act, field) => {
    expect(await faultOf(act)).toBe(`UPSTREAM_BAD_DATA ${field}`);
  });
});

describe.skipIf(!hasSharedData)("the files of 2026-02-03 and 2015", () => {
  let today: readonly AgreementRecord[] = [];
  let earlier: readonly AgreementRecord[] = [];
  beforeAll(() => {
    [today, earlier] = unMtdsgParts(SHARED_DATA, reference).map(({ agreements }) => agreements) as [
      AgreementRecord[],
      AgreementRecord[],
    ];
  });
  test("18 human rights instruments with 2,567 participations, two arms treaties; every name known", () => {
    const rights = today.filter(({ key }) => key.startsWith("un-mtdsg-IV"));
    expect([rights.length, rights.reduce((sum, { parties }) => sum + parties.length, 0), today.length]).toEqual([
      18, 2567, 20,
    ]);
    expect(unresolved([...today, ...earlier])).toEqual([]);
  });
  test("Pakistan takes part in 9, Russia in 11", () => {
    const of = (code: string) =>
      today.filter((record) => codesOf(record).includes(code)).map(({ key }) => key.slice(9));
    expect(of("PAK").sort()).toEqual(["IV-11", "IV-11-b", "IV-11-c", "IV-15", "IV-2", "IV-3", "IV-4", "IV-8", "IV-9"]);
    expect(of("RUS")).toHaveLength(11);
  });
  test("the pages count their parties and signatories as we do", () => {
    for (const key of ["un-mtdsg-XXVI-8", "un-mtdsg-XXVI-9"]) {
      const { parties, lifecycle, sourceStatus } = byKey(today, key);
      const signatures = lifecycle.filter(({ type, scope }) => type === "SIGNATURE" && scope === "PARTY").length;
      expect(`Signatories : ${signatures}. Parties : ${parties.filter(({ role }) => role === "PARTY").length}`).toBe(
        sourceStatus,
      );
    }
    expect(byKey(today, "un-mtdsg-XXVI-9")).toMatchObject({
      title: "Treaty on the Prohibition of Nuclear Weapons",
      signedOn: "2017-07-07",
      inForceFrom: "2021-01-22",
    });
    expect(byKey(today, "un-mtdsg-XXVI-9").lifecycle.find(({ type }) => type === "REGISTRATION")?.sourceText).toBe(
      "22 January 2021, No. 56487",
    );
  });
  test("acts and days", () => {
    const steps = (key: string, code: string) =>
      byKey([...today, ...earlier], key)
        .lifecycle.filter(({ actor }) => actor?.kind === "COUNTRY" && actor.code === code)
        .map(({ type, date }) => `${type} ${date}`);
    expect(steps("un-mtdsg-IV-3", "PAK")).toEqual(["SIGNATURE 2004-11-03", "RATIFICATION 2008-04-17"]);
    expect(steps("un-mtdsg-IV-8", "PAK")).toEqual(["ACCESSION 1996-03-12"]);
    expect(steps("un-mtdsg-XXIII-1", "PAK")).toEqual(["SIGNATURE 1970-04-29"]);
    expect(steps("un-mtdsg-XXIII-1", "RUS")).toEqual(["ACCESSION 1986-04-29"]);
    expect(steps("un-mtdsg-XXVII-7-a", "RUS")).toEqual(["SIGNATURE 1999-03-11", "RATIFICATION 2004-11-18"]);
  });
  test("titles, places and days come from the index", () => {
    expect(byKey(today, "un-mtdsg-IV-2")).toMatchObject({
      signedAt: "New York",
      signedOn: "1966-03-07",
      inForceFrom: "1969-01-04",
      status: "IN_FORCE",
    });
    expect(earlier.map(({ parties }) => parties.length)).toEqual([190, 178, 180, 129, 196, 194]);
  });
});
