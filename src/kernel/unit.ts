import { Field, ObjectType } from "type-graphql";
import { CodedError } from "./errors.js";

export type Dimension =
  "MASS" | "MONEY" | "MONEY_PER_MASS" | "INDEX" | "RATIO" | "COUNT" | "EXCHANGE_RATE" | "MASS_PER_TIME" | "OTHER";

/** Exact by definition: pound 0.45359237 kg (1959), short ton 2,000 lb, long ton 2,240 lb, US hundredweight 100 lb. */
const MASS_KG: Record<string, number> = {
  kg: 1,
  t: 1000,
  kt: 1e6,
  Mt: 1e9,
  lb: 0.45359237,
  cwt: 45.359237,
  st: 907.18474,
  lt: 1016.0469088,
};
const LABELS: Record<string, string> = {
  "1": "fraction of 1",
  "%": "per cent",
  pp: "percentage points",
  hhi: "Herfindahl–Hirschman index, 0–10,000",
  t: "tonnes",
  kg: "kilograms",
  kt: "thousand tonnes",
  Mt: "million tonnes",
  lb: "pounds",
  cwt: "US hundredweights",
  st: "short tons",
  lt: "long tons",
  dmt: "dry tonnes",
  dmtu: "dry tonne units (1 % Fe)",
  count: "count",
};

/** A unit of measure. Codes: `t`, `kg`, `USD`, `USD/t`, `USc/lb`, `PKR/USD`, `t/yr`, `index`, `1` (fraction), `%`, `hhi`. */
@ObjectType({ description: "A unit of measure." })
export class Unit {
  @Field(() => String, { description: "Short code, e.g. `t`, `USD/t`, `index`, `1` (a fraction of 1)." })
  readonly code: string;

  @Field(() => String, { description: "In words, e.g. `US dollars per tonne`." })
  readonly label: string;

  @Field(() => String, {
    nullable: true,
    description: "Base period of an index, e.g. `1982=100`; null for other units.",
  })
  readonly base: string | null;

  private constructor(
    code: string,
    readonly dimension: Dimension,
    label: string,
    base: string | null = null,
  ) {
    this.code = code;
    this.label = label;
    this.base = base;
  }

  static readonly FRACTION = Unit.of("1");
  static readonly PERCENT = Unit.of("%");
  static readonly TONNE = Unit.of("t");
  static readonly USD = Unit.of("USD");
  static readonly USD_PER_TONNE = Unit.of("USD/t");
  static readonly HHI = Unit.of("hhi");

  static index(base: string): Unit {
    return new Unit("index", "INDEX", `index, ${base}`, base);
  }

  static of(code: string): Unit {
    const money = (text: string) => (text === "USc" ? "US cents" : text === "USD" ? "US dollars" : text);
    const [top = code, per] = code.split("/");
    if (code === "1" || code === "%" || code === "pp" || code === "hhi") return new Unit(code, "RATIO", LABELS[code]!);
    if (code === "count") return new Unit(code, "COUNT", "count");
    if (per === undefined && top in MASS_KG) return new Unit(code, "MASS", LABELS[top] ?? top);
    if (per === "yr" && top in MASS_KG) return new Unit(code, "MASS_PER_TIME", `${LABELS[top] ?? top} a year`);
    if (!/^(USc|[A-Z]{3})$/.test(top)) return new Unit(code, "OTHER", code);
    if (per === undefined) return new Unit(code, "MONEY", money(top));
    if (/^[A-Z]{3}$/.test(per))
      return new Unit(code, "EXCHANGE_RATE", `${money(top)} per ${money(per).replace(/s$/, "")}`);
    return new Unit(code, "MONEY_PER_MASS", `${money(top)} per ${(LABELS[per] ?? per).replace(/s\b/, "")}`);
  }

  get currency(): string | null {
    const top = this.code.split("/")[0]!;
    if (this.dimension !== "MONEY" && this.dimension !== "MONEY_PER_MASS") return null;
    return top === "USc" ? "USD" : top;
  }

  /** Factor f with value_in_target = value × f. Throws a REFUSED_* code where no exact factor exists. */
  factorTo(target: Unit): number {
    if (this.code === target.code && this.base === target.base) return 1;
    if (this.dimension === "INDEX" || target.dimension === "INDEX")
      throw new CodedError(
        "REFUSED_INDEX_IS_NOT_A_PRICE",
        `No conversion from ${this.label} to ${target.label}: an index has no unit of money or mass. Index both sides on one base period instead.`,
      );
    const parts = (unit: Unit) => {
      const [top, per] = unit.code.split("/") as [string, string | undefined];
      if (unit.dimension === "MASS") return { money: "", factor: MASS_KG[top] };
      if (unit.dimension === "MASS_PER_TIME") return { money: "", factor: MASS_KG[top] };
      const cents = top === "USc" ? 0.01 : 1;
      const money = top === "USc" ? "USD" : top;
      if (unit.dimension === "MONEY") return { money, factor: cents };
      if (unit.dimension === "MONEY_PER_MASS" && per! in MASS_KG) return { money, factor: cents / MASS_KG[per!]! };
      return { money, factor: undefined };
    };
    const [from, to] = [parts(this), parts(target)];
    const percent = { "1": 1, "%": 0.01 } as Record<string, number>;
    if (this.code in percent && target.code in percent) return percent[this.code]! / percent[target.code]!;
    if (this.dimension !== target.dimension || from.money !== to.money || !from.factor || !to.factor)
      throw new CodedError(
        "REFUSED_UNIT",
        `No exact conversion from ${this.label} to ${target.label}${from.money !== to.money ? ": name the exchange-rate series" : ""}.`,
      );
    return from.factor / to.factor;
  }
}
