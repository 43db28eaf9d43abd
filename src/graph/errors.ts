import type { ASTNode, GraphQLFormattedError } from "graphql";
import { GraphQLError } from "graphql";
import { CodedError, ERROR_CODES } from "../kernel/index.js";

const MASKED = "Internal server error.";

/** The first error in the chain of causes that is ours. Apollo wraps validation errors and overwrites their code. */
export const codedErrorOf = (error: unknown): CodedError | null => {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof CodedError) return current;
    current = current instanceof GraphQLError ? current.originalError : undefined;
  }
  return null;
};

/** A refusal before execution: a GraphQLError that carries our code and an HTTP status. */
export const refusal = (error: CodedError, nodes: readonly ASTNode[] = [], status = 400): GraphQLError =>
  new GraphQLError(error.message, {
    nodes,
    originalError: error,
    extensions: { ...error.extensions, http: { status } },
  });

/** graphql-js names valid enum values for a bad variable even where suggestions are switched off. */
const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [^?]*\?/g, "").trim();

/** Did something other than GraphQL itself throw? */
const hasCause = (error: unknown): boolean =>
  error instanceof GraphQLError && error.originalError !== undefined && !(error.originalError instanceof GraphQLError);

/** Codes that Apollo itself gives; their messages hold nothing but the client's own words. */
const APOLLO_CODES: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/**
 * What a client sees of an error: ours with its code and details, Apollo's own with their code, anything else masked.
 * The masked one gets the request's id later (see plugins.ts), where the request is known.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  const coded = codedErrorOf(error);
  if (coded) return { message: coded.message, ...place, extensions: { ...coded.extensions } };
  const code = formatted.extensions?.["code"];
  if (APOLLO_CODES.has(code) || (typeof code === "string" && code in ERROR_CODES))
    return { message: withoutSuggestion(formatted.message), ...place, extensions: { code } };
  // Neither has a code: a null variable for an argument with a default, and a long list of bad variables that is cut.
  if (/^(Argument "[^"]*" (of|has) |Too many errors processing variables)/.test(formatted.message) && !hasCause(error))
    return {
      message: withoutSuggestion(formatted.message),
      ...place,
      extensions: { code: "BAD_USER_INPUT" },
    };
  return { message: MASKED, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
};

/** Did the gateway fail, and not the request? Such errors are logged with the request's id. */
export const isUnexpected = (error: GraphQLError): boolean =>
  formatError({ message: error.message, extensions: { ...error.extensions } }, error).extensions?.["code"] ===
  "INTERNAL_SERVER_ERROR";
