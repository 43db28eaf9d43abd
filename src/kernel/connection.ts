import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { ClassType } from "type-graphql";
import { badInput } from "./errors.js";

export const PAGE_DEFAULT = 50;
export const PAGE_MAXIMUM = 500;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: PAGE_DEFAULT, description: `Page size, 1 to ${PAGE_MAXIMUM}.` })
  first: number = PAGE_DEFAULT;
  @Field(() => String, { nullable: true, description: "`endCursor` of the page before." })
  after?: string | null;
}

@ObjectType({ description: "Where a page stands in the whole." })
export class PageInfo {
  @Field(() => Boolean, { description: "Are there more after this page?" })
  readonly hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Are there any before it?" })
  readonly hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "Cursor of the first item." })
  readonly startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "Cursor of the last item: send it as `after`." })
  readonly endCursor!: string | null;
}

export interface EdgeOf<T> {
  readonly cursor: string;
  readonly node: T;
}
export interface ConnectionOf<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
  readonly edges: readonly EdgeOf<T>[];
  readonly pageInfo: PageInfo;
}

/** Relay connection types of a node class: `<Name>Connection` and `<Name>Edge`. Call once a node type. */
export const connectionType = <T extends object>(NodeClass: ClassType<T>, name: string): ClassType<ConnectionOf<T>> => {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page.` })
  class Edge implements EdgeOf<T> {
    @Field(() => String, { description: "Opaque position." })
    readonly cursor!: string;
    @Field(() => NodeClass, { description: "The item." })
    readonly node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${name} records.` })
  class Connection implements ConnectionOf<T> {
    @Field(() => Int, { description: "How many there are in all." })
    readonly totalCount!: number;
    @Field(() => [NodeClass], { description: "The items of the page." })
    readonly nodes!: readonly T[];
    @Field(() => [Edge], { description: "The items with their cursors." })
    readonly edges!: readonly EdgeOf<T>[];
    @Field(() => PageInfo, { description: "Where the page stands." })
    readonly pageInfo!: PageInfo;
  }
  return Connection;
};

/** Refuses a size out of range by name; never clamps silently. */
export const checkFirst = (first: number, maximum = PAGE_MAXIMUM): number => {
  if (!Number.isInteger(first) || first < 1 || first > maximum)
    throw badInput("first", `a page size from 1 to ${maximum}`, first);
  return first;
};

/** A page of a list in memory. The cursor holds the position and the id at it, so that a list that moved is noticed. */
export const paginate = <T>(
  all: readonly T[],
  args: { first: number; after?: string | null },
  idOf: (item: T) => string,
): ConnectionOf<T> => {
  const first = checkFirst(args.first);
  const cursorAt = (index: number) => Buffer.from(`${index}:${idOf(all[index]!)}`).toString("base64url");
  let start = 0;
  if (args.after != null) {
    const [position, ...id] = Buffer.from(args.after, "base64url").toString().split(":");
    const index = Number(position);
    const same = Number.isInteger(index) && all[index] !== undefined && idOf(all[index]) === id.join(":");
    const found = same ? index : all.findIndex((item) => idOf(item) === id.join(":"));
    if (found < 0) throw badInput("after", "the endCursor of an earlier page of this list", args.after);
    start = found + 1;
  }
  const nodes = all.slice(start, start + first);
  const edges = nodes.map((node, index) => ({ node, cursor: cursorAt(start + index) }));
  return {
    totalCount: all.length,
    nodes,
    edges,
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};
