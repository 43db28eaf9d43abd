import type { Config } from "../config.js";
import { SETTINGS } from "../config.js";
import { CodedError } from "../kernel/index.js";
import type { EmbeddedRegisters, IiaCountry, LiveRegisterDeps } from "../sources/live-registers/index.js";
import { embeddedRegisters, iiaCountry, linkedItems } from "../sources/live-registers/index.js";
import type { SnapshotStore } from "../sources/snapshot/table.js";

const refused = (argument: string, expected: string): CodedError =>
  new CodedError("CONFIG_INVALID", `${argument}: expected ${expected}.`, { argument });

/** Register with the items of Wikidata that it names and that the operator has chosen. Throws CONFIG_INVALID for a key that nothing has. */
const withItems = (config: Config, snapshot: SnapshotStore): EmbeddedRegisters => {
  const { items, unknown } = linkedItems(snapshot, config.wikidataItems);
  if (unknown > 0)
    throw refused(
      SETTINGS.wikidataItems.name,
      `keys of people, organisations or plants of the registers; ${unknown} of those given are none`,
    );
  return embeddedRegisters(snapshot, items);
};

const iiaCountries = ({ unctadIiaCountries }: Config): IiaCountry[] =>
  unctadIiaCountries.map(([code, number]) => {
    const country = iiaCountry(code, number === "" ? undefined : Number(number));
    if (country) return country;
    throw refused(SETTINGS.unctadIiaCountries.name, `the number of the country's page too, as in ${code}:160`);
  });

type Choices = Pick<LiveRegisterDeps, "snapshot" | "countries" | "treaties" | "treatyCountries" | "events">;

/** What of the registers is asked for over the network: settings, as the adapters take them. */
export const registerChoices = (config: Config, snapshot: SnapshotStore): Choices => ({
  snapshot: withItems(config, snapshot),
  countries: iiaCountries(config),
  ...(config.unTreaties.length > 0 ? { treaties: config.unTreaties.map(([number]) => number) } : {}),
  treatyCountries: config.wikidataCountries.map(([code, item]) => ({ code, item })),
  ...(config.gdeltPair ? { events: { pair: config.gdeltPair, days: config.gdeltDays } } : {}),
});
