import { Field, Int, ObjectType } from "type-graphql";
import { Agreement } from "./agreement.type.js";
import { DiplomaticEvent } from "./event.type.js";

@ObjectType({ description: "A bounded list of agreements." })
export class AgreementList {
  @Field(() => Int, { description: "How many there are in all." })
  readonly totalCount: number;
  @Field(() => [Agreement], { description: "The agreements." })
  readonly nodes: readonly Agreement[];
  constructor(all: readonly Agreement[], first = all.length) {
    this.totalCount = all.length;
    this.nodes = first < all.length ? all.slice(0, first) : all;
  }
}

@ObjectType({ description: "A bounded list of events." })
export class EventList {
  @Field(() => Int, { description: "How many there are in all." })
  readonly totalCount: number;
  @Field(() => [DiplomaticEvent], { description: "The events, oldest first." })
  readonly nodes: readonly DiplomaticEvent[];
  constructor(all: readonly DiplomaticEvent[]) {
    this.totalCount = all.length;
    this.nodes = all;
  }
}
