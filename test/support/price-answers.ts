import { Period } from "../../src/kernel/index.js";
import type { Reply, Seen } from "./upstream.js";
import { json } from "./upstream.js";

/** Figures of a made world, so that every answer can be reckoned again: from 2000-01 to 2026-09, but for one month. */
export const FIRST = "2000-01";
export const LAST = "2026-09";
export const HOLE = "2010-05";
export const figureOf = (code: string, period: Period): number | null => {
  if (period.startMonthIndex < Period.parse(FIRST).startMonthIndex || period.endMonthIndex > monthAfterLast)
    return null;
  if (period.text === HOLE) return null;
  const seed = [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 50;
  return seed + (period.startMonthIndex % 97) + 0.25;
};
const monthAfterLast = Period.parse(LAST).endMonthIndex;

const monthsOf = (fromYear: number, toYear: number): readonly Period[] =>
  Period.range(Period.month(fromYear, 1), Period.month(toYear, 12), "MONTHLY", 5000).filter(
    (month) => month.endMonthIndex <= monthAfterLast && month.startMonthIndex >= Period.parse(FIRST).startMonthIndex,
  );
const two = (period: Period): string => period.text.slice(5);

/** Newest first, texts, an annual average M13, P on the last four months, "-" for a lost one. */
export const blsAnswer = ({ body }: Seen): unknown => {
  const { seriesid, startyear, endyear, catalog } = JSON.parse(body) as {
    catalog?: boolean;
    seriesid: string[];
    startyear: string;
    endyear: string;
  };
  const unknown = seriesid.filter((code) => /^WPU10170301|^APU0000NOPE/.test(code));
  return {
    status: "REQUEST_SUCCEEDED",
    responseTime: 233,
    message: unknown.map((code) => `Series does not exist for Series ${code}`),
    Results: {
      series: seriesid.map((seriesID) => ({
        seriesID,
        ...(catalog ? { catalog: blsCatalogue(seriesID) } : {}),
        data: unknown.includes(seriesID)
          ? []
          : monthsOf(Number(startyear), Number(endyear))
              .toReversed()
              .flatMap((month) => blsRows(seriesID, month)),
      })),
    },
  };
};
const blsCatalogue = (code: string): unknown => ({
  series_title: code.startsWith("WPU") ? `Title of ${code}` : `Bread, per lb, in U.S. city average (${code})`,
  series_id: code,
  seasonality: "Not Seasonally Adjusted",
  survey_name: code.startsWith("WPU") ? "PPI Commodity Data" : "Average Price Data",
});
const blsRows = (code: string, month: Period): unknown[] => {
  const value = figureOf(code, month);
  const row = {
    year: String(month.year),
    period: `M${two(month)}`,
    periodName: two(month),
    value: value === null ? "-" : String(value),
    footnotes: [monthAfterLast - month.endMonthIndex < 4 ? { code: "P", text: "preliminary" } : {}],
  };
  return two(month) === "12"
    ? [{ ...row, period: "M13", periodName: "Annual", value: "1.0", footnotes: [{}] }, row]
    : [row];
};

export const fredAnswer = ({ query }: Seen): unknown => {
  const code = query.get("series_id")!;
  const [from, to] = [query.get("observation_start")!, query.get("observation_end")!];
  const months = monthsOf(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
  return {
    realtime_start: "2026-11-23",
    realtime_end: "2026-11-23",
    observation_start: from,
    observation_end: to,
    units: "lin",
    output_type: 1,
    file_type: "json",
    order_by: "observation_date",
    sort_order: "asc",
    count: months.length,
    offset: 0,
    limit: 100_000,
    observations: months.map((month) => ({
      realtime_start: "2026-11-23",
      realtime_end: "2026-11-23",
      date: `${month.text}-01`,
      value: String(figureOf(code, month) ?? "."),
    })),
  };
};
export const fredChart = ({ query }: Seen): string => {
  const codes = query.get("id")!.split(",");
  const [from, to] = [query.get("cosd") ?? "1990", query.get("coed") ?? "2026"].map((day) =>
    Number(day.slice(0, 4)),
  ) as [number, number];
  const rows = monthsOf(from, to).map((month) =>
    [`${month.text}-01`, ...codes.map((code) => figureOf(code, month) ?? "")].join(","),
  );
  return [["observation_date", ...codes].join(","), ...rows, ""].join("\n");
};

/** `seriess` with two letters s; the offset of `last_updated` has two digits. */
export const fredSeries = ({ query }: Seen): unknown => {
  const code = query.get("series_id")!;
  if (code === "NOPE") return { error_code: 400, error_message: "Bad Request.  The series does not exist." };
  const isDaily = code === "DGS10";
  return {
    realtime_start: "2026-11-23",
    realtime_end: "2026-11-23",
    seriess: [
      {
        id: code,
        title: `Made title of ${code}`,
        observation_start: "2000-01-01",
        frequency: isDaily ? "Daily" : "Monthly",
        frequency_short: isDaily ? "D" : "M",
        units: code === "CPIAUCSL" ? "Index 1982-1984=100" : "Percent",
        seasonal_adjustment_short: "SA",
        last_updated: "2026-11-06 07:36:02-06",
      },
    ],
  };
};
export const fredTags = ({ query }: Seen): unknown => ({
  tags: [
    { name: "monthly", group_id: "freq" },
    query.get("series_id") === "UNRATE"
      ? { name: "public domain: citation requested", group_id: "cc" }
      : { name: "copyrighted: pre-approval required", group_id: "cc" },
  ],
});

/** Newest first; null where there is nothing yet. Without dates the newest row, as one page of many. */
export const worldBankAnswer = ({ path, query }: Seen): unknown => {
  if (!query.has("date")) return worldBankNewest(path);
  const [, countries, indicator] = /^\/v2\/country\/([^/]+)\/indicator\/([^/]+)$/.exec(path)!;
  const [from, to] = query
    .get("date")!
    .split(":")
    .map((text) => Period.parse(text.replace("M", "-"))) as [Period, Period];
  // The monthly monitor has no alpha-3 but in `country.id`, and dates such as 2024M12.
  const isMonthly = from.kind === "MONTH";
  const rows = countries!.split(";").flatMap((country) =>
    Period.range(from, to, from.frequency)
      .toReversed()
      .map((period) => ({
        indicator: { id: indicator, value: "GDP (current US$)" },
        country: { id: isMonthly ? country : country.slice(0, 2), value: country },
        countryiso3code: isMonthly ? "" : country,
        date: period.text.replace("-", "M"),
        value: figureOf(country, period),
        unit: "",
        obs_status: "",
        decimal: 0,
      })),
  );
  return [{ page: 1, pages: 1, per_page: 20_000, total: rows.length, sourceid: "2", lastupdated: "2026-10-07" }, rows];
};

const worldBankNewest = (path: string): unknown => {
  const [, country = "", indicator = ""] = /^\/v2\/country\/([^/]+)\/indicator\/([^/]+)$/.exec(path)!;
  if (indicator.startsWith("NO."))
    return [{ message: [{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }] }];
  const row = {
    indicator: { id: indicator, value: "Unemployment, total (% of total labor force)" },
    country: { id: country.slice(0, 2), value: `Name of ${country}` },
    countryiso3code: country,
    date: "2025",
    value: 5.5,
  };
  return [{ page: 1, pages: 66, per_page: 1, total: 66, sourceid: "2", lastupdated: "2026-10-07" }, [row]];
};

const monthsSince = (year: number): readonly Period[] => monthsOf(year, 2026);

export const ecbAnswer = ({ path, query }: Seen): string => {
  const currencies = /EXR\/M\.([^.]+)\.EUR\.SP00\.A$/.exec(path)![1]!.split("+");
  const value = (id: string, text: string) => `<generic:Value id="${id}" value="${text}"/>`;
  const series = currencies.map((currency) => {
    const key = { FREQ: "M", CURRENCY: currency, CURRENCY_DENOM: "EUR", EXR_TYPE: "SP00", EXR_SUFFIX: "A" };
    const months = monthsSince(Number(query.get("startPeriod")!.slice(0, 4)));
    const observations = months.map(
      (month) =>
        `<generic:Obs><generic:ObsDimension value="${month.text}"/><generic:ObsValue value="${figureOf(currency, month) ?? "NaN"}"/><generic:Attributes>${value("OBS_STATUS", month.text === LAST ? "P" : "A")}</generic:Attributes></generic:Obs>`,
    );
    return `<generic:Series><generic:SeriesKey>${Object.entries(key)
      .map(([id, text]) => value(id, text))
      .join("")}</generic:SeriesKey>${observations.join("\n")}</generic:Series>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><message:GenericData xmlns:message="m" xmlns:generic="g"><message:Header><message:Prepared>2026-11-23T08:16:20.341+01:00</message:Prepared></message:Header><message:DataSet action="Replace">${series.join("")}</message:DataSet></message:GenericData>`;
};

/** Values are texts, positions index the structure, the observations are not in time order. */
export const imfAnswer = ({ path, query }: Seen): unknown => {
  const [, list = "", transformation = ""] = /G001\.([^.]+)\.(USD|INDEX)\.M$/.exec(path)!;
  const codes = list.split("+");
  const months = monthsSince(Number(/^ge:(\d{4})-M01$/.exec(query.get("c[TIME_PERIOD]")!)![1]));
  const one = (id: string, code: string) => ({ id, values: [{ id: code }] });
  return {
    meta: {},
    data: {
      dataSets: [
        {
          structure: 0,
          action: "Replace",
          series: Object.fromEntries(
            codes.map((code, at) => [
              `0:${at}:0:0`,
              {
                attributes: [0, null, 0],
                observations: Object.fromEntries(
                  months
                    .map((month, index) => [index, [figureOf(code, month)?.toString() ?? null, null, 0]])
                    .toReversed(),
                ),
              },
            ]),
          ),
        },
      ],
      structures: [
        {
          dimensions: {
            series: [
              one("COUNTRY", "G001"),
              { id: "INDICATOR", values: codes.map((id) => ({ id })) },
              one("DATA_TRANSFORMATION", transformation),
              one("FREQUENCY", "M"),
            ],
            observation: [
              { id: "TIME_PERIOD", values: months.map((month) => ({ value: `${month.year}-M${two(month)}` })) },
            ],
          },
          attributes: { observation: [{ id: "STATUS", values: [] }] },
        },
      ],
    },
  };
};

/** Sparse, flattened with time fastest; p on the last month. */
export const eurostatAnswer = ({ query }: Seen): unknown => {
  const months = monthsSince(Number(query.get("sinceTimePeriod")!.slice(0, 4)));
  const lists = {
    freq: ["M"],
    indic_bt: query.getAll("indic_bt"),
    nace_r2: query.getAll("nace_r2"),
    s_adj: query.getAll("s_adj"),
    unit: query.getAll("unit"),
    geo: query.getAll("geo"),
    time: months.map((month) => month.text),
  };
  const cells = lists.nace_r2.flatMap(() =>
    lists.geo.flatMap((geo) => months.map((month) => ({ month, value: figureOf(geo, month) }))),
  );
  const filled = cells.flatMap(({ value }, index) => (value === null ? [] : [[String(index), value] as const]));
  return {
    version: "2.0",
    class: "dataset",
    label: "Producer prices in industry, domestic market - monthly data",
    source: "ESTAT",
    updated: "2026-11-04T23:00:00+0100",
    value: Object.fromEntries(filled),
    status: Object.fromEntries(
      cells.flatMap(({ month }, index) => (month.text === LAST ? [[String(index), "p"]] : [])),
    ),
    id: Object.keys(lists),
    size: Object.values(lists).map((list) => list.length),
    dimension: Object.fromEntries(
      Object.entries(lists).map(([id, list]) => [
        id,
        { label: id, category: { index: Object.fromEntries(list.map((code, at) => [code, at])) } },
      ]),
    ),
  };
};

/** The whole series, whatever the years; "NA" among numbers. */
export const dbnomicsAnswer = ({ query }: Seen): unknown => {
  const ids = query.get("series_ids")!.split(",");
  const months = monthsSince(2000);
  if (ids.includes("BIS/cbpol/M.ZZ"))
    return { _meta: { version: "22.1.3" }, errors: [{ message: "Series BIS/cbpol/M.ZZ not found" }], series: null };
  return {
    _meta: { args: {}, version: "22.1.3" },
    errors: null,
    series: {
      docs: ids.map((id) => {
        const [provider_code, dataset_code, series_code] = id.split("/") as [string, string, string];
        return {
          "@frequency": id.includes("/D.") ? "daily" : "monthly",
          dataset_code,
          provider_code,
          series_code,
          series_name: `Monthly – ${series_code}`,
          indexed_at: "2026-10-20T01:24:17.455Z",
          period: months.map(({ text }) => text),
          value: months.map((month) => figureOf(id, month) ?? "NA"),
        };
      }),
      limit: ids.length,
      num_found: ids.length,
      offset: 0,
    },
  };
};

/** The whole of BLS: whatever is asked is answered. */
export const blsReply: Reply = (seen, response) => json(blsAnswer(seen))(seen, response);
export const worldBankReply: Reply = (seen, response) => json(worldBankAnswer(seen))(seen, response);
