import { GraphQLScalarType, Kind } from "graphql";

const MAX_LENGTH = 200;

/**
 * A scalar that only bounds the text. What the text means is decided in the resolver, so that one wrong code is an error of its own field
 * and the rest of the query still answers.
 */
export const textScalar = (
  name: string,
  description: string,
  specifiedByURL?: string,
): GraphQLScalarType<string, string> => {
  const parse = (value: unknown): string => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) value = String(value);
    if (typeof value !== "string" || value.trim() === "" || value.length > MAX_LENGTH)
      throw new TypeError(`${name}: expected a text of 1 to ${MAX_LENGTH} characters.`);
    return value.trim();
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    ...(specifiedByURL ? { specifiedByURL } : {}),
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING && node.kind !== Kind.INT) throw new TypeError(`${name}: expected a text.`);
      return parse(node.value);
    },
  });
};

export const DateScalar = textScalar(
  "Date",
  "A calendar day or an instant, ISO 8601: `2025-07-11`, `2026-03-03T00:00:00Z`.",
);
export const PeriodScalar = textScalar(
  "Period",
  "A year `2023`, quarter `2023-Q1` or month `2023-04`; a fiscal year is `FY2014/15` and never equals a calendar year.",
);
export const DurationScalar = textScalar(
  "Duration",
  "A calendar duration in years and months, ISO 8601: `P24M`, `P1Y`.",
);
export const CountryCodeScalar = textScalar(
  "CountryCode",
  "Out: ISO 3166-1 alpha-3 (`PAK`). In: alpha-2, alpha-3, M49 as text, or an unambiguous name.",
);
export const CommodityCodeScalar = textScalar(
  "CommodityCode",
  "A Harmonized System code of 2, 4 or 6 digits (`72`, `7208`, `720839`), `TOTAL`, or the id of a basket (`STEEL`).",
);
