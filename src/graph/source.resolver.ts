import { Arg, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { SourceCatalogue } from "../kernel/index.js";
import { Domain, notFound, Source } from "../kernel/index.js";
import type { SourceStateProvider } from "./source-state.js";
import { SourceCredential, SourceFreshness, SourceHealth, SourceMode, SourceQuota } from "./source-state.js";

@Resolver(() => Source)
export class SourceResolver {
  constructor(
    private readonly catalogue: SourceCatalogue,
    private readonly states: SourceStateProvider,
  ) {}

  @Query(() => [Source], { description: "Every service and file the gateway knows, by id." })
  sources(
    @Arg("domains", () => [Domain], { nullable: true, description: "Only those serving one of these subjects." })
    domains?: Domain[] | null,
    @Arg("ids", () => [ID], { nullable: true, description: "Only these, e.g. `bls`; CODE_UNKNOWN where none has it." })
    ids?: string[] | null,
  ): Source[] {
    const named = ids ? new Set(ids.map((id) => this.source(id).id)) : null;
    return this.catalogue
      .all()
      .filter((source) => !named || named.has(source.id))
      .filter((source) => !domains || source.domains.some((domain) => domains.includes(domain)))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  @Query(() => Source, { nullable: true, description: "One source by its id; CODE_UNKNOWN where none has it." })
  source(@Arg("id", () => ID, { description: "Id such as `bls`." }) id: string): Source {
    const found = this.catalogue.all().find((source) => source.id === id);
    if (!found)
      throw notFound(
        "id",
        "source",
        id.slice(0, 200),
        this.catalogue.all().map((source) => ({ code: source.id, name: source.name })),
      );
    return found;
  }

  @FieldResolver(() => SourceMode, { description: "How the gateway uses it at the moment." })
  mode(@Root() source: Source): SourceMode {
    return this.states.state(source.id).mode;
  }

  @FieldResolver(() => SourceCredential, { description: "Whether it needs a key and has one." })
  credential(@Root() source: Source): SourceCredential {
    return this.states.state(source.id).credential;
  }

  @FieldResolver(() => SourceHealth, { description: "How it did lately." })
  health(@Root() source: Source): SourceHealth {
    return this.states.state(source.id).health;
  }

  @FieldResolver(() => SourceQuota, { nullable: true, description: "Calls left; null where it sets no limit." })
  quota(@Root() source: Source): SourceQuota | null {
    return this.states.state(source.id).quota;
  }

  @FieldResolver(() => SourceFreshness, { description: "How old its figures may be." })
  freshness(@Root() source: Source): SourceFreshness {
    return this.states.state(source.id).freshness;
  }
}
