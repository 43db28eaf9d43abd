import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConnectionOf } from "../../src/kernel/index.js";
import { paginate } from "../../src/kernel/index.js";

const idOf = (item: string) => item;

describe("paginate", () => {
  test("the pages put together are the whole, once each", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (all, first) => {
          const seen: string[] = [];
          let after: string | null = null;
          do {
            const page: ConnectionOf<string> = paginate(all, { first, after }, idOf);
            seen.push(...page.nodes);
            expect(page.totalCount).toBe(all.length);
            after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
          } while (after);
          expect(seen).toEqual(all);
        },
      ),
    );
  });

  test("a cursor holds when items are inserted before it", () => {
    const page = paginate(["a", "b", "c"], { first: 2 }, idOf);
    expect(paginate(["x", "a", "b", "c"], { first: 2, after: page.pageInfo.endCursor }, idOf).nodes).toEqual(["c"]);
  });

  test.each([0, -1, 501, 1.5])("page size %d is refused by name", (first) => {
    expect(() => paginate(["a"], { first }, idOf)).toThrow(/first/);
  });

  test("a foreign cursor is refused by name", () => {
    expect(() => paginate(["a"], { first: 1, after: "bm9wZQ" }, idOf)).toThrow(/after/);
  });
});
