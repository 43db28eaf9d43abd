import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { execute, OperationTypeNode } from "graphql";
import type { CompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import type { RequestContext } from "../kernel/index.js";
import { CodedError } from "../kernel/index.js";
import { refusal } from "./errors.js";
import { MAX_COERCION_ERRORS, standardErrors, variableErrors } from "./executor-errors.js";

export interface Execution {
  readonly document: DocumentNode;
  /** Undefined when the document has no operation of that name; graphql-js then says so. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  /** Hash of the document's text: half of the key of its compiled form. */
  readonly queryHash: string;
}

export type Executor = (execution: Execution) => Promise<ExecutionResult>;
export type ExecutorKind = "jit" | "graphql-js";

const COMPILED_DOCUMENTS = 500;

const interpret = async (schema: GraphQLSchema, execution: Execution): Promise<ExecutionResult> =>
  execute({
    schema,
    document: execution.document,
    operationName: execution.operationName,
    variableValues: execution.variables,
    contextValue: execution.context,
    options: { maxCoercionErrors: MAX_COERCION_ERRORS },
  });

/** `seen`: asked once, interpreted; `refused`: graphql-jit cannot compile it, so graphql-js keeps it. */
type Compiled = "seen" | "refused" | CompiledQuery;

const jitExecutor = (schema: GraphQLSchema): Executor => {
  const documents = new LRUCache<string, { state: Compiled }>({ max: COMPILED_DOCUMENTS });

  const compiledForm = async (execution: Execution): Promise<CompiledQuery | null> => {
    const key = `${execution.queryHash}\0${execution.operationName ?? ""}`;
    const held = documents.get(key);
    if (!held) {
      documents.set(key, { state: "seen" });
      return null;
    }
    if (held.state === "seen") {
      // Loaded on first use: most short-lived processes never compile anything.
      const { compileQuery, isCompiledQuery } = await import("graphql-jit");
      const compiled = compileQuery(schema, execution.document, execution.operationName ?? undefined, {
        useExperimentalPathBasedSkipInclude: true,
      });
      held.state = isCompiledQuery(compiled) ? compiled : "refused";
    }
    return typeof held.state === "string" ? null : held.state;
  };

  return async (execution) => {
    const { operation, variables, context } = execution;
    const compiled = operation?.operation === OperationTypeNode.QUERY ? await compiledForm(execution) : null;
    if (!operation || !compiled) return interpret(schema, execution);
    let result: ExecutionResult;
    try {
      result = await compiled.query(undefined, context, variables);
    } catch {
      // A getter that throws breaks compiled code as a whole; interpreted, it is an error of its own field.
      return interpret(schema, execution);
    }
    if (result.errors && result.data === undefined && operation.variableDefinitions?.length) {
      const errors = variableErrors(schema, operation, variables);
      if (errors.length > 0) return { errors };
    }
    return standardErrors(result);
  };
};

const late = () =>
  refusal(
    new CodedError("UPSTREAM_TIMEOUT", "The operation took longer than one request may.", { retryable: true }),
    [],
    504,
  );

/** Ends the wait, not the work: loaders see the same signal and start nothing new. */
const withDeadline =
  (executor: Executor): Executor =>
  async (execution) => {
    const { signal } = execution.context;
    if (signal.aborted) throw late();
    let stop: () => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      stop = () => reject(late());
      signal.addEventListener("abort", stop, { once: true });
    });
    try {
      return await Promise.race([executor(execution), ended]);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  };

export const createExecutor = (schema: GraphQLSchema, kind: ExecutorKind): Executor =>
  withDeadline(kind === "jit" ? jitExecutor(schema) : (execution) => interpret(schema, execution));
