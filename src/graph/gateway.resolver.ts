import { Field, Int, ObjectType, Query, registerEnumType, Resolver } from "type-graphql";
import { DateScalar } from "../kernel/index.js";
import { GatewayCache } from "./gateway-cache.js";

export const GatewayMode = { AUTO: "AUTO", LIVE: "LIVE", SNAPSHOT: "SNAPSHOT" } as const;
export type GatewayMode = (typeof GatewayMode)[keyof typeof GatewayMode];
registerEnumType(GatewayMode, {
  name: "GatewayMode",
  description: "Where answers come from.",
  valuesConfig: {
    AUTO: { description: "Sources first, the embedded snapshot behind them." },
    LIVE: { description: "Sources only." },
    SNAPSHOT: { description: "The embedded snapshot only; no network at all." },
  },
});

@ObjectType({ description: "The figures embedded in the package." })
export class SnapshotInfo {
  @Field(() => DateScalar, { description: "Day on which it was built." })
  readonly builtOn!: string;
  @Field(() => Int, { description: "Files in it, each with its digest checked at start." })
  readonly files!: number;
  @Field(() => Int, { description: "Rows in all its files." })
  readonly rows!: number;

  constructor(init: Pick<SnapshotInfo, "builtOn" | "files" | "rows">) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "This gateway." })
export class Gateway {
  @Field(() => String, { description: "Version of the package." })
  readonly version!: string;
  @Field(() => GatewayMode, { description: "Where answers come from (ENTREPOT_MODE)." })
  readonly mode!: GatewayMode;
  @Field(() => SnapshotInfo, { nullable: true, description: "Embedded figures; null where none are loaded." })
  readonly snapshot!: SnapshotInfo | null;

  @Field(() => GatewayCache, {
    nullable: true,
    description: "What is kept of the answers of sources, and how that goes; null in mode SNAPSHOT, which asks nobody.",
  })
  readonly cache!: GatewayCache | null;

  constructor(init: Pick<Gateway, "version" | "mode" | "snapshot" | "cache">) {
    Object.assign(this, init);
  }
}

@Resolver()
export class GatewayResolver {
  constructor(private readonly state: () => Gateway) {}

  @Query(() => Gateway, { description: "Version, mode, embedded data and cache of this gateway." })
  gateway(): Gateway {
    return this.state();
  }
}
