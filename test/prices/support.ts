import { join } from "node:path";
import { createContext } from "../../src/graph/index.js";
import { Period } from "../../src/kernel/index.js";
import type { FigureStatus, RequestContext } from "../../src/kernel/index.js";
import type { Point } from "../../src/prices/point.js";
import type { ObservationsRequest, PricePort, SeriesRecord } from "../../src/prices/index.js";
import { createPrices } from "../../src/prices/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { SnapshotPrices } from "../../src/sources/snapshot/prices.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import { Missing } from "../../src/kernel/index.js";
import { reference } from "../support/reference.js";

export const snapshot = SnapshotStore.open(join(import.meta.dirname, "../../fixtures/snapshot"));
export const sources = createCatalogue();
export const snapshotPort = new SnapshotPrices(snapshot);
export const pricesOf = (ports: readonly PricePort[]) => createPrices({ ports, reference, sources });
export const prices = pricesOf([snapshotPort]);
export const contextOf = (): RequestContext => createContext({ deadlineMs: 5000, requestId: "test" });

export const observe = (request: ObservationsRequest) => prices.service.observations(request, contextOf());

/** period → value of a window. */
export const valuesOf = async (request: ObservationsRequest): Promise<Record<string, number | null>> =>
  Object.fromEntries((await observe(request)).map(({ period, value }) => [period, value.value]));

export const point = (period: string, value: number | null, status: readonly FigureStatus[] = ["REPORTED"]): Point => ({
  period: Period.parse(period),
  value,
  missing: value === null ? new Missing("NOT_REPORTED") : null,
  status: value === null ? [] : status,
  held: value === null ? 0 : 1,
  whole: 1,
});
export const months = (first: string, values: readonly (number | null)[]): Point[] =>
  values.map((value, index) => point(Period.parse(first).plus(index).text, value));

/** A port with one monthly series. */
export const portOf = (
  record: Partial<SeriesRecord> & { id: string },
  observations: PricePort["observations"],
  sourceId = "bls",
): PricePort => ({
  sourceId,
  catalogue: () =>
    Promise.resolve([
      {
        sourceId,
        title: record.id,
        kind: "INDEX",
        product: null,
        productMatch: null,
        region: null,
        incoterm: null,
        assessment: null,
        unit: "index",
        basePeriod: "1982=100",
        basisNote: null,
        frequency: "MONTHLY",
        aggregation: "AVERAGE",
        seasonallyAdjusted: false,
        start: "2020-01",
        end: "2020-12",
        discontinuedOn: null,
        breaks: [],
        aliases: [],
        dataset: "test",
        url: null,
        publishedAt: null,
        retrievedAt: null,
        vintages: [],
        ...record,
      },
    ]),
  observations,
});
