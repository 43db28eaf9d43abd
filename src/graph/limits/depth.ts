import { CodedError } from "../../kernel/index.js";
import { operationRule, walkFields } from "./selections.js";

/** Nesting of fields. Introspection is exempt: the standard query of tools is deeper, and graphql-js bounds it by itself. */
export const depthRule = (maximum: number) =>
  operationRule((operation, context) => {
    let deepest = 0;
    walkFields(
      operation.selectionSet,
      (name) => context.getFragment(name),
      ({ node, depth }) => {
        if (node.name.value === "__schema" || node.name.value === "__type") return false;
        deepest = Math.max(deepest, depth);
        return depth <= maximum;
      },
    );
    return deepest <= maximum
      ? null
      : new CodedError("LIMIT_DEPTH", `The operation is nested more than ${maximum} levels deep.`, {
          argument: "depth",
          accepted: `at most ${maximum}`,
        });
  });
