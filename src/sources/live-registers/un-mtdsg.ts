import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { AgreementRecord } from "../../agreements/agreements.records.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { CodedError } from "../../kernel/index.js";
import { badData } from "../edge.js";
import { normaliseTreaty } from "../un-mtdsg/normalise.js";
import { unMtdsg } from "../un-mtdsg/record.js";
import type { TreatyStatus } from "../un-mtdsg/status-page.js";
import { decodeStatusPage } from "../un-mtdsg/status-page.js";
import { decodeStatusXml } from "../un-mtdsg/status-xml.js";
import { copySpace } from "./copy.js";
import { registerPort } from "./register-port.js";
import type { LiveRegisterDeps, RegisterPart, Send } from "./types.js";
import { whole } from "./whole.js";

export const unMtdsgSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: "https://treaties.un.org",
  rate: { perSecond: 2, burst: 4 },
  limits: { concurrency: 2, queue: 60, attemptMs: 10_000, totalMs: 60_000, maxBytes: 4 * 1024 * 1024 },
  // Its site says so with status 200.
  refusal: (_status, text) =>
    /urgent maintenance and is currently unavailable/i.test(text)
      ? { code: "UPSTREAM_UNAVAILABLE", words: "the treaty collection is under maintenance" }
      : undefined,
};

const ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX".split(" "); // prettier-ignore
/** Chapters in the first of the two volumes; another split shows as a missing file, and the page is read instead. */
const FIRST_VOLUME = 11;

export const treatyXml = (number: string) => {
  const roman = number.split("-")[0]!;
  const volume = ROMAN.indexOf(roman) < FIRST_VOLUME ? "I" : "II";
  return { path: `/doc/Publication/MTDSG/Volume%20${volume}/Chapter%20${roman}/${number}.en.xml` };
};
export const treatyPage = (number: string) => ({
  path: "/Pages/ViewDetails.aspx",
  query: { src: "TREATY", mtdsg_no: number, chapter: ROMAN.indexOf(number.split("-")[0]!) + 1, clang: "_en" },
});

/** No such file, or not the one described: the page for readers may still hold it. */
const TRY_THE_PAGE: ReadonlySet<string> = new Set(["UPSTREAM_REFUSED", "UPSTREAM_BAD_DATA", "UPSTREAM_REDIRECT"]);

const fetchStatus = async (upstream: Upstream, number: string, { how, again }: Send) => {
  try {
    const answer = await whole(upstream.send({ as: "xml", ...treatyXml(number), ...how }));
    return { ...answer, status: decodeStatusXml(answer.body, number) };
  } catch (error) {
    if (!(error instanceof CodedError) || !TRY_THE_PAGE.has(error.code) || !again(treatyPage(number))) throw error;
    const answer = await whole(upstream.send({ as: "html", ...treatyPage(number), ...how }));
    return { ...answer, status: decodeStatusPage(answer.body, number) };
  }
};

/** A treaty keeps the day of its conclusion: another day is another treaty's page. */
const checkTreaty = ({ title }: TreatyStatus, embedded: AgreementRecord): void => {
  const { signedOn } = embedded;
  if (signedOn?.length === 10 && title.date !== signedOn)
    throw badData(unMtdsg.id, `the conclusion of ${title.number}`, signedOn, title.date);
};

export const liveUnMtdsg = (upstream: Upstream, deps: LiveRegisterDeps): AgreementsPort => {
  const part = (number: string): RegisterPart => {
    const embedded = deps.snapshot.agreements(unMtdsg.id).find(({ key }) => key === `${unMtdsg.id}-${number}`);
    return {
      name: number,
      request: treatyXml(number),
      embedded: () => (embedded ? [embedded] : []),
      size: (records) => records.reduce((sum, { parties }) => sum + parties.length, 0),
      fetch: async (send) => {
        const { status, url, retrievedAt } = await fetchStatus(upstream, number, send);
        if (embedded) checkTreaty(status, embedded);
        const day = retrievedAt.toISOString().slice(0, 10);
        const edition = { dataset: `Status of ${number} as at ${day}`, publishedOn: day, retrievedOn: day };
        return {
          records: [normaliseTreaty(status.title, status.participations, deps.reference, edition)],
          dataset: edition.dataset,
          url,
          retrievedAt,
          publishedOn: day,
        };
      },
    };
  };
  const numbers = () =>
    deps.treaties ?? deps.snapshot.agreements(unMtdsg.id).map(({ key }) => key.slice(`${unMtdsg.id}-`.length));
  return registerPort(
    {
      sourceId: unMtdsg.id,
      upstream,
      space: copySpace(deps.cache, unMtdsg.id),
      parts: () => numbers().map(part),
      embedded: () => deps.snapshot.agreements(unMtdsg.id),
      // Else the files of all are asked for before the first page is, and within the first wait no treaty is whole.
      atOnce: 2,
      coverage: (records, parts, through) => ({
        sourceId: unMtdsg.id,
        covers: `Signatures and ratifications by every state of ${records} treaties deposited with the Secretary-General; ${parts} of them as their own pages say now.`,
        doesNotCover:
          "Bilateral treaties, treaties deposited elsewhere, the other 500 or so treaties of the collection, reservations and declarations.",
        through,
      }),
    },
    deps,
  );
};
