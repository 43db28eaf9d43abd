import type { ActorRef } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed } from "../actors.js";

/** Names that only these pages print: alpha-3 codes, or `group:` ids; an economic union that is no group of ours is its states. */
const BELGIUM_LUXEMBOURG = ["BEL", "LUX"];
const IIA_NAMES: Readonly<Record<string, readonly string[]>> = {
  "BLEU (Belgium-Luxembourg Economic Union)": BELGIUM_LUXEMBOURG,
  "Belgium-Luxembourg Economic Union": BELGIUM_LUXEMBOURG,
  "Belgium/Luxembourg": BELGIUM_LUXEMBOURG,
  BLEU: BELGIUM_LUXEMBOURG,
};

/**
 * Countries and blocs as the pages write them. Blocs come as "EAEU (Eurasian Economic Union)": either name may be the one that is known.
 * Never so for countries: "Congo (Democratic Republic of)" is not "Congo".
 */
export const iiaActors = (reference: NameReference, name: string): readonly ActorRef[] => {
  const own = IIA_NAMES[name];
  if (own) return own.map((code) => ({ kind: "COUNTRY", code }));
  const actor = actorNamed(reference, name);
  if (actor.kind !== "NAMED") return [actor];
  const [, short, long] = /^(.+?)\s*\((.+)\)$/.exec(name) ?? [];
  const group = [long, short].map((part) => part && reference.groupNamed(part)).find((found) => found);
  return [group ? { kind: "GROUP", id: group.id } : actor];
};

/** Whose page it is, by its title: alpha-3, or `group:EU` for "EU (European Union)"; null where nobody has that name. */
export const pageOwner = (reference: NameReference, title: string): string | null => {
  const [actor] = iiaActors(reference, title);
  if (actor?.kind === "COUNTRY") return actor.code;
  return actor?.kind === "GROUP" ? `group:${actor.id}` : null;
};
