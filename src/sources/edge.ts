import type { z } from "zod";
import { CodedError } from "../kernel/index.js";

export const badData = (source: string, field: string, expected: string, received: unknown): CodedError =>
  new CodedError("UPSTREAM_BAD_DATA", `${source}: at ${field} expected ${expected}, received ${describe(received)}.`, {
    source,
    field,
    retryable: false,
  });

/** What came, short enough for a message and never a whole body. */
const describe = (value: unknown): string =>
  value === undefined ? "nothing" : (JSON.stringify(value)?.slice(0, 80) ?? typeof value);

/** The body (or the part of it at `place`) as `schema` knows it. Unknown extra fields are let through; a missing or retyped one fails with its path. */
export const atEdge = <T>(source: string, schema: z.ZodType<T>, body: unknown, place = ""): T => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = [...(place ? [place] : []), ...issue.path].join(".");
  throw badData(source, field || "the body", issue.message, valueAt(body, issue.path));
};

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    body,
  );
