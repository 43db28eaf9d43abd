import type { Wanted } from "../../../cache/index.js";
import { code, keySpace } from "../../../cache/index.js";
import type { Period } from "../../../kernel/index.js";
import type { TradeWant } from "../../../planner/index.js";
import { WORLD } from "../../../trade/trade.port.js";
import { comtradePeriod } from "../request.js";
import type { CellRows } from "./cell.js";
import { holdsPartners } from "./cell.js";

/** One cell of Comtrade: all partners that are wanted of one reporter, period, flow and code. */
export interface CellAddress {
  readonly frequency: "A" | "M";
  readonly flow: "M" | "X";
  readonly reporter: string; // ISO alpha-3
  readonly period: Period;
  readonly commodity: string;
}

export interface WantedCell extends CellAddress {
  partners: Set<string> | "ALL";
  readonly wanted: Wanted<CellRows>;
}

const sliceKey = keySpace("comtrade.slice", 2, {
  frequency: code(),
  flow: code(),
  reporter: code(),
  period: code(),
  level: code(),
});
const levelOf = (commodity: string): string => (commodity === "TOTAL" ? commodity : `${commodity.length}`);

/** Names of cells; a digest a slice is made once a batch and not once a cell. */
export class CellNames {
  readonly #slices = new Map<string, string>();

  sliceOf({ frequency, flow, reporter, period, commodity }: CellAddress): string {
    const level = levelOf(commodity);
    const name = `${frequency}|${flow}|${reporter}|${period.text}|${level}`;
    let slice = this.#slices.get(name);
    if (slice === undefined) {
      slice = sliceKey({ frequency, flow, reporter, period: comtradePeriod(period), level });
      this.#slices.set(name, slice);
    }
    return slice;
  }
}

/** Cells of all questions of a batch, each once, with the partners that any of them names. */
export class WantedCells {
  readonly #cells = new Map<string, WantedCell>();

  constructor(readonly names = new CellNames()) {}

  add(address: CellAddress, partners: readonly string[] | "ALL"): WantedCell {
    const slice = this.names.sliceOf(address);
    const id = `${slice}\n${address.commodity}`;
    let cell = this.#cells.get(id);
    if (!cell) {
      const made: WantedCell = {
        ...address,
        partners: partners === "ALL" ? "ALL" : new Set(partners),
        wanted: { slice, cell: address.commodity, accept: (value) => holdsPartners(value, made.partners) },
      };
      this.#cells.set(id, (cell = made));
    } else if (partners === "ALL") cell.partners = "ALL";
    else if (cell.partners !== "ALL") for (const partner of partners) cell.partners.add(partner);
    return cell;
  }

  get list(): readonly WantedCell[] {
    return [...this.#cells.values()];
  }
  of({ slice, cell }: Wanted<CellRows>): WantedCell {
    return this.#cells.get(`${slice}\n${cell}`)!;
  }
}

/** The planner puts World beside every list itself. */
const listed = (partners: ReadonlySet<string>): readonly string[] => {
  const countries = [...partners].filter((partner) => partner !== WORLD).sort();
  return countries.length > 0 ? countries : [WORLD];
};

/** Cells that differ in the code alone become one want: fewer rectangles to begin with, the same plan. */
export const wantsOf = (cells: readonly WantedCell[]): readonly TradeWant[] => {
  const wants = new Map<string, TradeWant & { readonly commodities: string[] }>();
  for (const { frequency, flow, reporter, period, commodity, partners } of cells) {
    const named = partners === "ALL" ? partners : listed(partners);
    const key = `${frequency}|${flow}|${reporter}|${period.text}|${named === "ALL" ? named : named.join(",")}`;
    const want = wants.get(key);
    if (want) want.commodities.push(commodity);
    else
      wants.set(key, {
        frequency,
        reporters: [reporter],
        partners: named,
        commodities: [commodity],
        flows: [flow],
        periods: [comtradePeriod(period)],
      });
  }
  return [...wants.values()];
};
