import { Field, Int, ObjectType } from "type-graphql";
import { Derivation, DerivationParameter, Figure, globalId, Unit } from "../kernel/index.js";
import type { VotingRecord } from "./agreements.records.js";
import type { AgreementWorld } from "./world.js";

@ObjectType({
  description: "How two states voted in the UN General Assembly in one year, over the roll calls where both voted.",
})
export class VotingYear {
  @Field(() => Int, { description: "Calendar year." })
  readonly year: number;
  @Field(() => Int, { description: "Roll calls in which both voted yes, no or abstained." })
  readonly rollCalls: number;
  readonly #record: VotingRecord;
  readonly #world: AgreementWorld;

  constructor(record: VotingRecord, world: AgreementWorld) {
    this.year = record.year;
    this.rollCalls = record.rollCalls;
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Figure, { description: "Share of the roll calls in which both voted alike, a fraction of 1." })
  get same(): Figure {
    return this.#share(this.#record.same, "roll calls in which both voted alike");
  }
  @Field(() => Figure, { description: "Share in which one voted yes and the other no, a fraction of 1." })
  get opposite(): Figure {
    return this.#share(this.#record.opposite, "roll calls with a yes against a no");
  }
  #share(count: number, counted: string): Figure {
    if (this.rollCalls === 0) return Figure.missing(Unit.FRACTION, "NOT_REPORTED", "No roll call with both.");
    return new Figure({
      value: count / this.rollCalls,
      unit: Unit.FRACTION,
      status: ["DERIVED"],
      freshness: "RECORDED",
      lineage: {
        provenance: () => this.#world.provenance([this.#record.citation]),
        derivation: () =>
          new Derivation(
            `${counted} ÷ roll calls in which both voted yes, no or abstained`,
            // The votes are counted at the source: the two states are what can be asked for again.
            this.#record.pair.map((code) => globalId("Country", code)),
            [
              new DerivationParameter("counted", String(count)),
              new DerivationParameter("roll calls", String(this.rollCalls)),
            ],
          ),
      },
    });
  }
}
