import { operationRule, tooMany, walkFields } from "./selections.js";

/** Fields at the root, `__typename` counted. */
export const rootFieldRule = (maximum: number) =>
  operationRule((operation, context) => {
    let fields = 0;
    walkFields(
      operation.selectionSet,
      (name) => context.getFragment(name),
      () => {
        fields += 1;
        return false;
      },
    );
    return fields <= maximum ? null : tooMany("root fields", fields, maximum);
  });
