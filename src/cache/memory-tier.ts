import { LRUCache } from "lru-cache";
import type { AgedCell } from "./cell.js";
import { deepFreeze } from "./freeze.js";

export type Slice = ReadonlyMap<string, AgedCell<unknown>>;

/** Larger slices are answered but not kept. */
const MAX_ENTRY_BYTES = 2 * 1024 * 1024;

/** Bounded by bytes, least recently used first out. (Keyv's own memory store never shrinks, measured, reliability §0.2.) */
export class MemoryTier {
  readonly #lru: LRUCache<string, Slice>;

  constructor(maxBytes: number) {
    this.#lru = new LRUCache({ maxSize: maxBytes, maxEntrySize: MAX_ENTRY_BYTES });
  }

  get bytes(): number {
    return this.#lru.calculatedSize;
  }
  get entries(): number {
    return this.#lru.size;
  }

  get(key: string): Slice | undefined {
    return this.#lru.get(key);
  }

  /**
   * Keeps of each cell the newer one, by the monotonic clock: when the wall clock was set back, what comes would be older than what is held, and
   * the source would be asked again at every question. Gives what is held now. Values are frozen.
   */
  merge(key: string, cells: Slice): Slice {
    const merged = new Map(this.#lru.peek(key));
    for (const [id, cell] of cells) {
      const held = merged.get(id);
      if (!held || held.bornMs <= cell.bornMs) merged.set(id, deepFreeze(cell));
    }
    this.#lru.set(key, merged, { size: sizeOf(key, merged) });
    return merged;
  }

  delete(key: string): void {
    this.#lru.delete(key);
  }
}

/** A cell is measured once, though its slice is written often. */
const measured = new WeakMap<object, number>();

/** About what the slice takes: two bytes a character of its JSON, and its map. */
const sizeOf = (key: string, cells: Slice): number => {
  let characters = key.length + 200;
  for (const [id, cell] of cells) {
    let size = measured.get(cell);
    if (size === undefined) measured.set(cell, (size = 100 + (JSON.stringify(cell.value) ?? "").length));
    characters += id.length + size;
  }
  return characters * 2;
};
