import { ID, Field, InterfaceType } from "type-graphql";
import { CodedError } from "./errors.js";
import type { RequestContext } from "./request.js";

/** Global ids read `Type:key`; arguments take the key alone or the whole id. */
@InterfaceType("Node", {
  description: "Anything with a global id that `node(id:)` finds again.",
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: "Global id, `Type:key`." })
  readonly id!: string;
}

@InterfaceType("Actor", {
  description: "A country, bloc, organisation or person that takes part in something.",
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Actor {
  @Field(() => String, { description: "Name in English." })
  readonly name!: string;
}

export const globalId = (type: string, key: string): string => `${type}:${key}`;

/** The key in an argument that may be a key or a whole id of `type`. */
export const keyOf = (type: string, id: string): string => (id.startsWith(`${type}:`) ? id.slice(type.length + 1) : id);

/** How `node(id:)` finds a record again; each subject gives its own. */
export interface NodeFinder {
  readonly type: string;
  find(key: string, context: RequestContext): object | null | Promise<object | null>;
}

/** What a subject puts into the free-text search. */
export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  /** Aliases and other words that should lead here. */
  readonly text: string;
  /** Multiplies the score; 1 unless a kind should stand above others. */
  readonly boost?: number;
  node(): object;
}

export const notFound = (
  argument: string,
  what: string,
  received: string,
  candidates: readonly { code: string; name: string }[] = [],
): CodedError =>
  new CodedError(
    "CODE_UNKNOWN",
    `${argument}: no ${what} has the id ${JSON.stringify(received)}.${candidates.length ? ` Nearest: ${candidates.map((c) => c.code).join(", ")}.` : ""}`,
    {
      argument,
      received,
      candidates,
    },
  );
