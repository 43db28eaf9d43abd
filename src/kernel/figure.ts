import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { Missing } from "./missing.js";
import type { MissingReason } from "./missing.js";
import { Provenance } from "./provenance.js";
import { Unit } from "./unit.js";

export const FigureStatus = {
  REPORTED: "REPORTED",
  ESTIMATED: "ESTIMATED",
  PROVISIONAL: "PROVISIONAL",
  REVISED: "REVISED",
  BREAK: "BREAK",
  PARTIAL: "PARTIAL",
  DERIVED: "DERIVED",
} as const;
export type FigureStatus = (typeof FigureStatus)[keyof typeof FigureStatus];
registerEnumType(FigureStatus, {
  name: "FigureStatus",
  description: "What is known of a value.",
  valuesConfig: {
    REPORTED: { description: "As published." },
    ESTIMATED: { description: "Estimated by the publisher." },
    PROVISIONAL: { description: "Will be revised." },
    REVISED: { description: "Changed since its first release." },
    BREAK: { description: "The series changes its definition here." },
    PARTIAL: { description: "Part of the period or of the parts is missing." },
    DERIVED: { description: "Computed by the gateway; see `derivation`." },
  },
});

export const Freshness = { LIVE: "LIVE", CACHED: "CACHED", STALE: "STALE", RECORDED: "RECORDED" } as const;
export type Freshness = (typeof Freshness)[keyof typeof Freshness];
registerEnumType(Freshness, {
  name: "Freshness",
  description: "How the value came here.",
  valuesConfig: {
    LIVE: { description: "Asked upstream for this request." },
    CACHED: { description: "From the store, within its life." },
    STALE: { description: "From the store, past its life: upstream is failing or being asked again." },
    RECORDED: { description: "From the embedded snapshot or a loaded file." },
  },
});
/** From best to worst; a derived figure is as fresh as its worst input. */
const FRESHNESS_ORDER: readonly Freshness[] = ["LIVE", "CACHED", "RECORDED", "STALE"];

@ObjectType({ description: "A parameter of a derivation." })
export class DerivationParameter {
  @Field(() => String, { description: "Name, with its unit where it has one." })
  readonly name: string;
  @Field(() => String, { description: "Value as text." })
  readonly value: string;
  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }
}

@ObjectType({ description: "How a figure was computed." })
export class Derivation {
  @Field(() => String, { description: "The formula in words or symbols." })
  readonly formula: string;
  @Field(() => [String], {
    description: "Ids of the series, flows or figures used; each can be asked for again with `node(id:)`.",
  })
  readonly inputs: readonly string[];
  @Field(() => [DerivationParameter], { description: "Numbers and choices that went in beside the inputs." })
  readonly parameters: readonly DerivationParameter[];
  constructor(formula: string, inputs: readonly string[], parameters: readonly DerivationParameter[] = []) {
    this.formula = formula;
    this.inputs = inputs;
    this.parameters = parameters;
  }
}

/** Built only when selected: most queries ask for the bare number. */
export interface Lineage {
  provenance(): readonly Provenance[];
  derivation?(): Derivation | null;
}

export interface FigureInit {
  readonly value: number | null;
  readonly unit: Unit;
  readonly status?: readonly FigureStatus[];
  readonly missing?: Missing | null;
  readonly freshness?: Freshness | null;
  readonly lineage?: Lineage;
}

const NO_LINEAGE: Lineage = { provenance: () => [] };

/** A number that can say where it came from. Invariant: `value` is null exactly when `missing` is set; never NaN, never Infinity. */
@ObjectType({
  description:
    "A number with its unit, its status, and where it came from. A null value always has a reason in `missing`.",
})
export class Figure {
  @Field(() => Float, { nullable: true, description: "The number; null only with `missing`." })
  readonly value: number | null;
  @Field(() => Unit, { description: "Its unit." })
  readonly unit: Unit;
  @Field(() => [FigureStatus], { description: "What is known of it; empty when missing." })
  readonly status: readonly FigureStatus[];
  @Field(() => Missing, { nullable: true, description: "Why there is no number; null when there is one." })
  readonly missing: Missing | null;
  @Field(() => Freshness, { nullable: true, description: "How it came here; null when missing." })
  readonly freshness: Freshness | null;
  readonly #lineage: Lineage;

  constructor(init: FigureInit) {
    if ((init.value === null) !== (init.missing != null))
      throw new Error("Figure: a null value needs a reason, and a value has none.");
    if (init.value !== null && !Number.isFinite(init.value)) throw new Error(`Figure: ${init.value} is not a number.`);
    this.value = init.value;
    this.unit = init.unit;
    this.status = init.status ?? (init.value === null ? [] : [FigureStatus.REPORTED]);
    this.missing = init.missing ?? null;
    this.freshness = init.value === null ? null : (init.freshness ?? null);
    this.#lineage = init.lineage ?? NO_LINEAGE;
  }

  @Field(() => [Provenance], { description: "Every source behind the number." })
  get provenance(): readonly Provenance[] {
    return this.#lineage.provenance();
  }
  @Field(() => Derivation, { nullable: true, description: "How it was computed; null for a number as published." })
  get derivation(): Derivation | null {
    return this.#lineage.derivation?.() ?? null;
  }

  static missing(unit: Unit, reason: MissingReason, detail: string | null = null): Figure {
    return new Figure({ value: null, unit, missing: new Missing(reason, detail) });
  }

  /** A number computed from `inputs`: inherits their flags, their worst freshness and all their provenance. */
  static derived(
    value: number,
    unit: Unit,
    how: {
      readonly formula: string;
      readonly inputs: readonly Figure[];
      readonly inputIds: () => readonly string[];
      readonly parameters?: readonly DerivationParameter[];
      readonly status?: readonly FigureStatus[];
    },
  ): Figure {
    const status = new Set<FigureStatus>([FigureStatus.DERIVED, ...(how.status ?? [])]);
    for (const input of how.inputs) for (const flag of input.status) if (flag !== "REPORTED") status.add(flag);
    return new Figure({
      value,
      unit,
      status: [...status],
      freshness: worstFreshness(how.inputs.map((input) => input.freshness)),
      lineage: {
        provenance: () => mergeProvenance(how.inputs.map((input) => input.provenance)),
        derivation: () => new Derivation(how.formula, how.inputIds(), how.parameters ?? []),
      },
    });
  }
}

export const worstFreshness = (all: readonly (Freshness | null)[]): Freshness | null =>
  all.reduce<Freshness | null>(
    (worst, next) =>
      next === null || (worst !== null && FRESHNESS_ORDER.indexOf(next) <= FRESHNESS_ORDER.indexOf(worst))
        ? worst
        : next,
    null,
  );

export const mergeProvenance = (lists: readonly (readonly Provenance[])[]): readonly Provenance[] => {
  const byKey = new Map<string, Provenance>();
  for (const list of lists) for (const item of list) if (!byKey.has(item.key)) byKey.set(item.key, item);
  return [...byKey.values()];
};
