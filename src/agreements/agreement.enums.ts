import { enumType } from "./enum-type.js";
import type * as records from "./agreements.records.js";

export const InstrumentKind = enumType<records.InstrumentKind>(
  "InstrumentKind",
  "What an instrument is called. The title alone has no legal consequence: see `LegalNature`.",
  {
    TREATY: "Treaty.",
    CONVENTION: "Convention.",
    AGREEMENT: "Agreement.",
    FRAMEWORK_AGREEMENT: "Framework agreement: terms to be filled by later instruments.",
    PROTOCOL: "Protocol.",
    PROTOCOL_OF_AMENDMENT: "Protocol that changes an earlier instrument.",
    EXCHANGE_OF_NOTES: "Exchange of diplomatic notes or letters.",
    MEMORANDUM_OF_UNDERSTANDING: "Memorandum of understanding.",
    JOINT_DECLARATION: "Joint declaration or communiqué.",
    COMMISSION_PROTOCOL: "Minutes of a session of an intergovernmental commission.",
    CONTRACT: "Contract, e.g. for a sale or for engineering and construction.",
    LOAN_AGREEMENT: "Credit or loan agreement.",
    UNKNOWN: "The register does not say.",
  },
);

export const LegalNature = enumType<records.LegalNature>(
  "LegalNature",
  "Under which law an instrument binds, if at all.",
  {
    BINDING_INTERNATIONAL: "Binding under international law.",
    NON_BINDING: "Not meant to bind, such as most memoranda of understanding.",
    GOVERNMENT_COMPANY: "Between a public authority and a company: no treaty, so in no treaty register.",
    COMMERCIAL_CONTRACT: "A contract under a national law.",
    UNDETERMINED: "Not known to this register.",
  },
);

export const AgreementStatus = enumType<records.AgreementStatus>(
  "AgreementStatus",
  "Where an instrument stands; the register's own words are in `sourceStatus`.",
  {
    NEGOTIATION: "Negotiated or announced, not signed.",
    INITIALLED: "Text agreed, not signed.",
    SIGNED: "Signed; no entry into force known.",
    PROVISIONALLY_APPLIED: "Applied before entry into force.",
    IN_FORCE: "In force.",
    IN_FORCE_PARTIAL: "In force for at least one party, not for all.",
    SUSPENDED: "Suspended.",
    TERMINATED: "Terminated, denounced or expired.",
    INACTIVE: "No longer in force according to the register, for whatever reason.",
    SUPERSEDED: "Replaced by a later instrument.",
    UNKNOWN: "The register does not say.",
  },
);

export const PartyRole = enumType<records.PartyRole>(
  "PartyRole",
  "In what capacity someone stands in an instrument. Signing is not yet consent to be bound.",
  {
    PARTY: "Consented to be bound.",
    SIGNATORY: "Signed.",
    NEGOTIATING: "Negotiates it, has not signed.",
    WITNESS: "Present at the signing.",
    DEPOSITARY: "Keeps the original.",
    GUARANTOR: "Guarantees another's obligation.",
    WITHDRAWN: "Was a party or signatory and withdrew; `to` is UNKNOWN where the register does not date it.",
    UNKNOWN: "Takes part by an act that could not be read: its words are in the `sourceText` of a step of `lifecycle`.",
  },
);

export const LifecycleType = enumType<records.LifecycleRecord["type"]>(
  "LifecycleType",
  "A step in the life of an instrument.",
  {
    NEGOTIATION: "Negotiations began or go on.",
    INITIALLING: "The text was initialled.",
    ADOPTION: "The text was adopted.",
    SIGNATURE: "Signed.",
    RATIFICATION: "Ratified.",
    ACCEPTANCE: "Accepted.",
    APPROVAL: "Approved.",
    ACCESSION: "A further party acceded.",
    SUCCESSION: "A state succeeded to it.",
    PROVISIONAL_APPLICATION: "Provisional application began.",
    NOTIFICATION: "Notified, for example to the WTO.",
    ENTRY_INTO_FORCE: "Entered into force.",
    REGISTRATION: "Registered, for example with the United Nations.",
    AMENDMENT: "Amended.",
    SUSPENSION: "Suspended.",
    WITHDRAWAL: "A party withdrew or denounced it.",
    TERMINATION: "Terminated.",
    EXPIRY: "Expired.",
    END_OF_IMPLEMENTATION: "End of the implementation period.",
    UNKNOWN: "An act that could not be read: see `sourceText`.",
  },
);

export const LifecycleScope = enumType<records.LifecycleRecord["scope"]>(
  "LifecycleScope",
  "To what part of an instrument a step applies.",
  {
    ALL: "The whole.",
    GOODS: "Its part on goods.",
    SERVICES: "Its part on services.",
    PARTY: "One party: see `actor`.",
  },
);

export const AgreementOrder = enumType<"SIGNED_DESC" | "SIGNED_ASC" | "TITLE">(
  "AgreementOrder",
  "Order of a list of agreements; those without a date come last.",
  { SIGNED_DESC: "Latest signature first.", SIGNED_ASC: "Earliest signature first.", TITLE: "By title." },
);
export type AgreementOrder = keyof typeof AgreementOrder;
