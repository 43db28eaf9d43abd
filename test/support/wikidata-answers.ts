import type { Reply, Seen } from "./upstream.js";
import { json } from "./upstream.js";

export const idsOf = (seen: Seen) => seen.query.get("ids")!.split("|");
const claim = (property: string, value: unknown) => ({
  mainsnak: { snaktype: "value", property, datavalue: { value } },
  rank: "normal",
});
export const entity = (id: string, over: object = {}) => ({
  id,
  labels: { en: { language: "en", value: `Works ${id}` }, ru: { language: "ru", value: `Завод ${id}` } },
  aliases: {},
  claims: { P625: [claim("P625", { latitude: 24.8, longitude: 67.3 })] },
  ...over,
});
export const entities =
  (over: (id: string) => object = entity): Reply =>
  (seen, response) =>
    json({ entities: Object.fromEntries(idsOf(seen).map((id) => [id, over(id)])), success: 1 })(seen, response);
export const uri = (id: string) => ({ type: "uri", value: `http://www.wikidata.org/entity/${id}` });
export const literal = (value: string) => ({ type: "literal", value });
export const owners = (rows: readonly (readonly [item: string, alpha3: string, owner: string])[]): Reply =>
  json({
    head: { vars: ["item", "alpha3", "ownerLabel"] },
    results: {
      bindings: rows.map(([item, alpha3, owner]) => ({
        item: uri(item),
        alpha3: literal(alpha3),
        ownerLabel: literal(owner),
      })),
    },
  });
