import { registerEnumType } from "type-graphql";
import type { SourceCatalogue } from "../kernel/index.js";
import { Figure, Unit } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { parameters } from "./figures.js";
import type { Coefficient } from "./yields.js";
import { coefficientFigure, RAW_MATERIALS } from "./yields.js";

export const SteelRoute = { BF_BOF: "BF_BOF", EAF: "EAF" } as const;
export type SteelRoute = (typeof SteelRoute)[keyof typeof SteelRoute];
registerEnumType(SteelRoute, {
  name: "SteelRoute",
  description: "How crude steel is made.",
  valuesConfig: {
    BF_BOF: { description: "Blast furnace and basic oxygen furnace." },
    EAF: { description: "Electric arc furnace, on the world's average charge of scrap and direct-reduced iron." },
  },
});

/** Tonnes of one raw material behind the crude steel of a year. */
export interface InputNeed {
  readonly coefficient: Coefficient;
  readonly coefficientFigure: Figure;
  readonly need: Figure;
}

export const inputNeeds = (crude: Sourced, route: SteelRoute, sources: SourceCatalogue): readonly InputNeed[] =>
  Object.values<Coefficient>(RAW_MATERIALS[route]).map((coefficient) => {
    const ratio = coefficientFigure(coefficient, sources);
    const { missing, value } = crude.figure;
    if (missing)
      return {
        coefficient,
        coefficientFigure: ratio,
        need: Figure.missing(Unit.TONNE, missing.reason, missing.detail),
      };
    const need = Figure.derived(value! * coefficient.value, Unit.TONNE, {
      formula: "crude steel × coefficient",
      inputs: [crude.figure, ratio],
      inputIds: crude.ids,
      parameters: parameters({
        "crude steel, t": value!,
        [`${coefficient.id}, ${coefficient.unit}`]: coefficient.value,
      }),
    });
    return { coefficient, coefficientFigure: ratio, need };
  });
