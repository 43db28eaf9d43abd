import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar } from "../kernel/index.js";

export const SourceMode = { LIVE: "LIVE", AUTO: "AUTO", SNAPSHOT: "SNAPSHOT", OFF: "OFF" } as const;
export type SourceMode = (typeof SourceMode)[keyof typeof SourceMode];
registerEnumType(SourceMode, {
  name: "SourceMode",
  description: "How the gateway uses a source at the moment.",
  valuesConfig: {
    LIVE: { description: "Asked over the network; no embedded figures behind it." },
    AUTO: { description: "Asked over the network first, the embedded figures behind it." },
    SNAPSHOT: { description: "Embedded figures only; never asked over the network." },
    OFF: { description: "Known, but neither asked nor embedded." },
  },
});

export const HealthState = { OK: "OK", DEGRADED: "DEGRADED", DOWN: "DOWN", UNKNOWN: "UNKNOWN" } as const;
export type HealthState = (typeof HealthState)[keyof typeof HealthState];
registerEnumType(HealthState, {
  name: "HealthState",
  description: "How a source did lately.",
  valuesConfig: {
    OK: { description: "It answers, or is never asked and its embedded figures have the right digest." },
    DEGRADED: { description: "Some of its answers fail." },
    DOWN: { description: "It does not answer and is left alone for a while." },
    UNKNOWN: { description: "Not asked since the start, or off." },
  },
});

@ObjectType({ description: "Whether a source needs a key, and whether one is set." })
export class SourceCredential {
  @Field(() => Boolean, { description: "Does it answer only with a key?" })
  readonly required!: boolean;
  @Field(() => Boolean, { description: "Is a key configured? The key itself is never shown." })
  readonly configured!: boolean;
  @Field(() => String, { nullable: true, description: "Where to get a key; null where none exists." })
  readonly signUpUrl!: string | null;
}

export const BreakerState = { CLOSED: "CLOSED", HALF_OPEN: "HALF_OPEN", OPEN: "OPEN" } as const;
export type BreakerState = (typeof BreakerState)[keyof typeof BreakerState];
registerEnumType(BreakerState, {
  name: "BreakerState",
  description: "Whether calls to a source are let through.",
  valuesConfig: {
    CLOSED: { description: "Calls are made." },
    HALF_OPEN: { description: "One call is let through to see whether the source is back." },
    OPEN: { description: "None is made for a while: it failed too often." },
  },
});

@ObjectType({ description: "How a source did lately." })
export class SourceHealth {
  @Field(() => HealthState, { description: "In one word." })
  readonly state!: HealthState;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last good answer over the network; null where there was none.",
  })
  readonly lastSuccessAt!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "When the digests of its embedded files were checked; null where nothing of it is embedded.",
  })
  readonly embeddedCheckedAt!: string | null;
  @Field(() => String, { nullable: true, description: "Code of the last failure, e.g. `UPSTREAM_TIMEOUT`." })
  readonly lastErrorCode!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "When it failed last; null where it has not." })
  readonly lastErrorAt!: string | null;
  @Field(() => BreakerState, { nullable: true, description: "Null where it is never asked over the network." })
  readonly breaker!: BreakerState | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "It asked not to be called before; null where calls are allowed.",
  })
  readonly heldUntil!: string | null;
}

@ObjectType({ description: "How many calls a source still allows." })
export class SourceQuota {
  @Field(() => Int, { description: "Calls allowed in its window." })
  readonly limit!: number;
  @Field(() => Int, { description: "Calls left." })
  readonly remaining!: number;
  @Field(() => DateScalar, { nullable: true, description: "When the window starts again." })
  readonly resetsAt!: string | null;
}

@ObjectType({ description: "How old the figures of a source may be." })
export class SourceFreshness {
  @Field(() => String, { description: "Lifetime of its figures in words." })
  readonly policy!: string;
  @Field(() => DateScalar, { nullable: true, description: "When figures were last fetched, or the file was read." })
  readonly lastRetrievedAt!: string | null;
}

/** What of a source changes while the gateway runs. */
export interface SourceState {
  readonly mode: SourceMode;
  readonly credential: SourceCredential;
  readonly health: SourceHealth;
  readonly quota: SourceQuota | null;
  readonly freshness: SourceFreshness;
}

/** Given by the composition root, which knows the adapters and the snapshot. */
export interface SourceStateProvider {
  state(sourceId: string): SourceState;
}
