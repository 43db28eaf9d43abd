import { z } from "zod";
import type * as records from "../../agreements/agreements.records.js";

/** Form of the hand-written files in `fixtures/register`: short names, texts for actors, keys of documents for citations. */
const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable()
  .default(null);
const text = z.string().min(1);
const keys = z.array(key).default([]);
const cites = z.array(key).min(1);
const optional = text.nullable().default(null);
/** Numbers of the facts (docs/agreements.md) that a record carries; read by the tests only. */
const facts = z.array(z.int().min(1).max(27)).default([]);
/** `PAK`, `org:moip`, `person:saif-anjum`, `group:EAEU`, `name:as published`. */
const actor = z.string().regex(/^([A-Z]{3}|(org|person|group|name):.+)$/);

/** The item of the same thing in Wikidata, where somebody has compared the two; one that was only guessed stays out. */
const wikidata = z
  .string()
  .regex(/^Q[1-9]\d*$/)
  .nullable()
  .default(null);

const oneOf = <const T extends string>(values: readonly T[]) => z.enum(values);
const conflicts = z.array(z.strictObject({ field: text, value: text, cite: key })).default([]);

const KINDS = [
  "TREATY",
  "CONVENTION",
  "AGREEMENT",
  "FRAMEWORK_AGREEMENT",
  "PROTOCOL",
  "PROTOCOL_OF_AMENDMENT",
  "EXCHANGE_OF_NOTES",
  "MEMORANDUM_OF_UNDERSTANDING",
  "JOINT_DECLARATION",
  "COMMISSION_PROTOCOL",
  "CONTRACT",
  "LOAN_AGREEMENT",
  "UNKNOWN",
] as const satisfies readonly records.InstrumentKind[];
const NATURES = [
  "BINDING_INTERNATIONAL",
  "NON_BINDING",
  "GOVERNMENT_COMPANY",
  "COMMERCIAL_CONTRACT",
  "UNDETERMINED",
] as const satisfies readonly records.LegalNature[];
const STATUSES = [
  "NEGOTIATION",
  "SIGNED",
  "IN_FORCE",
  "TERMINATED",
  "SUPERSEDED",
  "UNKNOWN",
] as const satisfies readonly records.AgreementStatus[];
const STEPS = [
  "NEGOTIATION",
  "SIGNATURE",
  "NOTIFICATION",
  "ENTRY_INTO_FORCE",
  "AMENDMENT",
  "TERMINATION",
  "EXPIRY",
] as const satisfies readonly records.LifecycleRecord["type"][];
const METRICS = [
  "CAPACITY",
  "PRODUCTION",
  "IMPORT_SHARE_REPLACED",
  "IMPORTS_VOLUME",
  "IMPORT_BILL",
  "EXPORTS",
  "DEMAND",
  "COST",
  "INVESTMENT",
  "DEBT_OR_LOSSES",
  "LAND_AREA",
  "EMPLOYMENT",
  "AGE_OR_DATE",
  "RESERVES",
  "TRADE_TURNOVER",
  "OTHER",
] as const satisfies readonly records.ClaimRecord["metric"][];
const EVENTS = [
  "SIGNING",
  "MEETING",
  "VISIT",
  "COMMISSION_SESSION",
  "STATEMENT",
  "COURT_RULING",
  "DECISION",
  "CONSTRUCTION",
  "COMMISSIONING",
  "SHUTDOWN",
  "CLOSURE",
  "TENDER",
  "OTHER",
] as const satisfies readonly records.EventRecord["kind"][];
const FACILITY = [
  "ANNOUNCED",
  "CONSTRUCTION",
  "OPERATING",
  "MOTHBALLED",
  "RETIRED",
  "CANCELLED",
  "UNKNOWN",
] as const satisfies readonly records.FacilityStatus[];

const document = z.strictObject({
  key,
  title: text,
  publisher: text,
  publishedOn: date,
  url: z.url().nullable().default(null),
  kind: oneOf(["NEWS", "PRESS_RELEASE", "DATASET", "TREATY_TEXT", "COURT_RULING", "REFERENCE_WORK", "OTHER"]).default(
    "NEWS",
  ),
  language: z.string().length(2).default("en"),
  agreements: keys,
  facilities: keys,
});

