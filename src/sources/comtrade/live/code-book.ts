import type { ComtradeCodeBook, ComtradeCodeRow } from "../codes.js";
import { comtradeCodeBook } from "../codes.js";

/** The embedded numbers, and over them those of the lists that came last; swapped whole, so that no answer sees half of two. */
export class LiveCodeBook implements ComtradeCodeBook {
  #book: ComtradeCodeBook;
  readonly #embedded: ReadonlyMap<number, ComtradeCodeRow>;

  constructor(
    embedded: readonly ComtradeCodeRow[],
    /** Is it a code of ours? Comtrade's own letters (S19, _X, R20 …) are none. */
    private readonly isPlace: (alpha3: string) => boolean,
  ) {
    this.#embedded = new Map(embedded.map((row) => [row.code, row]));
    this.#book = comtradeCodeBook(embedded);
  }

  /** A number that is held keeps its country: the lists change roles and ends. A new one counts where its country is known. */
  overlay(listed: readonly ComtradeCodeRow[]): void {
    const rows = new Map(this.#embedded);
    for (const row of listed) {
      const held = rows.get(row.code);
      if (held) rows.set(row.code, { ...row, alpha3: held.alpha3 });
      else if (this.isPlace(row.alpha3)) rows.set(row.code, row);
    }
    this.#book = comtradeCodeBook([...rows.values()].sort((a, b) => a.code - b.code));
  }

  alpha3OfReporter(code: number): string | undefined {
    return this.#book.alpha3OfReporter(code);
  }
  alpha3OfPartner(code: number): string | undefined {
    return this.#book.alpha3OfPartner(code);
  }
  reporterCode(alpha3: string): number | undefined {
    return this.#book.reporterCode(alpha3);
  }
  partnerCode(alpha3: string): number | undefined {
    return this.#book.partnerCode(alpha3);
  }
  reporterCodes(alpha3: string, sinceYear: number): readonly number[] {
    return this.#book.reporterCodes(alpha3, sinceYear);
  }
  partnerCodes(alpha3: string, sinceYear: number): readonly number[] {
    return this.#book.partnerCodes(alpha3, sinceYear);
  }
}
