import { describe, expect, test } from "vitest";
import { CodedError, Period } from "../../src/kernel/index.js";
import { decodeComtrade } from "../../src/sources/comtrade/decode.js";
import type { ComtradeRow } from "../../src/sources/comtrade/decode.js";
import { normaliseComtrade } from "../../src/sources/comtrade/normalise.js";
import { COMTRADE_CAPS, comtradeRequest } from "../../src/sources/comtrade/request.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";

const codes = {
  alpha3OfReporter: (code: number) => `R${code}`,
  alpha3OfPartner: (code: number) => (code === 9999 ? undefined : code === 0 ? "W00" : `P${code}`),
};

const row = (over: Partial<ComtradeRow> = {}): ComtradeRow => ({
  freqCode: "A",
  period: "2022",
  reporterCode: 586,
  flowCode: "M",
  partnerCode: 643,
  partner2Code: 0,
  classificationCode: "H6",
  cmdCode: "0306",
  customsCode: "C00",
  motCode: 0,
  netWgt: 2500,
  isNetWgtEstimated: false,
  cifvalue: 1000,
  fobvalue: null,
  primaryValue: 1000,
  ...over,
});
const body = (rows: object[], over: object = {}) => ({
  elapsedTime: "0.1 secs",
  count: rows.length,
  data: rows,
  error: "",
  ...over,
});
const code = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.extensions.field ?? ""}`.trim() : String(error);
  }
};

describe("request", () => {
  const query = {
    frequency: "A",
    reporters: [586],
    partners: "ALL",
    commodities: ["72", "73"],
    flows: ["M"],
    periods: [Period.year(2023)],
  } as const;
  test("the three totals are always asked for, the key is not in it", () => {
    const request = comtradeRequest(query, true);
    expect(request.path).toBe("/data/v1/get/C/A/HS");
    expect(request.query).toMatchObject({ partner2Code: "0", motCode: "0", customsCode: "C00", cmdCode: "72,73" });
    expect("partnerCode" in request.query).toBe(false);
  });
  test("without a key the preview is asked; a month is written 202305", () => {
    const request = comtradeRequest(
      { ...query, frequency: "M", periods: [Period.parse("2023-05")], partners: [0, 643] },
      false,
    );
    expect(request.path).toBe("/public/v1/preview/C/M/HS");
    expect(request.query).toMatchObject({ period: "202305", partnerCode: "0,643" });
  });
});

describe("decode", () => {
  test("at the cap, or with a count above the rows, the answer is truncated", () => {
    expect(decodeComtrade(body([row()]), COMTRADE_CAPS.preview.rows).truncated).toBe(false);
    expect(decodeComtrade(body(Array.from({ length: 500 }, () => row())), 500).truncated).toBe(true);
    expect(decodeComtrade(body([row()], { count: 68_497 }), 500).truncated).toBe(true);
  });
  test("a valid question without data is empty, not an error", () => {
    expect(decodeComtrade(body([]), 500)).toEqual({ rows: [], truncated: false });
  });
  test.each([
    [body([row()], { count: "many" }), "UPSTREAM_BAD_DATA count"],
    [body([{ ...row(), flowCode: undefined }]), "UPSTREAM_BAD_DATA data.0.flowCode"],
    [body([{ ...row(), reporterCode: "586" }]), "UPSTREAM_BAD_DATA data.0.reporterCode"],
    [body([{ ...row(), partnerCode: null }]), "UPSTREAM_BAD_DATA data.0.partnerCode"],
    [{ count: 0, data: null }, "UPSTREAM_BAD_DATA data"],
    [{ count: 0, data: null, error: "Invalid flowCode" }, "UPSTREAM_REFUSED"],
    [body([{ ...row(), primaryValue: "1000" }]), "UPSTREAM_BAD_DATA data.0.primaryValue"],
    [body([{ ...row(), cmdCode: 306 }]), "UPSTREAM_BAD_DATA data.0.cmdCode"],
    [body([{ ...row(), period: "202213" }]), "UPSTREAM_BAD_DATA data.0.period"],
    ["<html></html>", "UPSTREAM_BAD_DATA the body"],
    [null, "UPSTREAM_BAD_DATA the body"],
    [body([], { error: "Some fault" }), "UPSTREAM_REFUSED"],
  ])("%j is refused at its path", (answer, expected) => expect(code(() => decodeComtrade(answer, 500))).toBe(expected));
});

describe("normalise", () => {
  test("kilograms become tonnes, leading zeros stay, CIF is said", () => {
    expect(normaliseComtrade([row()], codes)).toEqual([
      {
        reporter: "R586",
        partner: "P643",
        commodity: "0306",
        flow: "IMPORT",
        period: Period.year(2022),
        valueUsd: 1000,
        netWeightT: 2.5,
        weightMissing: null,
        isWeightEstimated: false,
        valuation: "CIF",
        edition: "H6",
        isSum: false,
      },
    ]);
  });
  test("a weight of 0 is missing, estimated or not", () => {
    for (const isNetWgtEstimated of [true, false])
      expect(normaliseComtrade([row({ netWgt: 0, isNetWgtEstimated })], codes)[0]).toMatchObject({
        netWeightT: null,
        weightMissing: "NOT_REPORTED",
      });
    expect(normaliseComtrade([row({ isNetWgtEstimated: true })], codes)[0]!.isWeightEstimated).toBe(true);
  });
  test("breakdowns, re-imports and group reporters stay out", () => {
    const rows = [
      row(),
      row({ partner2Code: 36 }),
      row({ motCode: 2000 }),
      row({ customsCode: "C01" }),
      row({ flowCode: "RM" }),
      row({ reporterCode: 97 }),
      row({ reporterCode: 975 }),
      row({ partnerCode: 97 }),
    ];
    expect(normaliseComtrade(rows, codes)).toHaveLength(1);
  });
  test("Taiwan's 490 is a reporter though its list calls it a group", () => {
    expect(normaliseComtrade([row({ reporterCode: 490 })], codes)).toHaveLength(1);
  });
  test("a partner of no list keeps its trade; the same row twice counts once, two that differ fail loudly", () => {
    expect(normaliseComtrade([row({ partnerCode: 9999 })], codes)[0]).toMatchObject({ partner: "XZZ", valueUsd: 1000 });
    expect(normaliseComtrade([row(), row()], codes)).toEqual(normaliseComtrade([row()], codes));
    expect(code(() => normaliseComtrade([row(), row({ primaryValue: 7 })], codes))).toBe("UPSTREAM_BAD_DATA data.1");
  });
  test.each([
    ["both values stand, primary is CIF", { cifvalue: 1000, fobvalue: 900 }, "CIF"],
    ["CIF is null, primary is FOB", { cifvalue: null, fobvalue: 1000 }, "FOB"],
    ["CIF is absent, primary is FOB", { cifvalue: undefined, fobvalue: 1000 }, "FOB"],
    ["FOB is 0 for null", { cifvalue: 1000, fobvalue: 0 }, "CIF"],
    ["both stand, primary is the other", { cifvalue: 1100, fobvalue: 1000 }, "UNKNOWN"],
    ["neither stands", { cifvalue: null, fobvalue: 0 }, "UNKNOWN"],
  ] as const)("imports: %s: %s", (_, over, valuation) =>
    expect(normaliseComtrade([row(over)], codes)[0]!.valuation).toBe(valuation),
  );
  test("exports are FOB, also where CIF stands beside it", () => {
    const valuation = (over: Partial<ComtradeRow>) =>
      normaliseComtrade([row({ flowCode: "X", ...over })], codes)[0]!.valuation;
    expect(valuation({ cifvalue: 1000, fobvalue: 1000 })).toBe("FOB");
    expect(valuation({ cifvalue: null, fobvalue: 0 })).toBe("UNKNOWN");
  });
  test("months and editions are kept", () => {
    expect(
      normaliseComtrade([row({ freqCode: "M", period: "202305", classificationCode: "H5" })], codes)[0],
    ).toMatchObject({ period: Period.parse("2023-05"), edition: "H5" });
  });
});

describe.skipIf(!hasSharedData)("over recorded answers (beside a full checkout only)", () => {
  const files = [
    "get-THA-shrimp-HS6-all-flows-2007-2011-all-partners",
    "get-EU27-M-wood-2018-2020-from-world",
    "get-USA-M-TOTAL-2018-2023-partners-DEU-FRA-JPN-MEX",
    "get-USA-M-TOTAL-2012-DEU-single-row",
    "get-DEU-FRA-0306-1990-all-flows",
    "get-CHN-TOTAL-2010-partners-ARG-DEU",
    "get-services-CHN-2010-empty",
    "preview-IND-X-TOTAL-2022-world",
  ];
  test.each(files)("%s: every value, weight, period and flow", (name) => {
    const recorded = sharedJson(`trade/recordings/comtrade/${name}.json`) as { count: number; data: ComtradeRow[] };
    const { rows, truncated } = decodeComtrade(recorded, COMTRADE_CAPS.withKey.rows);
    expect(truncated).toBe(false);
    const kept = recorded.data.filter((item) => item.flowCode === "M" || item.flowCode === "X");
    const cells = normaliseComtrade(rows, codes);
    expect(
      cells.map((cell) => [
        cell.reporter,
        cell.partner,
        cell.commodity,
        cell.period.text,
        cell.flow,
        cell.valueUsd,
        cell.netWeightT,
        cell.edition,
      ]),
    ).toEqual(
      kept.map((item) => [
        `R${item.reporterCode}`,
        item.partnerCode === 0 ? "W00" : `P${item.partnerCode}`,
        item.cmdCode,
        item.period,
        item.flowCode === "M" ? "IMPORT" : "EXPORT",
        item.primaryValue,
        item.netWgt ? item.netWgt / 1000 : null,
        item.classificationCode,
      ]),
    );
  });
});
