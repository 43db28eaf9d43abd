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
}

/**
 * Every call of an operation passes here before the first of its batch is made. `RUN` counts against the operation's budget;
 * `PLAN` writes down what would be asked and lets nothing through.
 */
export class CallGate {
  readonly #planned: PlannedCall[] = [];

  constructor(
    readonly limit: number,
    readonly mode: "RUN" | "PLAN" = "RUN",
  ) {}

  get planned(): readonly PlannedCall[] {
    return this.#planned;
  }

  /** Whether the calls may be made. Throws LIMIT_UPSTREAM_CALLS, with none of them made, where they pass the budget. */
  admit(calls: readonly PlannedCall[]): boolean {
    const total = this.#planned.length + calls.length;
    if (this.mode === "RUN" && total > this.limit) {
      const sources = [...new Set(calls.map(({ sourceId }) => sourceId))].join(", ");
      throw new CodedError(
        "LIMIT_UPSTREAM_CALLS",
        `${total} calls to sources (${calls.length} more to ${sources}), ${this.limit} are allowed in one operation: ask for fewer years, partners or codes, or in several requests.`,
        { limit: this.limit, actual: total, retryable: false },
      );
    }
    this.#planned.push(...calls);
    return this.mode === "RUN";
  }
}
