/** What one request cost, as far as it is known; the answer's `extensions` show it. */
export class Usage {
  /** List items the operation could return, from its arguments alone. */
  costRows = 0;
  /** Figures or cells answered from the shared store. */
  cached = 0;
  readonly #calls = new Map<string, number>();

  /** One call left for a source. */
  called(sourceId: string): void {
    this.#calls.set(sourceId, (this.#calls.get(sourceId) ?? 0) + 1);
  }
  get upstreamCalls(): number {
    return [...this.#calls.values()].reduce((sum, calls) => sum + calls, 0);
  }
  /** Calls by source, in the order of the first. */
  get callsBySource(): readonly { readonly source: string; readonly calls: number }[] {
    return [...this.#calls].map(([source, calls]) => ({ source, calls }));
  }
}
