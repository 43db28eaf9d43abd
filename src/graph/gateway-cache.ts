import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "The store behind the memory, which other processes may share." })
export class GatewayStore {
  @Field(() => String, { description: "`file`, `sqlite` or `redis` (ENTREPOT_CACHE)." })
  readonly kind!: string;
  @Field(() => Boolean, {
    description:
      "It failed and is left alone for one to four seconds; answers come from the memory and the sources. True until a question has tried it again.",
  })
  readonly resting!: boolean;
  @Field(() => Boolean, { description: "Nothing is written for the moment, e.g. a full disk; it may still be read." })
  readonly writesRest!: boolean;

  constructor(init: Pick<GatewayStore, "kind" | "resting" | "writesRest">) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "How often something happened since the start." })
export class GatewayCount {
  @Field(() => String, { description: "What, e.g. `cache_bad_entry`; all are listed in docs/operating.md." })
  readonly name!: string;
  @Field(() => String, { description: "Which, e.g. `kind=digest`; empty where there is but one kind." })
  readonly labels!: string;
  @Field(() => Float, { description: "Times." })
  readonly value!: number;

  constructor(init: Pick<GatewayCount, "name" | "labels" | "value">) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "What is kept of the answers of sources, in this process and behind it." })
export class GatewayCache {
  @Field(() => Float, { description: "Memory that kept answers take, bytes, estimated." })
  readonly memoryBytes!: number;
  @Field(() => Int, { description: "Slices kept in memory, e.g. one reporter's imports of a year." })
  readonly memoryEntries!: number;
  @Field(() => GatewayStore, { nullable: true, description: "Null where nothing is kept behind the memory." })
  readonly store!: GatewayStore | null;
  @Field(() => [GatewayCount], { description: "Of cache and calls, by name; what never happened is not listed." })
  readonly counts!: readonly GatewayCount[];

  constructor(init: Pick<GatewayCache, "memoryBytes" | "memoryEntries" | "store" | "counts">) {
    Object.assign(this, init);
  }
}
