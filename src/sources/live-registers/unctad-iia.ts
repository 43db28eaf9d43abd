import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { AgreementRecord } from "../../agreements/agreements.records.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { decodeIiaPage } from "../unctad-iia/decode.js";
import { joinIiaPages, normaliseIiaPage } from "../unctad-iia/normalise.js";
import { unctadIia } from "../unctad-iia/record.js";
import { IIA_PAGES } from "../unctad-iia/pages.js";
import { IIA_BASE } from "../unctad-iia/request.js";
import { copySpace } from "./copy.js";
import { registerPort } from "./register-port.js";
import type { IiaCountry, LiveRegisterDeps, RegisterPart } from "./types.js";
import { whole } from "./whole.js";

/** Pages of 130 to 460 kB, made for readers: one every two seconds. */
export const unctadIiaSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: IIA_BASE,
  rate: { perSecond: 0.5, burst: 2 },
  limits: { concurrency: 1, queue: 20, attemptMs: 15_000, totalMs: 60_000, maxBytes: 4 * 1024 * 1024 },
};

/** Numbers of the catalogue's IiaId (2026-02-01); its Id leads to other countries. */
export const IIA_COUNTRIES: readonly IiaCountry[] = [
  { code: "PAK", page: 160, slug: "pakistan" },
  { code: "RUS", page: 175, slug: "russian-federation" },
];

/** By its number, which alone decides what comes; null where it has none that we know. */
export const iiaCountry = (code: string, page = IIA_PAGES.get(code)): IiaCountry | null =>
  IIA_COUNTRIES.find((known) => known.code === code && known.page === page) ??
  (page === undefined ? null : { code, page, slug: code.toLowerCase() });

const names = (code: string, { parties }: AgreementRecord): boolean =>
  parties.some(({ actor, expandedFrom }) => actor.kind === "COUNTRY" && actor.code === code && !expandedFrom);

export const liveUnctadIia = (upstream: Upstream, deps: LiveRegisterDeps): AgreementsPort => {
  const countries = deps.countries ?? IIA_COUNTRIES;
  const part = ({ code, page, slug }: IiaCountry): RegisterPart => {
    const request = { path: `/international-investment-agreements/countries/${page}/${slug}` };
    return {
      name: `page of ${code}`,
      request,
      embedded: () => deps.snapshot.agreements(unctadIia.id).filter((record) => names(code, record)),
      size: (records) => records.length,
      fetch: async ({ how }) => {
        const { body, url, retrievedAt } = await whole(upstream.send({ as: "html", ...request, ...how }));
        const edition = { dataset: `Country page of ${code}`, retrievedOn: retrievedAt.toISOString().slice(0, 10) };
        return {
          // The country in the page's title is compared, not the words of its address.
          records: normaliseIiaPage(decodeIiaPage(body), code, deps.reference, edition),
          dataset: edition.dataset,
          url,
          retrievedAt,
          publishedOn: null,
        };
      },
    };
  };
  const inWords = countries.map(({ code }) => deps.reference.countryByCode(code)?.name ?? code).join(", ");
  return registerPort(
    {
      sourceId: unctadIia.id,
      upstream,
      space: copySpace(deps.cache, unctadIia.id),
      parts: () => countries.map(part),
      embedded: () => deps.snapshot.agreements(unctadIia.id),
      join: joinIiaPages,
      coverage: (_records, _parts, through) => ({
        sourceId: unctadIia.id,
        covers: `Bilateral investment treaties and other treaties with investment provisions of: ${inWords}.`,
        doesNotCover:
          "Treaties of other countries with one another, instruments without rules on investment, other parties of regional treaties.",
        through,
      }),
    },
    deps,
  );
};
