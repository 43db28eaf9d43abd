import type { ReporterAnswer, TradeFlow, TradeRow } from "../../src/trade/trade.port.js";
import { comtradePort, contextWith, KEY, question } from "../support/comtrade-port.js";
import { comtradeCodes } from "../support/comtrade.js";
import { sharedJson } from "../support/shared-data.js";
import { FakeUpstream, json } from "../support/upstream.js";
import type { Reader, Reading } from "./types.js";
import { reading, together } from "./types.js";

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
const valuationOf = (row: RecordedRow): string =>
  row.primaryValue === (row.flowCode === "M" ? row.cifvalue : row.fobvalue) ? FLOW_VALUATION[row.flowCode]! : "OTHER";
const FLOW_VALUATION: Readonly<Record<string, string>> = { M: "CIF", X: "FOB" };

/** Every figure of one flow of a recording, as the port tells it and as it was recorded. */
const compare = async (path: string, flowCode: "M" | "X", partners: "NAMED" | "ALL"): Promise<Reading> => {
  const recorded = sharedJson(path) as { readonly data: readonly RecordedRow[] };
  const rows = recorded.data.filter((row) => row.flowCode === flowCode);
  if (rows.length === 0) return reading(0, [], 0);
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
  const [answers] = await comtradePort(upstream.url, { key: path.includes("/preview") ? null : KEY }).port.answer(
    [asked],
    contextWith(200),
  );
  await upstream.close();

  let values = 0;
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
      values += 1;
      const got: unknown = told?.[field as keyof typeof expected];
      if (JSON.stringify(got) !== JSON.stringify(value))
        failures.push(`${key} ${field}: ${JSON.stringify(got)}, recorded ${JSON.stringify(value)}`);
    }
  }
  // What was not recorded is told as nothing traded, and as no figure else.
  for (const [key, { row }] of held) if (row.valueUsd !== 0) failures.push(`${key}: made up`);
  return reading(values, failures, 0);
};

/** Both flows, asked by name of each partner and of all. */
export const throughPort: Reader = async (path) => {
  const parts: Reading[] = [];
  for (const flow of ["M", "X"] as const)
    for (const partners of ["NAMED", "ALL"] as const) parts.push(await compare(path, flow, partners));
  return { ...together(parts), responses: 1 };
};

/** An answer without rows is a gap with its reason. */
export const empty: Reader = async (path) => {
  const upstream = (await FakeUpstream.start()).on("*", json(sharedJson(path)));
  const asked = question({ reporters: ["CHN"], commodities: ["TOTAL"], from: "2010", to: "2010" });
  const [answers] = await comtradePort(upstream.url).port.answer([asked], contextWith());
  await upstream.close();
  const [answer] = answers as readonly ReporterAnswer[];
  const reason = answer!.gaps.get("TOTAL|2010")?.reason;
  const isGap = answer!.rows.length === 0 && reason === "NOT_REPORTED";
  return reading(1, isGap ? [] : [`TOTAL 2010: ${answer!.rows.length} rows, ${reason}`]);
};
