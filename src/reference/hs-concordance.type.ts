import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { HsEditionId } from "./hs-editions.js";

export const CodeRelation = {
  ONE_TO_ONE: "ONE_TO_ONE",
  ONE_TO_MANY: "ONE_TO_MANY",
  MANY_TO_ONE: "MANY_TO_ONE",
  MANY_TO_MANY: "MANY_TO_MANY",
  UNKNOWN: "UNKNOWN",
} as const;
export type CodeRelation = (typeof CodeRelation)[keyof typeof CodeRelation];
registerEnumType(CodeRelation, {
  name: "CodeRelation",
  description: "How the goods of a code in one edition stand to those of a code in another.",
  valuesConfig: {
    ONE_TO_ONE: { description: "The same goods." },
    ONE_TO_MANY: { description: "The code was split: its goods went to several, and this one took nothing else." },
    MANY_TO_ONE: { description: "All of the code went into this one, and other goods too." },
    MANY_TO_MANY: { description: "The code was split, and this one took goods of others too." },
    UNKNOWN: { description: "No table is held of a step between, and the codes around it changed." },
  },
});

export const CorrespondenceBasis = { TABLE: "TABLE", SAME_CODE: "SAME_CODE", NONE: "NONE" } as const;
export type CorrespondenceBasis = (typeof CorrespondenceBasis)[keyof typeof CorrespondenceBasis];
registerEnumType(CorrespondenceBasis, {
  name: "CorrespondenceBasis",
  description: "Why two codes are said to correspond.",
  valuesConfig: {
    TABLE: { description: "A table says so at every step between the editions." },
    SAME_CODE: {
      description:
        "Of at least one step no table is held, and both editions have the code; the goods are taken to be the same.",
    },
    NONE: { description: "No counterpart is known." },
  },
});

@ObjectType({ description: "A six-digit code of one edition and a counterpart in another." })
export class CodeCorrespondence {
  @Field(() => HsEditionId, { description: "Edition of `fromCode`." })
  readonly from!: HsEditionId;
  @Field(() => HsEditionId, { description: "Edition of `toCode`." })
  readonly to!: HsEditionId;
  @Field(() => String, { description: "Code in the first edition, e.g. `722693`." })
  readonly fromCode!: string;
  @Field(() => String, {
    nullable: true,
    description: "Code in the second edition, e.g. `722699`; null where none is known.",
  })
  readonly toCode!: string | null;
  @Field(() => CodeRelation, { description: "How they stand to each other." })
  readonly relation!: CodeRelation;
  @Field(() => Float, {
    nullable: true,
    description:
      "Share of `fromCode`'s trade that goes to `toCode`, from 0 to 1: 1 where all of it does; of a code that was split an estimate of the table's makers. Null where no table says: shares are never made up.",
  })
  readonly weight!: number | null;
  @Field(() => CorrespondenceBasis, { description: "Why they are said to correspond." })
  readonly basis!: CorrespondenceBasis;
  @Field(() => String, { nullable: true, description: "What to know of it; null where nothing." })
  readonly note!: string | null;
}

export const BasketFit = { WHOLE: "WHOLE", PART: "PART", BY_HEADING: "BY_HEADING", UNKNOWN: "UNKNOWN" } as const;
export type BasketFit = (typeof BasketFit)[keyof typeof BasketFit];
registerEnumType(BasketFit, {
  name: "BasketFit",
  description: "How much of a code of an edition a basket of HS 2022 codes holds.",
  valuesConfig: {
    WHOLE: { description: "All of it." },
    PART: { description: "A part: other goods of the code lie outside the basket." },
    BY_HEADING: { description: "The basket holds its whole heading; what became of the code itself no table says." },
    UNKNOWN: { description: "The basket has the same code, but its heading changed and no table says how." },
  },
});

@ObjectType({ description: "A six-digit code that stands for goods of a basket in one edition." })
export class BasketMember {
  @Field(() => String, { description: "Code in that edition, e.g. `722520`." })
  readonly code!: string;
  @Field(() => String, { description: "Description in that edition." })
  readonly description!: string;
  @Field(() => BasketFit, { description: "How much of it the basket holds." })
  readonly fit!: BasketFit;
  @Field(() => Float, {
    nullable: true,
    description: "Share of the code's trade that is in the basket, from 0 to 1: 1 for WHOLE; null where no table says.",
  })
  readonly share!: number | null;
}

@ObjectType({ description: "A basket in the codes of one edition." })
export class BasketMembers {
  @Field(() => HsEditionId, { description: "The edition." })
  readonly edition!: HsEditionId;
  @Field(() => [BasketMember], { description: "Its six-digit codes there." })
  readonly members!: readonly BasketMember[];
  @Field(() => [String], {
    description: "Six-digit codes of the basket in HS 2022 that have no known counterpart in the edition.",
  })
  readonly withoutCounterpart!: readonly string[];
  @Field(() => [String], {
    description: "Codes of the basket outside chapters 26, 72 and 73, of which earlier editions are not held.",
  })
  readonly notHeld!: readonly string[];
}
