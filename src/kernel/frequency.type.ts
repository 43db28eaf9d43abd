import { registerEnumType } from "type-graphql";
import { Frequency } from "./period.js";

registerEnumType(Frequency, {
  name: "Frequency",
  description: "Length of the periods of an answer.",
  valuesConfig: {
    ANNUAL: { description: "Calendar years, `2023`." },
    QUARTERLY: { description: "Calendar quarters, `2023-Q1`." },
    MONTHLY: { description: "Months, `2023-04`." },
  },
});
