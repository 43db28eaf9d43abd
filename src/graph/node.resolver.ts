import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { NodeFinder, RequestContext } from "../kernel/index.js";
import { badInput, Node, notFound } from "../kernel/index.js";

const MAX_IDS = 100;

@Resolver()
export class NodeResolver {
  readonly #finders: ReadonlyMap<string, NodeFinder>;

  constructor(finders: readonly NodeFinder[]) {
    this.#finders = new Map(finders.map((finder) => [finder.type, finder]));
    if (this.#finders.size !== finders.length) throw new Error("Two finders for one node type.");
  }

  @Query(() => Node, {
    nullable: true,
    description: "Finds anything again by its global id. Null with CODE_UNKNOWN where nothing has it.",
  })
  async node(
    @Arg("id", () => ID, { description: "Global id, e.g. `Country:PAK`." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return this.#find(id, "id", context);
  }

  @Query(() => [Node], {
    nullable: "itemsAndList",
    description: `Several at once, in the order asked, at most ${MAX_IDS}; an id that nothing has is null with an error at its place.`,
  })
  async nodes(
    @Arg("ids", () => [ID], { description: "Global ids." }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(object | Error)[]> {
    if (ids.length > MAX_IDS) throw badInput("ids", `at most ${MAX_IDS} ids`, ids.length);
    // An Error inside a list becomes an error of that item alone.
    return Promise.all(ids.map((id) => this.#find(id, "ids", context).catch((error: unknown) => error as Error)));
  }

  async #find(id: string, argument: string, context: RequestContext): Promise<object> {
    const colon = id.indexOf(":");
    const type = id.slice(0, Math.max(colon, 0));
    const finder = this.#finders.get(type);
    if (!finder)
      throw badInput(
        argument,
        `a global id Type:key with one of the types ${[...this.#finders.keys()].sort().join(", ")}`,
        id.slice(0, 200),
      );
    const found = await finder.find(id.slice(colon + 1), context);
    if (!found) throw notFound(argument, type, id.slice(0, 200));
    return found;
  }
}
