import { Field, ObjectType } from "type-graphql";
import { Figure } from "../kernel/index.js";

@ObjectType({
  description: "Tonnes made set against tonnes imported. displaced + uncovered = imports; displaced + excess = output.",
})
export class ScenarioBalance {
  @Field(() => Figure, { description: "Products made, tonnes (`t`)." })
  readonly output!: Figure;
  @Field(() => Figure, { description: "Mean imports of the reference years, tonnes (`t`)." })
  readonly imports!: Figure;
  @Field(() => Figure, { description: "Imports that the output could take the place of, tonnes (`t`)." })
  readonly displaced!: Figure;
  @Field(() => Figure, { description: "Imports that remain, tonnes (`t`)." })
  readonly uncovered!: Figure;
  @Field(() => Figure, { description: "Output above all imports, tonnes (`t`); it displaces none." })
  readonly excess!: Figure;
  @Field(() => Figure, {
    description: "Displaced × unit value of the reference years, US dollars (`USD`). Not a saving.",
  })
  readonly valueDisplaced!: Figure;

  constructor(init: ScenarioBalance) {
    Object.assign(this, init);
  }
}
