import { visit } from "graphql";
import type { ASTVisitor, ValidationContext } from "graphql";
import { refusal } from "../errors.js";
import { tooMany } from "./selections.js";

/** Directives in the whole document: each unknown one is an error of its own, and each known one is evaluated. */
export const directiveRule =
  (maximum: number) =>
  (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      let directives = 0;
      visit(document, { Directive: () => void (directives += 1) });
      if (directives > maximum) context.reportError(refusal(tooMany("directives", directives, maximum)));
      return undefined;
    },
  });
