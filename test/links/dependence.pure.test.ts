import { expect, test } from "vitest";
import { Figure, Unit } from "../../src/kernel/index.js";
import { crudeEquivalentFactor, productionOf } from "../../src/links/dependence.js";

const of = (value: number, status: readonly ("REPORTED" | "PARTIAL")[] = ["REPORTED"]) => ({
  figure: new Figure({ value, unit: Unit.TONNE, status }),
  ids: () => [],
});

const FACTOR = crudeEquivalentFactor(1);

test("a production below 0 is not comparable, with the numbers", () => {
  const made = productionOf({ consumption: of(100), imports: of(250), exports: of(20) }, FACTOR);
  expect(made.value).toBeNull();
  expect(made.missing?.reason).toBe("NOT_COMPARABLE");
  expect(made.missing?.detail).toContain("Apparent use 100 t − imports 250 t + exports 20 t is below 0");
});

test("a part of a year is no balance", () => {
  const made = productionOf({ consumption: of(100), imports: of(50, ["PARTIAL"]), exports: of(20) }, FACTOR);
  expect(made.missing?.reason).toBe("NOT_COMPARABLE");
});
