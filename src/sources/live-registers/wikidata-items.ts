import { z } from "zod";
import type {
  CitationRecord,
  FacilityRecord,
  OrganisationRecord,
  PersonRecord,
} from "../../agreements/agreements.records.js";
import type { WikidataEntity } from "../wikidata/decode.js";
import { wikidata } from "../wikidata/record.js";
import type { LinkedItem } from "./types.js";
import type { Place } from "./wikidata-queries.js";

/** What is kept of an item. */
export const HeldItem = z.object({
  names: z.array(z.string()),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  retrievedOn: z.iso.date(),
});
export type HeldItem = z.infer<typeof HeldItem>;

const Coordinate = z.looseObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** Names in all languages asked for, in their order, and P625; an unknown value is none. */
export const heldItem = (entity: WikidataEntity, retrievedOn: string, languages: readonly string[]): HeldItem => {
  const claim = entity.claims["P625"]?.[0];
  const coordinate = claim?.kind === "VALUE" ? Coordinate.safeParse(claim.value).data : undefined;
  const labels = [...languages.flatMap((language) => entity.labels[language] ?? []), ...Object.values(entity.labels)];
  return {
    names: [...new Set([...labels, ...entity.aliases])],
    latitude: coordinate?.latitude ?? null,
    longitude: coordinate?.longitude ?? null,
    retrievedOn,
  };
};

/** An item of another country is another thing: a wrong link of ours, or one that was merged away. */
export const fits = ({ country }: LinkedItem, place: Place | null): boolean =>
  country === null || place === null || place.countries.length === 0 || place.countries.includes(country);

const citationOf = ({ item }: LinkedItem, { retrievedOn }: HeldItem): CitationRecord => ({
  sourceId: wikidata.id,
  dataset: `Item ${item}`,
  url: `https://www.wikidata.org/wiki/${item}`,
  publisher: null,
  publishedOn: null,
  retrievedOn,
});

export const organisationOf = (linked: LinkedItem, held: HeldItem): OrganisationRecord => ({
  key: linked.key,
  name: linked.name,
  aliases: held.names.filter((name) => name !== linked.name),
  kind: linked.organisationKind,
  country: linked.country,
  citations: [citationOf(linked, held)],
});

export const personOf = (linked: LinkedItem, held: HeldItem): PersonRecord => ({
  key: linked.key,
  name: linked.name,
  aliases: held.names.filter((name) => name !== linked.name),
  ...(linked.person ?? { identity: "RESOLVED", candidate: null, roles: [] }),
  citations: [citationOf(linked, held)],
});

/** The plant as Wikidata has it, joined to ours by its key: names, place and owners, never a state or a capacity. */
export const facilityOf = (linked: LinkedItem, held: HeldItem, place: Place | null): FacilityRecord => ({
  key: `${wikidata.id}-${linked.item}`,
  sourceId: wikidata.id,
  name: held.names[0] ?? linked.name,
  aliases: held.names.slice(1),
  country: linked.country ?? place?.countries[0] ?? "",
  place: {
    name: null,
    latitude: held.latitude,
    longitude: held.longitude,
    accuracy: held.latitude === null ? null : "APPROXIMATE",
  },
  owners: (place?.owners ?? []).map((name) => ({ name, share: null })),
  status: "UNKNOWN",
  statusHistory: [],
  capacities: [],
  production: [],
  products: [],
  sameAs: [linked.key],
  conflicts: [],
  citations: [citationOf(linked, held)],
});
