import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { isAbstractType, isObjectType, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema, getMetadataStorage } from "type-graphql";
import { giveFieldsTheirPlace } from "./field-context.js";

const isGetter = (prototype: object, name: string): boolean => {
  for (let at: unknown = prototype; at instanceof Object; at = Object.getPrototypeOf(at))
    if (Object.getOwnPropertyDescriptor(at, name)) return Object.getOwnPropertyDescriptor(at, name)?.get !== undefined;
  return false;
};

/**
 * Getters may throw. graphql-jit reads properties outside any try, so that a throw below an asynchronous field leaves the request
 * hanging and a rejection unhandled (0.8.9, seen 2026-11); a resolver, even this one, it calls with care.
 */
const readGetters = (schema: GraphQLSchema): void => {
  for (const { name, target } of getMetadataStorage().objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (!field.resolve && isGetter(target.prototype as object, field.name)) field.resolve = readProperty;
  }
};

/** The resolver of every getter: one function, synchronous, so that a test can tell it from type-graphql's. */
export const readProperty: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, _args, _context, info) =>
  source[info.fieldName];

/**
 * Plain fields get no resolver function at all: type-graphql's own costs a third of the throughput (design: stack.md §4).
 * It also drops guards and field middleware without a word, so guarded fields keep theirs.
 */
const makePlainFieldsSimple = (): void => {
  const storage = getMetadataStorage();
  const guarded = new Set(storage.authorizedFields.map((field) => `${field.target.name}.${field.fieldName}`));
  for (const field of storage.fields)
    field.simple ??= field.name === field.schemaName && !guarded.has(`${field.target.name}.${field.name}`);
  // A decorated getter counts as a method there and gets an asynchronous resolver; see readGetters.
  storage.fieldResolvers = storage.fieldResolvers.filter(
    ({ kind, target, methodName }) =>
      kind !== "internal" ||
      guarded.has(`${target.name}.${methodName}`) ||
      !isGetter(target.prototype as object, methodName),
  );
};

/**
 * The class name is the type name. type-graphql wraps every `resolveType` into an asynchronous one, which graphql-jit does not await
 * (0.8.9, seen 2026-11: "must resolve to an Object type"); a synchronous one also saves a promise an item.
 */
const resolveTypesByClass = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const possible = new Set(schema.getPossibleTypes(type).map((object) => object.name));
    type.resolveType = (value: object) => {
      for (let at: unknown = value; at instanceof Object; at = Object.getPrototypeOf(at))
        if (possible.has(at.constructor.name)) return at.constructor.name;
      return undefined;
    };
  }
};

/** One schema from resolver instances. No container, no global middleware, no validation library. */
export const buildGraphSchema = async (resolvers: readonly object[]): Promise<GraphQLSchema> => {
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor, resolver] as const));
  if (byClass.size !== resolvers.length)
    throw new Error("Two resolvers of one class: the second would never be asked.");
  const [first, ...others] = byClass.keys();
  if (!first) throw new Error("A schema needs at least one resolver.");
  makePlainFieldsSimple();
  const schema = await buildSchema({
    resolvers: [first, ...others],
    container: { get: (someClass: () => void) => byClass.get(someClass) },
    validate: false,
  });
  resolveTypesByClass(schema);
  giveFieldsTheirPlace(schema);
  readGetters(schema);
  return schema;
};

/** SDL with descriptions, in alphabetical order, so that the order in which modules load does not show. */
export const printGraphSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
