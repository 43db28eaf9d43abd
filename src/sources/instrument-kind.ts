import type { InstrumentKind } from "../agreements/agreements.records.js";

/** By the words of a title, first match. A title says how an instrument is called, not what it binds to. */
const WORDS: readonly (readonly [RegExp, InstrumentKind])[] = [
  [
    /\b(protocol|agreement) (amending|to amend|of amendment|modifying)\b|\bamend(ment|ments|ing)\b/i,
    "PROTOCOL_OF_AMENDMENT",
  ],
  [/\bmemorandum of (understanding|agreement)\b|\bmou\b/i, "MEMORANDUM_OF_UNDERSTANDING"],
  [/\bexchange of (notes|letters)\b/i, "EXCHANGE_OF_NOTES"],
  [/\bjoint (declaration|statement|communiqu[eé])\b/i, "JOINT_DECLARATION"],
  [/\bprotocol\b/i, "PROTOCOL"],
  [/\bframework (agreement|convention|pact)\b|\btifa\b/i, "FRAMEWORK_AGREEMENT"],
  [/\b(convention|covenant)\b/i, "CONVENTION"],
  [/\btreaty\b/i, "TREATY"],
  [/\b(agreement|accord|arrangement|pact|partnership|fta|bit|cepa)\b/i, "AGREEMENT"],
];

export const kindByTitle = (title: string, otherwise: InstrumentKind): InstrumentKind =>
  WORDS.find(([words]) => words.test(title))?.[1] ?? otherwise;
