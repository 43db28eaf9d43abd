import { Field, Float, ObjectType } from "type-graphql";
import {
  Actor,
  CountryCodeScalar,
  DateScalar,
  Figure,
  globalId,
  HistoricDate,
  Node,
  Provenance,
  Unit,
} from "../kernel/index.js";
import { Agreement } from "./agreement.type.js";
import type { ClaimRecord, DocumentRecord, QuantityRecord } from "./agreements.records.js";
import { Facility } from "./facility.type.js";
import { ClaimMetric, DocumentKind, QuantityQualifier } from "./subject.enums.js";
import type { ActorNode, AgreementWorld } from "./world.js";

@ObjectType({ description: "A quantity as somebody stated it." })
export class ClaimQuantity {
  @Field(() => Float, { nullable: true, description: "The number stated; null when only a range or words were given." })
  readonly value: number | null;
  @Field(() => Float, { nullable: true, description: "Lower end of a stated range or lower bound." })
  readonly low: number | null;
  @Field(() => Float, { nullable: true, description: "Upper end of a stated range or upper bound." })
  readonly high: number | null;
  @Field(() => QuantityQualifier, { description: "How it was put: exactly, about, over, up to." })
  readonly qualifier: QuantityRecord["qualifier"];
  @Field(() => Unit, { description: "Unit, e.g. `t/yr`, `1` (a fraction of 1), `acre`, `yr`." })
  readonly unit: Unit;

  constructor(record: QuantityRecord) {
    this.value = record.value;
    this.low = record.low;
    this.high = record.high;
    this.qualifier = record.qualifier;
    this.unit = Unit.of(record.unit);
  }
}

@ObjectType({
  implements: [Node],
  description: "A statement by somebody in a document, with the quantity it states. Not a fact of this register.",
})
export class Claim {
  readonly id: string;
  @Field(() => String, {
    description:
      "Short quotation, attributed to `speaker` and `document`. A text that begins with `[paraphrase]` is in this register's words: the document's own were not at hand.",
  })
  readonly quote: string;
  @Field(() => HistoricDate, { description: "When it was said." })
  readonly statedOn: HistoricDate;
  @Field(() => ClaimMetric, { description: "What is claimed." })
  readonly metric: ClaimRecord["metric"];
  @Field(() => ClaimQuantity, { nullable: true, description: "How much; null where the statement has no number." })
  readonly quantity: ClaimQuantity | null;
  readonly #world: AgreementWorld;

  constructor(
    readonly record: ClaimRecord,
    world: AgreementWorld,
  ) {
    this.id = globalId("Claim", record.key);
    this.quote = record.quote;
    this.statedOn = HistoricDate.parse(record.statedOn);
    this.metric = record.metric;
    this.quantity = record.quantity && new ClaimQuantity(record.quantity);
    this.#world = world;
  }

  @Field(() => Actor, { nullable: true, description: "Who said it; null where the document says it itself." })
  get speaker(): ActorNode | null {
    return this.record.speaker && this.#world.actor(this.record.speaker);
  }
  @Field(() => Document, { nullable: true, description: "Where it stands." })
  get document(): Document | null {
    return (this.record.document && this.#world.document(this.record.document)) || null;
  }
  @Field(() => Figure, {
    description: "The stated number as a figure. A range or words only give no single number: see `quantity`.",
  })
  get figure(): Figure {
    const { quantity } = this;
    if (quantity?.value == null)
      return Figure.missing(quantity?.unit ?? Unit.of("1"), "NOT_REPORTED", "The statement gives no single number.");
    return new Figure({
      value: quantity.value,
      unit: quantity.unit,
      freshness: "RECORDED",
      lineage: { provenance: () => this.provenance },
    });
  }
  @Field(() => Facility, { nullable: true, description: "The plant it is about." })
  get facility(): Facility | null {
    return (this.record.about.facility && this.#world.facility(this.record.about.facility)) || null;
  }
  @Field(() => Agreement, { nullable: true, description: "The instrument it is about." })
  get agreement(): Agreement | null {
    return (this.record.about.agreement && this.#world.agreement(this.record.about.agreement)) || null;
  }
  @Field(() => CountryCodeScalar, { nullable: true, description: "The country it is about." })
  get countryCode(): string | null {
    return this.record.about.country;
  }
  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "The other country, where it is about something between two, e.g. their trade.",
  })
  get partnerCode(): string | null {
    return this.record.about.partner ?? null;
  }
  @Field(() => String, { nullable: true, description: "Id of the basket of goods it is about, e.g. `STEEL`." })
  get basket(): string | null {
    return this.record.about.basket;
  }
  @Field(() => [Provenance], { description: "Where this is read." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance([this.record.citation]);
  }
}

@ObjectType({
  implements: [Node],
  description: "A news story, press release or other document, by its metadata: the text itself is not held.",
})
export class Document {
  readonly id: string;
  @Field(() => String, { description: "Title." })
  readonly title: string;
  @Field(() => String, { description: "Publisher." })
  readonly publisher: string;
  @Field(() => DateScalar, { nullable: true, description: "When it was published, ISO 8601 of its own precision." })
  readonly publishedOn: string | null;
  @Field(() => String, { nullable: true, description: "Where it can be read." })
  readonly url: string | null;
  @Field(() => DocumentKind, { description: "What it is." })
  readonly kind: DocumentRecord["kind"];
  @Field(() => String, { description: "Language, ISO 639-1." })
  readonly language: string;
  readonly #world: AgreementWorld;

  constructor(
    readonly record: DocumentRecord,
    world: AgreementWorld,
  ) {
    this.id = globalId("Document", record.key);
    this.title = record.title;
    this.publisher = record.publisher;
    this.publishedOn = record.publishedOn;
    this.url = record.url;
    this.kind = record.kind;
    this.language = record.language;
    this.#world = world;
  }

  @Field(() => [Claim], { description: "Its statements that carry a quantity." })
  get claims(): readonly Claim[] {
    return this.#world.claimsOfDocument(this.record.key);
  }
  @Field(() => [Agreement], { description: "Instruments it is about." })
  get agreements(): readonly Agreement[] {
    return this.record.agreements.map((key) => this.#world.agreement(key)).filter((found) => found !== undefined);
  }
  @Field(() => [Facility], { description: "Plants it is about." })
  get facilities(): readonly Facility[] {
    return this.record.facilities.map((key) => this.#world.facility(key)).filter((found) => found !== undefined);
  }
}
