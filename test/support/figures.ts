import type { GraphQLSchema, OperationDefinitionNode } from "graphql";
import { parse, print, TypeInfo, visit, visitWithTypeInfo } from "graphql";

/** The same document, selecting more of every figure in it. `selection` uses aliases that the document does not. */
export const askingMoreOfFigures = (text: string, schema: GraphQLSchema, selection: string): string => {
  const info = new TypeInfo(schema);
  const more = parse(`{ ${selection} }`).definitions[0] as OperationDefinitionNode;
  return print(
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        SelectionSet: (set) =>
          info.getParentType()?.name === "Figure"
            ? { ...set, selections: [...set.selections, ...more.selectionSet.selections] }
            : undefined,
      }),
    ),
  );
};

/** Every object of an answer that has the alias, with its path. */
export const objectsWith = (
  value: unknown,
  alias: string,
  path = "",
): [path: string, object: Record<string, unknown>][] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsWith(item, alias, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  const inner = Object.entries(record).flatMap(([key, item]) => objectsWith(item, alias, `${path}.${key}`));
  return alias in record ? [[path, record], ...inner] : inner;
};
