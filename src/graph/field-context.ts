import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { isObjectType } from "graphql";
import type { RequestContext } from "../kernel/index.js";
import { requestOf } from "../kernel/index.js";

type Resolver = GraphQLFieldResolver<unknown, RequestContext | undefined>;

/** The request's context with the place of the field that asks: where a part that failed is told. */
const withPlace =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) =>
    resolve(source, args, context && { ...context, path: info.path, request: requestOf(context) }, info);

/** Every resolver that is a function of somebody's gets a context of its own; plain properties and getters ask nobody and have none. */
export const giveFieldsTheirPlace = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) if (field.resolve) field.resolve = withPlace(field.resolve);
  }
};
