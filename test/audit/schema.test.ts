import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLNamedType } from "graphql";
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from "graphql";
import { getMetadataStorage } from "type-graphql";
import { expect, test } from "vitest";
import { graphPlugins, readProperty } from "../../src/graph/index.js";
import { openTestApp } from "../support/app.js";

const { graph } = await openTestApp();
const ROOTS = new Set(["Query", "Mutation", "Subscription"]);
const types = Object.values(graph.schema.getTypeMap()).filter(
  (type) => !type.name.startsWith("__") && !isSpecifiedScalarType(type),
);

interface Described {
  readonly name: string;
  readonly description?: string | null;
  readonly args?: readonly Described[];
}
const fieldsOf = (type: { getFields(): Record<string, Described> }): Described[] => Object.values(type.getFields());

/** Schema coordinates of a type and everything in it, with their descriptions. */
const described = (type: GraphQLNamedType): [coordinate: string, description: string | null | undefined][] => {
  const own: [string, string | null | undefined][] = ROOTS.has(type.name) ? [] : [[type.name, type.description]];
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description]),
    ];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own;
  return [
    ...own,
    ...fieldsOf(type).flatMap((field): [string, string | null | undefined][] => [
      [`${type.name}.${field.name}`, field.description],
      ...(field.args ?? []).map((argument): [string, string | null | undefined] => [
        `${type.name}.${field.name}(${argument.name}:)`,
        argument.description,
      ]),
    ]),
  ];
};

test("everything in the schema has a description", () => {
  expect(types.length).toBeGreaterThan(20);
  const without = types.flatMap(described).filter(([, description]) => !description?.trim());
  expect(without.map(([coordinate]) => coordinate)).toEqual([]);
});

test("plain fields have no resolver function: only arguments and asynchronous work are worth one", () => {
  const storage = getMetadataStorage();
  const written = new Set(storage.fieldResolvers.map((resolver) => resolver.methodName));
  const wrapped = types.filter(isObjectType).flatMap((type) =>
    ROOTS.has(type.name)
      ? []
      : Object.values(type.getFields())
          .filter(
            (field) =>
              field.resolve && field.resolve !== readProperty && (!written.has(field.name) || type.name === "Figure"),
          )
          .map((field) => `${type.name}.${field.name}`),
  );
  expect(wrapped).toEqual([]);
});

test("interfaces and unions resolve their type synchronously, which the compiled executor needs", () => {
  for (const type of types)
    if (isInterfaceType(type) || isUnionType(type)) expect(type.resolveType?.constructor.name).toBe("Function");
});

test("no field is guarded, so that no simple resolver can drop a guard", () => {
  const storage = getMetadataStorage();
  expect(storage.authorizedFields).toEqual([]);
  expect(storage.authorizedResolver).toEqual([]);
  expect([...storage.middlewares, ...storage.resolverMiddlewares]).toEqual([]);
});

test("no plugin looks at every field", async () => {
  for (const plugin of graphPlugins(
    1000,
    {
      state: () => {
        throw new Error("not asked");
      },
    },
    () => undefined,
  )) {
    const listener = await plugin.requestDidStart?.({} as never);
    const execution = await listener?.executionDidStart?.({} as never);
    expect(execution && "willResolveField" in execution).toBeFalsy();
  }
  const src = join(import.meta.dirname, "../../src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const offenders = files.filter((file) =>
    /\bwillResolveField\s*[:(]|\bglobalMiddlewares\s*:|@UseMiddleware|\bfieldResolver\s*:/.test(
      readFileSync(join(src, file), "utf8"),
    ),
  );
  expect(offenders).toEqual([]);
});

/** Whose definition each analysis follows: said where the field is read, not in a document beside it. */
const DEFINED: readonly (readonly [coordinate: string, by: RegExp])[] = [
  ["ShareShift", /Finger and Kreinin 1979/],
  ["ShareShift.shift", /Finger and Kreinin 1979/],
  ["TradeSelection.shareShift", /Finger and Kreinin 1979/],
  ["Concentration.herfindahlHirschman", /Hirschman 1945, Herfindahl 1950/],
  ["Concentration.topShare", /Hall and Tideman 1967/],
  ["PriceVolumeSplit", /Bennet 1920, Diewert 2005/],
  ["TradeSelection.outliers", /limit 3\.5, at least six .*Iglewicz and Hoaglin 1993/],
  ["UnitValueScore", /3\.5 .* six .*Iglewicz and Hoaglin 1993/],
  ["UnitValueScore.score", /Iglewicz and Hoaglin 1993/],
  ["UnitValueScore.isOutlier", /3\.5 .*Iglewicz and Hoaglin 1993/],
  ["MirrorFlow.cifFobFactor", /WP\/18\/16/],
  ["SteelDependence.apparentConsumption", /worldsteel/],
  ["SteelDependence.imports", /worldsteel/],
  ["SteelDependence.exports", /worldsteel/],
  ["SteelDependence.production", /worldsteel/],
  ["SteelDependence.importDependency", /FAO/],
  ["SteelDependence.selfSufficiency", /FAO/],
  ["RevealedComparativeAdvantage", /Balassa 1965/],
  ["TradeIntensity", /Kojima 1964/],
];

test.each(DEFINED)("%s says whose definition it is", (coordinate, by) => {
  const found = new Map(types.flatMap(described));
  expect(found.get(coordinate)).toMatch(by);
});
