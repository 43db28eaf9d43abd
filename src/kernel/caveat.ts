import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "Something a careful reader must know before using the answer." })
export class Caveat {
  @Field(() => ID, { description: "Stable id; each is documented in docs/caveats.md." })
  readonly id: string;
  @Field(() => String, { description: "In words." })
  readonly text: string;
  constructor(id: string, text: string) {
    this.id = id;
    this.text = text;
  }
}
