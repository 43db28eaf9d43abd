import { ArgsType, Field, ID } from "type-graphql";
import { CountryCodeScalar, DateScalar, PageArgs } from "../kernel/index.js";
import { AgreementOrder, AgreementStatus, InstrumentKind } from "./agreement.enums.js";
import type * as records from "./agreements.records.js";
import { DiplomaticEventKind, FacilityStatus } from "./subject.enums.js";

@ArgsType()
export class AgreementsArgs extends PageArgs {
  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description:
      "All of these countries take part: as party or signatory, as member of a bloc that does, as the state that continues a former one, or by the seat of an organisation that signed (see `AgreementParty.countsAs`).",
  })
  parties?: string[] | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "In force on this day, e.g. `2025-07-11`: entry into force known and not later, no end before it. Blocs count with their members of that day.",
  })
  inForceOn?: string | null;
  @Field(() => [InstrumentKind], { nullable: true, description: "Any of these kinds." })
  kinds?: records.InstrumentKind[] | null;
  @Field(() => [AgreementStatus], { nullable: true, description: "Any of these states." })
  statuses?: records.AgreementStatus[] | null;
  @Field(() => [String], { nullable: true, description: "Any of these topics, e.g. `trade`, `steel`, `gas-pipeline`." })
  topics?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: "Every word begins a word of the titles, summary, parties, signatories or topics.",
  })
  text?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Signed on this day or later." })
  signedFrom?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Signed on this day or earlier." })
  signedTo?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "As known by the end of this day, e.g. `2011-12-31`: states, parties, dates and steps follow from what was dated by then; where a register's edition is younger, `coverage.missing` and `caveats` say so. Filters are applied after. At most 6 different days in one request.",
  })
  asOf?: string | null;
  @Field(() => [ID], { nullable: true, description: "Listed in any of these registers, e.g. `wto-rta`, `curated`." })
  sources?: string[] | null;
  @Field(() => AgreementOrder, { defaultValue: "SIGNED_DESC", description: "Order; undated ones come last." })
  orderBy: AgreementOrder = "SIGNED_DESC";
}

@ArgsType()
export class FacilitiesArgs extends PageArgs {
  @Field(() => CountryCodeScalar, { nullable: true, description: "In this country." })
  country?: string | null;
  @Field(() => [FacilityStatus], { nullable: true, description: "In any of these states." })
  statuses?: records.FacilityStatus[] | null;
  @Field(() => String, { nullable: true, description: "Every word begins a word of the names, place or owners." })
  text?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "As known by the end of this day, e.g. `2011-12-31`: see `agreements`.",
  })
  asOf?: string | null;
  @Field(() => [ID], { nullable: true, description: "Listed in any of these registers, e.g. `gem-gist`, `curated`." })
  sources?: string[] | null;
}

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description:
      "All of these countries take part: themselves, through a bloc, an organisation, or a person who held office there.",
  })
  parties?: string[] | null;
  @Field(() => [DiplomaticEventKind], { nullable: true, description: "Any of these kinds." })
  kinds?: records.EventRecord["kind"][] | null;
  @Field(() => DateScalar, { nullable: true, description: "On this day or later." })
  from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "On this day or earlier." })
  to?: string | null;
  @Field(() => String, { nullable: true, description: "Every word begins a word of the title or place." })
  text?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "As known by the end of this day, e.g. `2011-12-31`: see `agreements`.",
  })
  asOf?: string | null;
  @Field(() => [ID], { nullable: true, description: "Read in any of these registers, e.g. `curated`, `gdelt`." })
  sources?: string[] | null;
}
