import { operationRule, tooMany, walkFields } from "./selections.js";

/** Aliases multiply work that the schema would do once. */
export const aliasRule = (maximum: number) =>
  operationRule((operation, context) => {
    let aliases = 0;
    walkFields(
      operation.selectionSet,
      (name) => context.getFragment(name),
      ({ node }) => {
        if (node.alias) aliases += 1;
        return true;
      },
    );
    return aliases <= maximum ? null : tooMany("aliases", aliases, maximum);
  });
