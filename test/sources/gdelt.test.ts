import { describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { CAMEO_LABELS, cameoLabel, isCooperation } from "../../src/sources/gdelt/cameo.js";
import { checkGdeltFile, decodeGdeltEvents, decodeGdeltFileList } from "../../src/sources/gdelt/decode.js";
import { decodeGdeltArticles, decodeGdeltTimeline } from "../../src/sources/gdelt/doc.js";
import { hasSharedData, sharedJson, sharedText } from "../support/shared-data.js";

const code = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.extensions.field ?? ""}`.trim() : String(error);
  }
};

describe("GDELT", () => {
  const line = (over: Record<number, string> = {}) => {
    const cells = Array.from({ length: 61 }, () => "");
    Object.assign(
      cells,
      {
        0: "1",
        1: "20250711",
        7: "PAK",
        17: "RUS",
        25: "1",
        26: "057",
        30: "8",
        31: "12",
        32: "3",
        34: "1.5",
        53: "RS",
        60: "https://example.org/a",
      },
      over,
    );
    return cells.join("\t");
  };

  test("codes keep their zeros; FIPS stays FIPS; a quote is an ordinary character", () => {
    const [event] = decodeGdeltEvents(line({ 52: 'Moscow "city' }));
    expect(event).toMatchObject({
      code: "057",
      day: "2025-07-11",
      actor1: "PAK",
      actor2: "RUS",
      placeCountryFips: "RS",
      place: 'Moscow "city',
      goldstein: 8,
    });
    expect(CAMEO_LABELS[event!.code]).toBe("signs a formal agreement");
    expect(CAMEO_LABELS["075"]).toBeUndefined();
  });
  test("a cut line is a cut file", () => {
    expect(code(() => decodeGdeltEvents(`${line()}\n${line().slice(0, 40)}`))).toBe("UPSTREAM_BAD_DATA line 2");
  });
  test("the file list: foreign hosts and other files stay out; a line cut in its size looks whole and is dropped", () => {
    const md5 = "0123456789abcdef0123456789abcdef";
    const whole = (bytes: string, host: string, kind: string) =>
      `${bytes} ${md5} http://${host}/gdeltv2/20250711000000.${kind}.CSV.zip`;
    const host = "data.gdeltproject.org";
    const text = [
      whole("45", host, "export"),
      whole("12", host, "export"),
      whole("12", host, "mentions"),
      whole("12", "evil.example", "export"),
    ].join("\n");
    const file = { bytes: 12, md5, stamp: "20250711000000" };
    expect(decodeGdeltFileList(text, true)).toEqual([file]);
    expect(decodeGdeltFileList(text)).toEqual([{ ...file, bytes: 45 }, file]);
  });
  test("a file is compared with its size and md5", () => {
    const file = { bytes: 3, md5: "900150983cd24fb0d6963f7d28e17f72", stamp: "20250711000000" };
    expect(code(() => checkGdeltFile(file, Buffer.from("abc")))).toBe("none");
    expect(code(() => checkGdeltFile(file, Buffer.from("abcd")))).toBe("UPSTREAM_BAD_DATA the size of 20250711000000");
    expect(code(() => checkGdeltFile(file, Buffer.from("abd")))).toBe("UPSTREAM_BAD_DATA the md5 of 20250711000000");
  });
  test("co-operation by root and base code, asylum not; a code without a label has that of what it is a kind of", () => {
    const codesOf = (one: string) => ({ code: one, baseCode: one.slice(0, 3), rootCode: one.slice(0, 2) });
    const out = ["0256", "019", "075", "080", "190"];
    const inside = ["057", "0312", "032", "035", "036", "037", "039", "0331", "060", "064", "070", "073", "042", "051"];
    expect(inside.filter((one) => !isCooperation(codesOf(one)))).toEqual([]);
    expect(out.filter((one) => isCooperation(codesOf(one)))).toEqual([]);
    expect(isCooperation({ code: "057", baseCode: "", rootCode: "" })).toBe(true);
    expect([cameoLabel(codesOf("0739")), cameoLabel(codesOf("069"))]).toEqual([
      "provides humanitarian aid",
      "co-operates materially",
    ]);
  });
  test.each([
    ["Please limit requests to one every 5 seconds or contact ...", "UPSTREAM_RATE_LIMITED"],
    ["Your query was too short or too long.", "UPSTREAM_REFUSED"],
    ["Queries containing OR'd terms must be surrounded by ().", "UPSTREAM_REFUSED"],
    ["One or more of your keywords contained an illegal character.", "UPSTREAM_REFUSED"],
    ["", "UPSTREAM_BAD_DATA the body"],
    ["<html>", "UPSTREAM_BAD_DATA the body"],
    ['{"articles":[{"url":', "UPSTREAM_BAD_DATA the body"],
    ["The specified timespan is too long.", "UPSTREAM_REFUSED"],
  ])("%j under HTTP 200 is an error, not an empty list", (text, expected) =>
    expect(code(() => decodeGdeltArticles(text))).toBe(expected),
  );
  test("its own words are kept, listed or not", () =>
    expect(() => decodeGdeltArticles("The specified timespan\n is too long.")).toThrow(
      "The specified timespan is too long.",
    ));
  test("no hits is an empty list", () => expect(decodeGdeltArticles("{}")).toEqual([]));
  test("raw tabs and escapes that JSON has not are mended; a dash between blanks stays; a bare array is read", () => {
    const article = (title: string) =>
      `{"url":"https://a.example/1","title":"${title}","seendate":"20260101T101500Z","domain":"a.example","language":"English"}`;
    const title = (text: string) => decodeGdeltArticles(text)[0]!.title;
    expect(title(`{"articles":[${article("Mill\treopens \\'soon\\'")}]}`)).toBe("Mill reopens 'soon'");
    expect(title(`[${article("Steel deal - the story , told \\u0041\\\\ \\/")}]`)).toBe(
      "Steel deal - the story, told A\\ /",
    );
  });
  test("a timeline: days that are left out are named, not counted as none", () => {
    const point = (day: string, value: number) => ({ date: `${day}T000000Z`, value, norm: 100 });
    const data = [point("20170103", 4), point("20170101", 0)];
    expect(
      decodeGdeltTimeline(JSON.stringify({ query_details: {}, timeline: [{ series: "Article Count", data }] })),
    ).toEqual({
      points: [{ day: "2017-01-01", value: 0, norm: 100 }, { day: "2017-01-03", value: 4, norm: 100 }], // prettier-ignore
      missingDays: ["2017-01-02"],
    });
    expect(decodeGdeltTimeline("{}")).toEqual({ points: [], missingDays: [] });
  });
});

