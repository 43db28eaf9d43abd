import type { AgreementRecord, PersonRecord } from "../../agreements/agreements.records.js";
import type { Cache } from "../../cache/index.js";
import type { Http, UpstreamRequest } from "../../http/index.js";
import type { Clock } from "../../kernel/index.js";
import type { NameReference } from "../actors.js";

/** Address and key of a source, as the operator set them; null: the source's own address, no key. */
export interface RegisterSetting {
  readonly url: string | null;
  readonly key?: { reveal(): string } | null;
}

/** A Wikidata item that stands for a person, organisation or plant of ours. */
export interface LinkedItem {
  readonly item: string; // Q42
  readonly kind: "ORGANISATION" | "FACILITY" | "PERSON";
  readonly key: string;
  readonly name: string;
  readonly country: string | null; // alpha-3
  readonly organisationKind:
    "MINISTRY" | "COMPANY" | "STATE_COMPANY" | "INTERGOVERNMENTAL" | "AGENCY" | "COURT" | "MEDIA" | "OTHER";
  /** What Wikidata is not asked for. */
  readonly person?: Pick<PersonRecord, "identity" | "candidate" | "roles">;
}

/** The item of a country whose treaties Wikidata is asked for. */
export interface CountryItem {
  readonly code: string; // alpha-3
  readonly item: string; // Q843
}

/** What is embedded: behind registers that fail, and the measure of how many rows one should have. */
export interface EmbeddedRegisters {
  agreements(sourceId: string): readonly AgreementRecord[];
  items(): readonly LinkedItem[];
}

export interface LiveRegisterDeps {
  readonly http: Http;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly settings: (sourceId: string) => RegisterSetting;
  /** `live`: embedded records are never shown. */
  readonly mode: "auto" | "live";
  readonly snapshot: EmbeddedRegisters;
  readonly reference: NameReference;
  /** Investment treaties are listed by country. */
  readonly countries?: readonly IiaCountry[];
  /** Numbers of treaties deposited with the UN, e.g. XXVI-9; those embedded unless given. */
  readonly treaties?: readonly string[];
  /** Treaties between two or more of these are asked of Wikidata's query service, behind the answers; none unless given. */
  readonly treatyCountries?: readonly CountryItem[];
  /** Events out of news are asked for only where this is set: ten megabytes a day. */
  readonly events?: EventsWanted;
}

export interface EventsWanted {
  /** CAMEO codes of countries, which are alpha-3 for nearly all. */
  readonly pair: readonly [string, string];
  readonly days: number;
}

/** The page of a country in UNCTAD's navigator; only the number decides which country comes. */
export interface IiaCountry {
  readonly code: string; // alpha-3
  readonly page: number;
  readonly slug: string;
}

/** How a call goes out: behind users or for one, and until when. */
export interface Send {
  readonly how: Pick<UpstreamRequest, "background" | "signal">;
  /** Whether one more call than planned may be made. */
  readonly again: (request: RegisterPart["request"]) => boolean;
}

/** What is fetched of a register in one go: the whole of it, the page of a country, a treaty. */
export interface RegisterPart {
  readonly name: string;
  /** The first request, for plans. */
  readonly request: Pick<UpstreamRequest, "path" | "query">;
  /** What is embedded of the same part. */
  embedded(): readonly AgreementRecord[];
  /** What must not suddenly halve. */
  size(records: readonly AgreementRecord[]): number;
  fetch(send: Send): Promise<{
    readonly records: readonly AgreementRecord[];
    readonly dataset: string;
    readonly url: string;
    readonly retrievedAt: Date;
    readonly publishedOn: string | null;
  }>;
}
