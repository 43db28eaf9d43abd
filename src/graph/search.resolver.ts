import { Arg, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { SearchEntry } from "../kernel/index.js";
import { badInput, checkFirst, Node } from "../kernel/index.js";
import type { SearchService } from "./search.service.js";

const MAX_HITS = 100;
const MAX_TEXT = 200;

@ObjectType({ description: "One find of a free-text search." })
export class SearchHit {
  @Field(() => Float, { description: "How well it fits; comparable within one search only." })
  readonly score: number;
  readonly #entry: SearchEntry;

  constructor(score: number, entry: SearchEntry) {
    this.score = score;
    this.#entry = entry;
  }

  @Field(() => Node, { description: "What was found." })
  get node(): object {
    return this.#entry.node();
  }
}

@Resolver()
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => [SearchHit], {
    nullable: true,
    description:
      "Free text over countries, products, series, agreements, facilities, people and events; best first. Beginnings of words and small misspellings are found.",
  })
  async search(
    @Arg("text", () => String, { description: `Words, at most ${MAX_TEXT} characters, e.g. \`steel mills karachi\`.` })
    text: string,
    @Arg("first", () => Int, { defaultValue: 10, description: `How many finds, 1 to ${MAX_HITS}.` }) first: number,
  ): Promise<SearchHit[]> {
    const words = text.trim();
    if (words === "" || words.length > MAX_TEXT)
      throw badInput("text", `1 to ${MAX_TEXT} characters`, words.slice(0, 40));
    checkFirst(first, MAX_HITS);
    return (await this.service.search(words, first)).map(({ score, entry }) => new SearchHit(score, entry));
  }
}
