import type { SearchEntry } from "../kernel/index.js";
import type { AgreementIndex } from "./agreement-index.js";
import { agreementWords, facilityWords } from "./texts.js";

/** Agreements, plants, events, people and organisations with their other names. */
export const searchEntriesOf = (index: AgreementIndex): readonly SearchEntry[] => [
  ...index.agreements.map((one) => ({
    id: one.id,
    title: one.title,
    text: agreementWords(one, index).slice(1).join(" "),
    node: () => one,
  })),
  ...index.facilities.map((one) => ({
    id: one.id,
    title: one.name,
    text: facilityWords(one).slice(1).join(" "),
    boost: one.record.sourceId === "curated" ? 1.5 : 1,
    node: () => one,
  })),
  ...index.events.map((one) => ({ id: one.id, title: one.title, text: one.place ?? "", node: () => one })),
  ...index.persons.map((one) => ({ id: one.id, title: one.name, text: one.aliases.join(" "), node: () => one })),
  ...index.organisations.map((one) => ({ id: one.id, title: one.name, text: one.aliases.join(" "), node: () => one })),
];