const organisation = z.strictObject({
  key,
  name: text,
  aliases: z.array(text).default([]),
  kind: oneOf(["MINISTRY", "COMPANY", "STATE_COMPANY", "INTERGOVERNMENTAL", "AGENCY", "COURT", "MEDIA", "OTHER"]),
  country: z.string().length(3).nullable(),
  wikidata,
  cites,
  facts,
});

const person = z.strictObject({
  key,
  name: text,
  aliases: z.array(text).default([]),
  identity: oneOf(["RESOLVED", "UNRESOLVED"]).default("RESOLVED"),
  candidate: key.nullable().default(null),
  roles: z
    .array(z.strictObject({ title: text, organisation: key.nullable().default(null), from: date, to: date }))
    .default([]),
  wikidata,
  cites,
  facts,
});

const agreement = z.strictObject({
  key,
  title: text,
  titleOriginal: optional,
  kind: oneOf(KINDS),
  nature: oneOf(NATURES),
  status: oneOf(STATUSES),
  sourceStatus: optional,
  signedOn: date,
  signedAt: optional,
  inForceFrom: date,
  terminatedOn: date,
  parties: z.array(actor).min(2),
  signatures: z
    .array(
      z.strictObject({
        person: key.nullable().default(null),
        name: text,
        title: optional,
        for: actor.nullable().default(null),
        witness: z.boolean().default(false),
      }),
    )
    .default([]),
  lifecycle: z.array(z.strictObject({ type: oneOf(STEPS), date, sourceText: optional })).default([]),
  topics: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  predecessors: keys,
  facilities: keys,
  summary: optional,
  conflicts,
  cites,
  facts,
});

const event = z.strictObject({
  key,
  kind: oneOf(EVENTS),
  title: text,
  on: date,
  place: optional,
  cameo: z
    .string()
    .regex(/^\d{3,4}$/)
    .nullable()
    .default(null),
  who: z.array(actor),
  agreements: keys,
  facilities: keys,
  conflicts,
  cites,
  facts,
});

const claim = z.strictObject({
  key,
  document: key,
  quote: text,
  speaker: actor.nullable().default(null),
  statedOn: date,
  metric: oneOf(METRICS),
  quantity: z
    .strictObject({
      value: z.number().nullable().default(null),
      low: z.number().nullable().default(null),
      high: z.number().nullable().default(null),
      qualifier: oneOf(["EXACT", "ABOUT", "OVER", "UP_TO", "RANGE", "WORDS"]),
      unit: text,
    })
    .nullable()
    .default(null),
  facility: key.nullable().default(null),
  agreement: key.nullable().default(null),
  country: z.string().length(3).nullable().default(null),
  /** The other country, of what is between two. */
  partner: z.string().length(3).nullable().default(null),
  basket: optional,
  facts,
});

const facility = z.strictObject({
  key,
  name: text,
  aliases: z.array(text).default([]),
  country: z.string().length(3),
  place: z.strictObject({
    name: text,
    latitude: z.number(),
    longitude: z.number(),
    accuracy: oneOf(["EXACT", "APPROXIMATE"]),
  }),
  owners: z.array(z.strictObject({ name: text, share: z.number().nullable() })),
  status: oneOf(FACILITY),
  statusHistory: z.array(z.strictObject({ status: oneOf(FACILITY), from: date, cite: key })),
  capacities: z.array(
    z.strictObject({
      product: oneOf(["CRUDE_STEEL", "IRON", "COKE"]),
      route: optional,
      status: oneOf(FACILITY),
      ktPerYear: z.number(),
      asOf: date,
      cite: key,
    }),
  ),
  products: z.array(text),
  sameAs: z.array(text).default([]),
  conflicts,
  wikidata,
  cites,
  facts,
});

export const REGISTER = {
  documents: document,
  organisations: organisation,
  persons: person,
  agreements: agreement,
  events: event,
  claims: claim,
  facilities: facility,
} as const;

export type RegisterKind = keyof typeof REGISTER;
export type RegisterRow<K extends RegisterKind> = z.infer<(typeof REGISTER)[K]>;
export type Register = { readonly [K in RegisterKind]: readonly RegisterRow<K>[] };
export const REGISTER_KINDS = Object.keys(REGISTER) as RegisterKind[];

/** Checks one file's list; the error names the file and the place in it. */
export const decodeRegister = <K extends RegisterKind>(kind: K, json: unknown, file: string): RegisterRow<K>[] => {
  const result = z.array(REGISTER[kind]).safeParse(json);
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
};
