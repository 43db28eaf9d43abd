import { z } from "zod";
import type { Bodies, BodyKind, Upstream, UpstreamAnswer, UpstreamRequest } from "../../http/index.js";
import type { SourceRecord } from "../../kernel/index.js";
import { CodedError, Frequency } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { Send } from "./types.js";

/** An id that a source takes for one of its own, checked letter by letter: it goes into a path or a query. */
export interface OpenId {
  /** As our keys have it, `fred:UNRATE`. */
  readonly id: string;
  /** As the source is asked and as its decoder names the series. */
  readonly code: string;
  /** Where a reader can look it up. */
  readonly url: string;
}

const LicenceShape = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  attribution: z.string(),
  mayRedistribute: z.boolean(),
});
const About = z.object({
  title: z.string(),
  frequency: z.enum(Frequency),
  kind: z.enum(["INDEX", "MACRO"]),
  unit: z.string(),
  basePeriod: z.string().nullable(),
  seasonallyAdjusted: z.boolean(),
  publishedAt: z.string().nullable(),
  /** Null: that of the source. */
  licence: LicenceShape.nullable(),
});
export type About = z.infer<typeof About>;

/** What a publisher says of an id: the series, that there is none, or that its figures are of days or weeks. Plain JSON, kept. */
const DescribedShape = z.union([
  z.object({ about: About }),
  z.object({ unknown: z.string() }),
  z.object({ finer: z.string() }),
]);
export type Described = z.infer<typeof DescribedShape>;
export const decodeDescribed = (value: unknown): Described | undefined => DescribedShape.safeParse(value).data;

/** How a source is asked about a series that no catalogue has. */
export interface OpenIds {
  /** Null: not well-formed as an id of this source. */
  parse(id: string): OpenId | null;
  /** Of `LiveSeries`. */
  groupOf(open: OpenId, frequency: Frequency): string;
  readonly dataset: string;
  /** Before anything is known: for plans. */
  readonly guess: Frequency;
  /** Each is a call, counted and planned. */
  requests(open: OpenId): readonly UpstreamRequest[];
  ask(upstream: Upstream, open: OpenId, send: Send): Promise<Described>;
}

/** One question; a refusal that `isUnknown` recognises is the publisher's word that there is no such series. */
export const askAbout = async <K extends BodyKind>(
  sourceId: string,
  upstream: Upstream,
  request: UpstreamRequest<K>,
  send: Send,
  read: (answer: UpstreamAnswer<Bodies[K]>) => Described,
  isUnknown: RegExp,
): Promise<Described> => {
  try {
    const answer = await upstream.send({ ...request, ...send });
    if (answer.notModified) throw new Error(`${sourceId}: 304 to a request without an ETag`);
    return read(answer);
  } catch (error) {
    if (error instanceof CodedError && error.code === "UPSTREAM_REFUSED" && isUnknown.test(error.message))
      return { unknown: error.message };
    if (error instanceof CodedError) throw error;
    throw badData(sourceId, "the body", "an answer as the source documents it", (error as Error).name);
  }
};

/** Of a series whose own terms are not known here: never taken for free. */
export const termsUnknown = ({ licence, name }: SourceRecord): About["licence"] => ({
  id: "not-stated",
  name: `Terms of this series are not known here; ask its publisher. ${name} is the service it comes through.`,
  url: licence.url,
  attribution: licence.attribution,
  mayRedistribute: false,
});
