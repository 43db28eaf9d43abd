import { operationRule, tooMany, walkFields } from "./selections.js";

export const MAX_REPEATS = 50;

/** One response field written again and again: merged at the end, but validated and collected each time. */
export const repeatRule = (maximum = MAX_REPEATS) =>
  operationRule((operation, context) => {
    const seen = new Map<string, number>();
    let most = 0;
    walkFields(
      operation.selectionSet,
      (name) => context.getFragment(name),
      ({ path }) => {
        const times = (seen.get(path) ?? 0) + 1;
        seen.set(path, times);
        most = Math.max(most, times);
        return true;
      },
    );
    return most <= maximum ? null : tooMany("repeats of one field", most, maximum);
  });
