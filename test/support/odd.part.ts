import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { GraphPart } from "../../src/graph/index.js";
import { Actor, badInput, Figure, FigureStatus, globalId, Node, Unit } from "../../src/kernel/index.js";
import type { RequestContext } from "../../src/kernel/index.js";

/** Names of the reasons for which `wait` was ended. */
export const ABORTED: string[] = [];
/** How often `wait` has begun. */
export const BEGUN = { waits: 0 };

/** Every shape that compiled and interpreted execution could treat differently. */
@ObjectType({ implements: [Node, Actor], description: "A thing." })
export class Widget {
  readonly id: string;
  @Field(() => Int, { description: "Size." })
  readonly size: number;
  constructor(readonly key: string) {
    this.id = globalId("Widget", key);
    this.size = key.length;
  }
  readonly name = "widget";
  @Field(() => String, { description: "A getter." })
  get shout(): string {
    return this.key.toUpperCase();
  }
  @Field(() => String, { nullable: true, description: "A getter that throws." })
  get broken(): string | null {
    throw badInput("broken", "nothing", this.key);
  }
  @Field(() => Figure, { description: "A number." })
  get figure(): Figure {
    return new Figure({ value: this.size, unit: Unit.TONNE, status: [FigureStatus.REPORTED] });
  }
}

@ObjectType({ implements: [Node], description: "Another thing." })
export class Gadget {
  readonly id = "Gadget:1";
  @Field(() => Float, { description: "Null where it must not be." })
  readonly never: number | null = null;
  @Field(() => Widget, { nullable: true, description: "Inner." })
  readonly widget: Widget | null = new Widget("inner");
}

@Resolver(() => Widget)
export class WidgetResolver {
  @Query(() => [Node], { description: "Things of two types." })
  things(): object[] {
    return [new Widget("a"), new Gadget(), new Widget("bcd")];
  }
  @Query(() => Widget, { nullable: true, description: "One by key." })
  widget(@Arg("key", () => ID, { description: "Key." }) key: string): Widget {
    if (key === "unknown") throw badInput("key", "a known key", key);
    if (key === "crash") throw new TypeError("secret path /home/x");
    return new Widget(key);
  }
  @Query(() => Int, { nullable: true, description: "How many of these calls were let through." })
  upstream(@Arg("calls", () => Int, { description: "Calls." }) calls: number, @Ctx() context: RequestContext): number {
    const call = {
      sourceId: "bls",
      method: "GET" as const,
      url: "https://bls.test/?key=[key]",
      cells: 2,
      estimatedRows: 9.5,
    };
    const planned = Array.from({ length: calls }, () => call);
    if (!context.gate.admit(planned)) return 0;
    planned.forEach(({ sourceId }) => context.usage.called(sourceId));
    return calls;
  }
  @Query(() => [Widget], { nullable: "itemsAndList", description: "Some fail." })
  some(): (Widget | Error | null)[] {
    return [new Widget("a"), badInput("item", "something", 1), null];
  }
  @Query(() => Gadget, { nullable: true, description: "Non-null inside." })
  gadget(): Promise<Gadget> {
    return Promise.resolve(new Gadget());
  }
  @Query(() => String, { nullable: true, description: "Answers when the request's signal aborts, never before." })
  async wait(@Ctx() { signal }: RequestContext): Promise<string> {
    BEGUN.waits += 1;
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    ABORTED.push(String((signal.reason as Error).name));
    return "aborted";
  }
  @FieldResolver(() => [Widget], { description: "Asynchronous, with an argument." })
  async parts(
    @Root() widget: Widget,
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 2, description: "How many." }) first: number,
  ): Promise<Widget[]> {
    await Promise.resolve(context.requestId);
    return Array.from({ length: Math.max(0, first) }, (_, index) => new Widget(`${widget.key}${index}`));
  }
  @FieldResolver(() => FigureStatus, { nullable: true, description: "An enum argument." })
  echo(
    @Arg("status", () => FigureStatus, { nullable: true, description: "Status." }) status?: FigureStatus | null,
  ): FigureStatus | null {
    return status ?? null;
  }
}

export const oddPart = (): GraphPart => ({
  resolvers: [new WidgetResolver()],
  nodeFinders: [{ type: "Widget", find: (key) => (key === "none" ? null : new Widget(key)) }],
  searchEntries: () => [
    { id: "Widget:mill", title: "Karachi Steel Mill", text: "PSM Pipri", node: () => new Widget("mill") },
    { id: "Widget:hot", title: "Hot rolled coil", text: "HRC", node: () => new Widget("hot") },
    {
      id: "Widget:nonalloy",
      title: "Flat-rolled products, hot-rolled, of iron",
      text: "7208",
      node: () => new Widget("n"),
    },
  ],
});
