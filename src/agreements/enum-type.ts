import { registerEnumType } from "type-graphql";

/** A GraphQL enum from the texts of a record: every value must have its description, so a new one cannot be forgotten. */
export const enumType = <T extends string>(
  name: string,
  description: string,
  values: Record<T, string>,
): { readonly [K in T]: K } => {
  const keys = Object.keys(values) as T[];
  const object = Object.fromEntries(keys.map((key) => [key, key])) as { [K in T]: K };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: values[key] }])) as {
      [K in T]: { description: string };
    },
  });
  return object;
};
