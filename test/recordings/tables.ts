import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { cellsOf, figure } from "../support/naive-series.js";
import { sharedJson, sharedText } from "../support/shared-data.js";
import { ecb } from "./series.js";
import type { Family, Reader, Reading } from "./types.js";
import { comparedCells, refused, together } from "./types.js";

const FLAGS: Readonly<Record<string, string>> = {
  p: "PROVISIONAL",
  e: "ESTIMATED",
  b: "BREAK",
  r: "REVISED",
  d: "BREAK",
};

/** JSON-stat: one flat list, the last dimension fastest. */
const eurostat: Reader = (path) => {
  const said = sharedJson(path) as { response?: unknown };
  const body = (said.response ?? said) as {
    id: string[];
    size: number[];
    value: Record<string, number>;
    status?: Record<string, string>;
    dimension: Record<string, { category: { index: Record<string, number> } }>;
  };
  const recorded = Array.from({ length: body.size.reduce((all, one) => all * one, 1) }, (_, cell) => {
    let rest = cell;
    const names = body.id.map((id, place) => {
      const stride = body.size.slice(place + 1).reduce((all, one) => all * one, 1);
      const at = Math.floor(rest / stride);
      rest %= stride;
      return Object.entries(body.dimension[id]!.category.index).find(([, index]) => index === at)![0];
    });
    const time = names.pop();
    const flags = [...(body.status?.[cell] ?? "")].map((flag) => FLAGS[flag] ?? `?${flag}`);
    return [`${names.join(".")}|${time}`, figure(body.value[cell] ?? null, ...flags)] as const;
  });
  return comparedCells(cellsOf(decodeJsonStat(body)), new Map(recorded));
};

type WorldBankRow = {
  readonly indicator: { readonly id: string };
  readonly countryiso3code: string;
  readonly date: string;
  readonly value: number | null;
};
const worldBank = (response: unknown): Reading => {
  const [, rows] = response as [object, WorldBankRow[]];
  const recorded = rows.map(
    (row) => [`${row.indicator.id}.${row.countryiso3code}|${row.date}`, figure(row.value)] as const,
  );
  return comparedCells(cellsOf(decodeWorldBank(response)), new Map(recorded));
};

/** Prices and rates that stand among the recordings of trade. */
export const TABLES: readonly Family[] = [
  {
    folder: "trade/recordings/eurostat",
    files: { "namq_10_gdp-2023Q1-2023Q2.json": eurostat, "nrg_bal_c-DE-FR-2022-2023.json": eurostat },
  },
  {
    folder: "trade/recordings/worldbank",
    files: {
      "wdi-NY.GDP.MKTP.CD-USA-DNK-2020-2021.json": (path) => worldBank(sharedJson(path)),
      "wdi-eight-indicators-USA-JPN-2022-2023.json": (path) => {
        const { requests } = sharedJson(path) as { requests: { response: unknown }[] };
        return together(requests.map(({ response }) => worldBank(response)));
      },
    },
  },
  { folder: "trade/recordings/ecb", files: { "exr-USD-EUR-2026-05.xml": ecb } },
  {
    folder: "trade/recordings/imf",
    files: {
      // Balance of payments in SDMX 2.1, which we do not ask for.
      "bop-financial-account-USA-JPN-2022-2023.xml": (path) =>
        refused(() => decodeEcb(sharedText(path)), /GenericData/),
    },
  },
];
