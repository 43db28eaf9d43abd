import { afterAll, describe, expect, test } from "vitest";
import type { ReporterAnswer, TradeFlow, TradeRow } from "../../src/trade/trade.port.js";
import { comtradePort, contextWith, KEY, question } from "../support/comtrade-port.js";
import { comtradeCodes } from "../support/comtrade.js";
import { hasSharedData, sharedJson } from "../support/shared-data.js";
import { FakeUpstream, json } from "../support/upstream.js";

/** Whole answers as UN Comtrade gave them, through the live port, with the real numbers of its lists. */
const FILES = [
  "get-THA-shrimp-HS6-all-flows-2007-2011-all-partners",
  "get-EU27-M-wood-2018-2020-from-world",
  "get-USA-M-TOTAL-2018-2023-partners-DEU-FRA-JPN-MEX",
  "get-USA-M-TOTAL-2012-DEU-single-row",
  "get-DEU-FRA-0306-1990-all-flows",
  "get-CHN-TOTAL-2010-partners-ARG-DEU",
  "preview-IND-X-TOTAL-2022-world",
] as const;

interface RecordedRow {
  readonly flowCode: string;
  readonly period: string;
  readonly reporterCode: number;
  readonly partnerCode: number;
  readonly cmdCode: string;
  readonly classificationCode: string;
  readonly primaryValue: number;
  readonly netWgt: number | null;
  readonly isNetWgtEstimated: boolean;
  readonly cifvalue: number | null;
  readonly fobvalue: number | null;
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const done = { responses: 0, rows: 0, values: 0, failures: 0 };

const valuationOf = (row: RecordedRow): string =>
  row.primaryValue === (row.flowCode === "M" ? row.cifvalue : row.fobvalue) ? FLOW_VALUATION[row.flowCode]! : "OTHER";
const FLOW_VALUATION: Readonly<Record<string, string>> = { M: "CIF", X: "FOB" };

/** Every figure of one flow of a recording, as the port tells it and as it was recorded. */
const compare = async (name: string, flowCode: "M" | "X", partners: "NAMED" | "ALL"): Promise<readonly string[]> => {
  const recorded = sharedJson(`trade/recordings/comtrade/${name}.json`) as { readonly data: readonly RecordedRow[] };
  const rows = recorded.data.filter((row) => row.flowCode === flowCode);
  const reporter = (row: RecordedRow) => comtradeCodes.alpha3OfReporter(row.reporterCode)!;
  const partner = (row: RecordedRow) => comtradeCodes.alpha3OfPartner(row.partnerCode)!;
  const years = rows.map(({ period }) => period).sort();
  const flow: TradeFlow = flowCode === "M" ? "IMPORT" : "EXPORT";
  const asked = question({
    reporters: unique(rows.map(reporter)),
    partners: partners === "ALL" ? "ALL" : unique(rows.map(partner)),
    commodities: unique(rows.map(({ cmdCode }) => cmdCode)),
    flow,
    from: years[0]!,
    to: years.at(-1)!,
  });
  const upstream = (await FakeUpstream.start()).on("*", json(recorded));
  const [answers] = await comtradePort(upstream.url, { key: name.startsWith("preview") ? null : KEY }).port.answer(
    [asked],
    contextWith(200),
  );
  done.responses += upstream.seen.length;
  await upstream.close();

  const failures: string[] = [];
  const held = new Map<string, { readonly answer: ReporterAnswer; readonly row: TradeRow }>(
    answers!.flatMap((answer) => {
      if (answer === null || answer instanceof Error) throw answer ?? new Error("no answer");
      return answer.rows.map(
        (row) => [`${answer.reporter} ${row.partner} ${row.commodity} ${row.period.text}`, { answer, row }] as const,
      );
    }),
  );
  for (const row of rows) {
    done.rows += 1;
    const key = `${reporter(row)} ${partner(row)} ${row.cmdCode} ${row.period}`;
    const found = held.get(key);
    held.delete(key);
    const weight = row.netWgt ? row.netWgt / 1000 : null;
    const kinds = unique(rows.filter((one) => reporter(one) === reporter(row)).map(valuationOf));
    const expected = {
      value: row.primaryValue,
      weight,
      weightMissing: weight === null ? "NOT_REPORTED" : null,
      status: ["REPORTED"],
      weightStatus: weight !== null && row.isNetWgtEstimated ? ["REPORTED", "ESTIMATED"] : ["REPORTED"],
      edition: true,
      valuation: kinds.length === 1 && kinds[0] !== "OTHER" ? kinds[0] : "UNKNOWN",
    };
    const told = found && {
      value: found.row.valueUsd,
      weight: found.row.netWeightT,
      weightMissing: found.row.weightMissing,
      status: found.row.status,
      weightStatus: found.row.weightStatus ?? found.row.status,
      edition: found.answer.editions!.get(row.period)!.some((edition) => edition === row.classificationCode),
      valuation: found.answer.valuation,
    };
    for (const [field, value] of Object.entries(expected)) {
      done.values += 1;
      const got: unknown = told?.[field as keyof typeof expected];
      if (JSON.stringify(got) !== JSON.stringify(value))
        failures.push(`${key} ${field}: ${JSON.stringify(got)}, recorded ${JSON.stringify(value)}`);
    }
  }
  // What was not recorded is told as nothing traded, and as no figure else.
  for (const [key, { row }] of held) if (row.valueUsd !== 0) failures.push(`${key}: made up`);
  done.failures += failures.length;
  return failures;
};

describe.skipIf(!hasSharedData)("recorded answers through the live port (beside a full checkout only)", () => {
  const cases = FILES.flatMap((name) => (["M", "X"] as const).map((flow) => [name, flow] as const));
  test.each(cases)("%s, %s", async (name, flow) => {
    const { data } = sharedJson(`trade/recordings/comtrade/${name}.json`) as { readonly data: readonly RecordedRow[] };
    if (!data.some(({ flowCode }) => flowCode === flow)) return;
    expect(await compare(name, flow, "NAMED")).toEqual([]);
    expect(await compare(name, flow, "ALL")).toEqual([]);
  });

  test("an answer without rows is a gap with its reason", async () => {
    const upstream = (await FakeUpstream.start()).on(
      "*",
      json(sharedJson("trade/recordings/comtrade/get-services-CHN-2010-empty.json")),
    );
    const asked = question({ reporters: ["CHN"], commodities: ["TOTAL"], from: "2010", to: "2010" });
    const [answers] = await comtradePort(upstream.url).port.answer([asked], contextWith());
    done.responses += upstream.seen.length;
    await upstream.close();
    expect(answers![0]).toMatchObject({ rows: [] });
    expect((answers![0] as { gaps: ReadonlyMap<string, unknown> }).gaps.get("TOTAL|2010")).toMatchObject({
      reason: "NOT_REPORTED",
    });
  });

  afterAll(() => {
    console.log(
      `comtrade: ${done.responses} responses, ${done.rows} rows, ${done.values} values compared, ${done.failures} failures`,
    );
  });
});
