import type { ApparentUse, ConsumptionPort } from "../../trade/trade.port.js";
import type { SnapshotStore } from "./table.js";

const PATH = "trade/worldsteel-consumption.json";

interface ConsumptionRow {
  readonly country: string; // ISO alpha-3
  readonly year: number;
  readonly crudeEquivalentT: number;
}

/** worldsteel's apparent steel use, as the embedded snapshot holds it. */
export class SnapshotConsumption implements ConsumptionPort {
  readonly sourceId = "worldsteel";

  constructor(private readonly store: SnapshotStore) {}

  get covers(): string {
    const rows = this.#rows();
    const years = rows.map(({ year }) => year);
    return `${[...new Set(rows.map(({ country }) => country))].join(", ")}, ${Math.min(...years)} to ${Math.max(...years)}`;
  }

  apparentUse(country: string): Promise<ApparentUse | null> {
    const rows = this.#rows().filter((row) => row.country === country);
    if (rows.length === 0) return Promise.resolve(null);
    const { source, dataset, url, publishedOn, retrievedOn } = this.store.file(PATH);
    return Promise.resolve({
      dataset: { sourceId: source, dataset, url, publishedAt: publishedOn, retrievedAt: retrievedOn },
      freshness: "RECORDED",
      crudeEquivalentT: new Map(rows.map(({ year, crudeEquivalentT }) => [year, crudeEquivalentT])),
    });
  }

  #rows(): readonly ConsumptionRow[] {
    return this.store.table<ConsumptionRow>(PATH);
  }
}