describe.skipIf(!hasSharedData)("over recorded answers (beside a full checkout only)", () => {
  test("articles: one text on many domains is kept once a day", () => {
    const articles = sharedJson(
      "agreements/recordings/gdelt-doc/artlist-articles-array.us-virgin-islands.2020.json",
    ) as unknown[];
    const decoded = decodeGdeltArticles(JSON.stringify({ articles }));
    expect(decoded.length).toBeGreaterThan(20);
    expect(decoded.length).toBeLessThanOrEqual(articles.length);
    expect(decoded.every((article) => !/ [,.:;!?)]/.test(article.title))).toBe(true);
    const two = (
      sharedJson(
        "agreements/recordings/gdelt-doc/artlist-results.norway-sweden-CA.norway-russia-RS.salmon-trade.2017.json",
      ) as { results: { articles: unknown[] }[] }
    ).results;
    expect(two.map((result) => decodeGdeltArticles(JSON.stringify(result)).length > 0)).toEqual([true, true]);
    expect(decodeGdeltArticles(JSON.stringify(two[1])).length).toBeLessThan(two[1]!.articles.length);
  });

  test.each([
    "timelinevolraw-data-array.canada-russia-salmon-trade.sourcecountry-US.2017.json",
    "timelinevolraw-data-array.united-states-salmon-trade.sourcecountry-RS.2017.json",
  ])("%s: 364 of 366 days", (name) => {
    const raw = sharedJson(`agreements/recordings/gdelt-doc/${name}`) as { value: number }[];
    const { points, missingDays } = decodeGdeltTimeline(JSON.stringify(raw));
    const sum = (list: readonly { value: number }[]) => list.reduce((all, { value }) => all + value, 0);
    expect([points.length, missingDays.length, points[0]!.day, points.at(-1)!.day]).toEqual([
      364,
      2,
      "2017-01-01",
      "2018-01-01",
    ]);
    expect(sum(points)).toBe(sum(raw));
  });
  test("articles as recorded, the bare array too; a dash between blanks is kept", () => {
    const raw = sharedJson("agreements/recordings/gdelt-doc/artlist-articles-array.us-virgin-islands.2020.json");
    const decoded = decodeGdeltArticles(JSON.stringify(raw));
    expect(decoded).toEqual(decodeGdeltArticles(JSON.stringify({ articles: raw })));
    expect(decoded[0]!.title).toContain("land - based");
  });

  test("the events file has the 61 columns we count on", () => {
    const names = sharedText("agreements/data/gdelt/GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(",")[0]);
    expect(names).toHaveLength(61);
    expect([names[7], names[17], names[26], names[53], names[60]]).toEqual([
      "Actor1CountryCode",
      "Actor2CountryCode",
      "EventCode",
      "ActionGeo_CountryCode",
      "SOURCEURL",
    ]);
  });
});
