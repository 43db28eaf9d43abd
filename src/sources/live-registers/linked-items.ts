import type { RegisterRow } from "../curated/decode.js";
import type { FacilityRow } from "../snapshot/facilities.rows.js";
import type { SnapshotStore } from "../snapshot/table.js";
import type { LinkedItem } from "./types.js";

type Named = Omit<LinkedItem, "item"> & { readonly wikidata: string | null };

const rowsOf = <R extends object>(store: SnapshotStore, path: string): readonly R[] =>
  store.manifest.files.some((file) => file.path === path) ? store.table<R>(path) : [];

/** Who and what may have an item: people, organisations and plants of the curated register. */
const ofRegister = (store: SnapshotStore): Named[] => [
  ...rowsOf<RegisterRow<"organisations">>(store, "register/organisations.json").map((row) =>
    named(row, "ORGANISATION"),
  ),
  ...rowsOf<RegisterRow<"persons">>(store, "register/persons.json").map((row) => {
    const { identity, candidate, roles } = row;
    return { ...named(row, "PERSON"), person: { identity, candidate, roles } };
  }),
  ...rowsOf<RegisterRow<"facilities">>(store, "register/facilities.json").map((row) => named(row, "FACILITY")),
];
const plants = (store: SnapshotStore): Named[] =>
  rowsOf<FacilityRow>(store, "agreements/gem-gist.json").map((row) => named(row, "FACILITY"));

interface Row {
  readonly key: string;
  readonly name: string;
  readonly country?: string | null;
  readonly kind?: LinkedItem["organisationKind"];
  readonly wikidata?: string | null;
}
const named = (
  { key, name, country = null, kind: organisationKind = "OTHER", wikidata = null }: Row,
  kind: Named["kind"],
): Named => ({
  kind,
  key,
  name,
  country,
  organisationKind,
  wikidata,
});

export interface LinkedItems {
  readonly items: readonly LinkedItem[];
  /** How many of the keys chosen nothing has. */
  readonly unknown: number;
}

/** Items of the register, and those that the operator has chosen, which come first. */
export const linkedItems = (
  store: SnapshotStore,
  chosen: readonly (readonly [key: string, item: string])[],
): LinkedItems => {
  const wanted = new Map(chosen.map(([key, item]) => [key.toLowerCase(), item]));
  const things = [...ofRegister(store), ...(wanted.size > 0 ? plants(store) : [])];
  const keys = new Set(things.map(({ key }) => key.toLowerCase()));
  return {
    items: things.flatMap(({ wikidata, ...thing }) => {
      const item = wanted.get(thing.key.toLowerCase()) ?? wikidata;
      return item ? [{ ...thing, item }] : [];
    }),
    unknown: [...wanted.keys()].filter((key) => !keys.has(key)).length,
  };
};
