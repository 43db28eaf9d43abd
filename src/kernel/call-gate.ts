import { CodedError } from "./errors.js";

/** One call to a source, before it is made. */
export interface PlannedCall {
  readonly sourceId: string;
  readonly method: "GET" | "POST";
  /** Never holds a key. */
  readonly url: string;
  /** Cells or series it answers. */
  readonly cells: number;
  /** Null where it cannot be told before. */
  readonly estimatedRows: number | null;
  /** It renews what all operations share, so it counts for none of them. */
  readonly shared?: boolean;
}

/** A part of an operation that may still say which calls it needs: nobody of the same moment calls before it has. */
export interface Turn {
  /** Once with all calls that can be told before, none included; what turns out later is counted alone. Rejects with LIMIT_UPSTREAM_CALLS. */
  announce(calls: readonly PlannedCall[]): Promise<boolean>;
  end(): void;
}

interface Announced {
  readonly calls: readonly PlannedCall[];
  readonly resolve: (may: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Every call of an operation passes here before the first of its batch is made. `RUN` counts against the operation's budget;
 * `PLAN` writes down what would be asked and lets nothing through.
 */
export class CallGate {
  readonly #planned: PlannedCall[] = [];
  /** Those that have announced nothing yet. */
  readonly #open = new Set<Turn>();
  #announced: Announced[] = [];
  #isSettling = false;

  constructor(
    readonly limit: number,
    readonly mode: "RUN" | "PLAN" = "RUN",
  ) {}

  get planned(): readonly PlannedCall[] {
    return this.#planned;
  }
  /** Calls that count against the budget. */
  get counted(): number {
    return countOf(this.#planned);
  }

  /** Whether the calls may be made. Throws LIMIT_UPSTREAM_CALLS, with none of them made, where they pass the budget. */
  admit(calls: readonly PlannedCall[]): boolean {
    const total = this.counted + countOf(calls);
    if (this.mode === "RUN" && total > this.limit && countOf(calls) > 0) {
      const sources = [...new Set(calls.map(({ sourceId }) => sourceId))].join(", ");
      throw new CodedError(
        "LIMIT_UPSTREAM_CALLS",
        `${total} calls to sources (${countOf(calls)} more to ${sources}), ${this.limit} are allowed in one operation: ask for fewer years, partners or codes, or in several requests.`,
        { limit: this.limit, actual: total, retryable: false },
      );
    }
    this.#planned.push(...calls);
    return this.mode === "RUN";
  }

  /** The same gate for what is renewed for all operations: its calls are marked and count against no budget. */
  forShared(): CallGate {
    return new SharedGate(this);
  }

  turn(): Turn {
    const turn: Turn = {
      announce: async (calls) => {
        if (!this.#open.delete(turn)) return this.admit(calls);
        return new Promise((resolve, reject) => {
          this.#announced.push({ calls, resolve, reject });
          this.#settleSoon();
        });
      },
      end: () => {
        if (this.#open.delete(turn)) this.#settleSoon();
      },
    };
    this.#open.add(turn);
    return turn;
  }

  /** Batches of one level begin their turns within the microtasks of one tick. */
  #settleSoon(): void {
    if (this.#isSettling || this.#open.size > 0 || this.#announced.length === 0) return;
    this.#isSettling = true;
    setImmediate(() => {
      this.#isSettling = false;
      if (this.#open.size === 0) this.#settle();
    });
  }

  #settle(): void {
    const announced = this.#announced.splice(0);
    try {
      const may = this.admit(announced.flatMap(({ calls }) => calls));
      for (const { resolve } of announced) resolve(may);
    } catch (error) {
      for (const { calls, resolve, reject } of announced)
        if (countOf(calls) > 0) reject(error);
        else resolve(this.admit(calls));
    }
  }
}

class SharedGate extends CallGate {
  constructor(private readonly gate: CallGate) {
    super(Infinity, gate.mode);
  }
  override admit(calls: readonly PlannedCall[]): boolean {
    const shared = calls.map((call): PlannedCall => ({ ...call, shared: true }));
    super.admit(shared);
    return this.gate.admit(shared);
  }
}

const countOf = (calls: readonly PlannedCall[]): number => calls.filter(({ shared }) => !shared).length;
