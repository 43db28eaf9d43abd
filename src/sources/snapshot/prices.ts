import type { FigureStatus } from "../../kernel/index.js";
import { groupBy, isKnownBy, Period } from "../../kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesObservation, SeriesRecord } from "../../prices/prices.port.js";
import type { PriceRow } from "./prices.rows.js";
import type { ManifestFile, SnapshotStore } from "./table.js";

/** A series held in memory; `#first` and `#last` bound what the array answers. */
class HeldSeries {
  readonly record: SeriesRecord;
  readonly #values: readonly (number | null)[];
  readonly #first: Period | null;
  readonly #last: Period | null;
  readonly #flags: readonly { readonly from: number; readonly to: number; readonly status: FigureStatus }[];

  constructor(
    row: PriceRow,
    file: ManifestFile,
    /** In sentences: the snapshot, a loaded file. */
    private readonly holder: string,
  ) {
    const { first, lastKnown, flags, values, ...rest } = row;
    this.#values = values;
    this.#first = first === null ? null : Period.parse(first);
    this.#last = this.#first && this.#first.plus(values.length - 1);
    this.#flags = flags.map(([from, to, status]) => ({
      from: Period.parse(from).startMonthIndex,
      to: Period.parse(to).startMonthIndex,
      status,
    }));
    this.record = {
      ...rest,
      sourceId: file.source,
      start: first,
      end: this.#last?.text ?? lastKnown,
      dataset: file.dataset,
      url: row.url ?? file.url,
      publishedAt: file.publishedOn,
      retrievedAt: file.retrievedOn,
      vintages: [],
    };
  }

  window(from: Period, to: Period): ObservationsAnswer {
    const periods = Period.range(from, to, this.record.frequency, 5000);
    return { observations: periods.map((period) => this.#at(period)), freshness: "RECORDED" };
  }

  #at(period: Period): SeriesObservation {
    if (this.#first === null || this.#last === null || period.startMonthIndex < this.#first.startMonthIndex)
      return absent(period, "NOT_COVERED", this.#first ? `the series begins ${this.#first.text}` : this.#unheld());
    if (period.startMonthIndex > this.#last.startMonthIndex)
      return absent(period, "NOT_COVERED", this.#ended(this.#last));
    const value = this.#values[(period.startMonthIndex - this.#first.startMonthIndex) / period.lengthMonths] ?? null;
    if (value === null) return absent(period, "NOT_REPORTED", "the publisher has no figure for this period");
    const flags = this.#flags
      .filter(({ from, to }) => period.startMonthIndex >= from && period.startMonthIndex <= to)
      .map(({ status }) => status);
    return { period, value, missing: null, status: flags.includes("DERIVED") ? flags : ["REPORTED", ...flags] };
  }

  #ended(last: Period): string {
    return this.record.discontinuedOn
      ? `the publisher stopped the series: no figures from ${this.record.discontinuedOn} on`
      : `${this.holder} of this series ends ${last.text}`;
  }

  #unheld(): string {
    const { discontinuedOn } = this.record;
    return `${this.holder} knows this series by name only${discontinuedOn ? `; its publisher stopped it on ${discontinuedOn}` : ""}`;
  }
}

const absent = (period: Period, missing: "NOT_COVERED" | "NOT_REPORTED", detail: string): SeriesObservation => ({
  period,
  value: null,
  missing,
  detail,
  status: [],
});

/** When a vintage was published, or at the latest retrieved. */
const outOn = ({ publishedAt, retrievedAt }: SeriesRecord): string | null => publishedAt ?? retrievedAt;

/** Every vintage of a series that is held, newest first; the catalogue describes the newest. */
class HeldVintages {
  readonly record: SeriesRecord;

  constructor(private readonly vintages: readonly HeldSeries[]) {
    const [newest] = vintages;
    const dates = vintages.flatMap(({ record }) => outOn(record) ?? []);
    this.record = { ...newest!.record, vintages: vintages.length > 1 ? dates : [] };
  }

  /** Null: none was out by then. */
  window(from: Period, to: Period, asOf: string | null): ObservationsAnswer | null {
    if (asOf === null) return this.vintages[0]!.window(from, to);
    const held = this.vintages.find(({ record }) => isKnownBy(outOn(record), asOf));
    return held ? { ...held.window(from, to), record: { ...held.record, vintages: this.record.vintages } } : null;
  }
}

const heldIn = (store: SnapshotStore, holder: string): readonly HeldSeries[] =>
  store.manifest.files
    .filter((file) => file.part === "prices")
    .flatMap((file) => store.table<PriceRow>(file.path).map((row) => new HeldSeries(row, file, holder)));
const editionOf = ({ record }: HeldSeries): string => `${record.id}\n${outOn(record)}`;

/** The price series of the embedded snapshot, or of files that were read in: every publisher's, each file with its own date and licence. */
export class SnapshotPrices implements PricePort {
  readonly keepsVintages = true;
  #series: ReadonlyMap<string, HeldVintages> | null = null;

  constructor(
    private readonly store: SnapshotStore,
    readonly sourceId: string = "snapshot",
    private readonly holder: string = "the snapshot",
    /** Its editions of the same series are further vintages: an older file that is read in hides no newer figure. */
    private readonly beside: SnapshotStore | null = null,
  ) {}

  #held(): ReadonlyMap<string, HeldVintages> {
    if (this.#series) return this.#series;
    const own = heldIn(this.store, this.holder);
    const ids = new Set(own.map(({ record }) => record.id));
    const editions = new Set(own.map(editionOf));
    const others = this.beside === null ? [] : heldIn(this.beside, "the snapshot");
    const all = [...own, ...others.filter((one) => ids.has(one.record.id) && !editions.has(editionOf(one)))];
    const vintages = [...groupBy(all, ({ record }) => record.id)].map(
      ([id, held]) => [id, new HeldVintages([...held].sort(newestFirst))] as const,
    );
    return (this.#series = new Map(vintages));
  }

  catalogue(): Promise<readonly SeriesRecord[]> {
    return Promise.resolve([...this.#held().values()].map((series) => series.record));
  }

  observations: PricePort["observations"] = (requests) =>
    Promise.resolve(
      requests.map(
        ({ id, from, to, asOf }) =>
          this.#held()
            .get(id)
            ?.window(from, to, asOf ?? null) ?? null,
      ),
    );
}

const newestFirst = (a: HeldSeries, b: HeldSeries): number =>
  (outOn(b.record) ?? "").localeCompare(outOn(a.record) ?? "");
