import { describe, expect, test, vi } from "vitest";
import {
  Derivation,
  Figure,
  Licence,
  Missing,
  Provenance,
  Source,
  Unit,
  worstFreshness,
} from "../../src/kernel/index.js";

const licence = new Licence({ id: "CC-BY-4.0", name: "CC BY 4.0", url: null, attribution: "A", mayRedistribute: true });
const source = (id: string) =>
  new Source({
    id,
    name: id,
    provider: id,
    homepage: "https://example.org",
    domains: ["TRADE"],
    licence,
    freshnessPolicy: "",
  });
const provenance = (id: string) => new Provenance({ source: source(id), dataset: "d" });

describe("Figure", () => {
  test("a null value needs a reason, and a value has none", () => {
    expect(() => new Figure({ value: null, unit: Unit.USD })).toThrow();
    expect(() => new Figure({ value: 1, unit: Unit.USD, missing: new Missing("NOT_REPORTED") })).toThrow();
    expect(new Figure({ value: 0, unit: Unit.USD }).missing).toBeNull();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d never becomes a figure", (value) => {
    expect(() => new Figure({ value, unit: Unit.USD })).toThrow();
  });

  test("provenance is built only when asked for", () => {
    const build = vi.fn(() => [provenance("a")]);
    const figure = new Figure({ value: 1, unit: Unit.USD, freshness: "RECORDED", lineage: { provenance: build } });
    expect(build).not.toHaveBeenCalled();
    expect(figure.provenance).toHaveLength(1);
  });

  test("a derived figure inherits flags, worst freshness and each source once", () => {
    const a = new Figure({
      value: 1,
      unit: Unit.USD,
      status: ["REPORTED"],
      freshness: "LIVE",
      lineage: { provenance: () => [provenance("a")] },
    });
    const b = new Figure({
      value: 2,
      unit: Unit.USD,
      status: ["ESTIMATED"],
      freshness: "STALE",
      lineage: { provenance: () => [provenance("a"), provenance("b")] },
    });
    const sum = Figure.derived(3, Unit.USD, { formula: "a + b", inputs: [a, b], inputIds: () => ["x", "y"] });
    expect(sum.status).toEqual(["DERIVED", "ESTIMATED"]);
    expect(sum.freshness).toBe("STALE");
    expect(sum.provenance.map((item) => item.source.id)).toEqual(["a", "b"]);
    expect(sum.derivation).toEqual(new Derivation("a + b", ["x", "y"]));
    expect(a.derivation).toBeNull();
  });

  test("worst freshness", () => {
    expect(worstFreshness([])).toBeNull();
    expect(worstFreshness([null, "CACHED", "LIVE"])).toBe("CACHED");
    expect(worstFreshness(["STALE", "RECORDED"])).toBe("STALE");
  });
});
