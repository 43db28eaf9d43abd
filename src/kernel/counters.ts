/** Where parts report what happened, by kind; the metrics page reads it. Labels are few and fixed: never a key, a URL or a code asked for. */
export interface Counters {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
}

export class MemoryCounters implements Counters {
  readonly #values = new Map<string, number>();

  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = `${name}{${Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, value]) => `${label}=${value}`)
      .join(",")}}`;
    this.#values.set(key, (this.#values.get(key) ?? 0) + by);
  }

  /** Sum over all labels that contain `part`, e.g. `read("cache_bad_entry", "kind=digest")`. */
  read(name: string, part = ""): number {
    let sum = 0;
    for (const [key, value] of this.#values)
      if (key.startsWith(`${name}{`) && key.slice(name.length).includes(part)) sum += value;
    return sum;
  }

  entries(): readonly (readonly [string, number])[] {
    return [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

export const noCounters: Counters = { count: () => {} };
