import type { NodeFinder, SearchEntry } from "../kernel/index.js";
import { CommodityFields } from "./commodity.fields.js";
import { CommodityResolver } from "./commodity.resolver.js";
import { CountryResolver } from "./country.resolver.js";
import { GroupResolver } from "./group.resolver.js";
import { BasketMembersResolver, CommodityConcordanceResolver } from "./hs-concordance.resolver.js";
import type { Reference } from "./reference.js";
import { ReferenceService } from "./reference.service.js";
import type { ReferenceTables } from "./tables.js";

const entries = (service: ReferenceService): SearchEntry[] => [
  ...service.countries().map((country) => ({
    id: country.id,
    title: country.name,
    text: [country.code, country.alpha2 ?? "", ...country.record.names].join(" "),
    boost: 2,
    node: () => country,
  })),
  ...service.groups().map((group) => ({
    id: `CountryGroup:${group.id}`,
    title: group.name,
    text: [group.id, ...group.aliases].join(" "),
    boost: 2,
    node: () => service.groupType(group),
  })),
  ...service.findCommodities(null, null).map((commodity) => ({
    id: commodity.id,
    title: commodity.description,
    text: service.wordsOf(commodity.code),
    boost: commodity.level === 6 ? 0.8 : 1,
    node: () => commodity,
  })),
];

/** The reference, what it puts into the graph, and how its nodes are found again. */
export const createReference = (tables: ReferenceTables) => {
  const service = new ReferenceService(tables);
  const commodity = (key: string) => {
    try {
      return service.commodity(key, "id");
    } catch {
      return null;
    }
  };
  const nodeFinders: readonly NodeFinder[] = [
    { type: "Country", find: (key) => service.countryByCode(key) ?? null },
    {
      type: "CountryGroup",
      find: (key) => {
        const group = service.groups().find(({ id }) => id === key);
        return group ? service.groupType(group) : null;
      },
    },
    { type: "Commodity", find: commodity },
  ];
  return {
    service: service as Reference,
    resolvers: [
      new CountryResolver(service),
      new GroupResolver(service),
      new CommodityResolver(service),
      new CommodityFields(service),
      new CommodityConcordanceResolver(service),
      new BasketMembersResolver(service),
    ] as const,
    nodeFinders,
    searchEntries: (): readonly SearchEntry[] => entries(service),
  };
};
