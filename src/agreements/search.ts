import type { SearchEntry } from "../kernel/index.js";
import type { AgreementIndex } from "./agreement-index.js";
import type { Kind } from "./agreements.service.js";
import { agreementWords, facilityWords } from "./texts.js";

/** The node of now under a key: entries are made once, registers are renewed behind them. */
type Find = (kind: Kind, key: string) => object | undefined;

/** Agreements, plants, events, people and organisations with their other names. */
export const searchEntriesOf = (index: AgreementIndex, find: Find): readonly SearchEntry[] => [
  ...index.agreements.map((one) => ({
    id: one.id,
    title: one.title,
    text: agreementWords(one, index).slice(1).join(" "),
    node: () => find("agreement", one.record.key) ?? one,
  })),
  ...index.facilities.map((one) => ({
    id: one.id,
    title: one.name,
    text: facilityWords(one).slice(1).join(" "),
    boost: one.record.sourceId === "curated" ? 1.5 : 1,
    node: () => find("facility", one.record.key) ?? one,
  })),
  ...index.events.map((one) => ({
    id: one.id,
    title: one.title,
    text: one.place ?? "",
    node: () => find("event", one.record.key) ?? one,
  })),
  ...index.persons.map((one) => ({
    id: one.id,
    title: one.name,
    text: one.aliases.join(" "),
    node: () => find("person", one.record.key) ?? one,
  })),
  ...index.organisations.map((one) => ({
    id: one.id,
    title: one.name,
    text: one.aliases.join(" "),
    node: () => find("organisation", one.record.key) ?? one,
  })),
];
