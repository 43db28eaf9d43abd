import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Actor, globalId, Node } from "../kernel/index.js";

export const CountryKind = {
  COUNTRY: "COUNTRY",
  TERRITORY: "TERRITORY",
  AREA: "AREA",
  WORLD: "WORLD",
  FORMER: "FORMER",
} as const;
export type CountryKind = (typeof CountryKind)[keyof typeof CountryKind];
registerEnumType(CountryKind, {
  name: "CountryKind",
  description: "What kind of place a code stands for.",
  valuesConfig: {
    COUNTRY: { description: "A country." },
    TERRITORY: { description: "A territory with a code of its own." },
    AREA: { description: "A rest or zone that statistics use like a country." },
    WORLD: { description: "All countries: an aggregate, never a country." },
    FORMER: { description: "A country that no longer exists." },
  },
});

export interface CountryRecord {
  readonly alpha3: string; // ISO, or W00 for World, or a private X.. code for areas not elsewhere specified
  readonly alpha2: string | null;
  readonly m49: string | null; // three digits
  readonly name: string;
  readonly kind: CountryKind;
  /** Names accepted on input, any language. */
  readonly names: readonly string[];
}

@ObjectType({
  implements: [Node, Actor],
  description:
    "A country or territory, or an area that statistics use like one (World, areas not elsewhere specified).",
})
export class Country {
  readonly id: string;
  // A text, not the scalar: `... on Country { code } ... on Commodity { code }` in one selection needs one type.
  @Field(() => String, { description: "ISO 3166-1 alpha-3, e.g. `PAK`; `W00` is the World." })
  readonly code: string;
  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-2, e.g. `PK`." })
  readonly alpha2: string | null;
  @Field(() => String, { nullable: true, description: "UN M49 code as text, e.g. `586`." })
  readonly m49: string | null;
  readonly name: string;
  @Field(() => CountryKind, { description: "Country, territory, statistical area, or the World." })
  readonly kind: CountryKind;

  constructor(readonly record: CountryRecord) {
    this.id = globalId("Country", record.alpha3);
    this.code = record.alpha3;
    this.alpha2 = record.alpha2;
    this.m49 = record.m49;
    this.name = record.name;
    this.kind = record.kind;
  }
}
