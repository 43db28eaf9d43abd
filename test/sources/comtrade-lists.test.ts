import { afterEach, beforeEach, expect, test } from "vitest";
import type { Cache } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { createHttp } from "../../src/http/index.js";
import type { ComtradeCodeRow } from "../../src/sources/comtrade/codes.js";
import { comtradeSpec, LiveCodeBook, ReferenceLists } from "../../src/sources/comtrade/live/index.js";
import { reference, snapshotTable } from "../support/reference.js";
import { FakeTime } from "../support/time.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";

const EMBEDDED = snapshotTable<ComtradeCodeRow>("trade/comtrade-codes.json");
const REPORTERS = "/files/v1/app/reference/Reporters.json";
const PARTNERS = "/files/v1/app/reference/partnerAreas.json";

interface Row {
  readonly code: number;
  readonly iso: string | null;
  readonly expired?: string;
}
const listed = (role: "reporter" | "partner", more: readonly Row[] = []): readonly Row[] => [
  ...EMBEDDED.filter((row) => row[role]).map(({ code, alpha3, until }): Row => ({
    code,
    iso: alpha3,
    ...(until ? { expired: `${until}-12-31T00:00:00` } : {}),
  })),
  ...more,
];
/** Shapes of both lists as the API has them: capitals in one of them, blanks behind some codes, Taiwan a group. */
const reporters = (more: readonly Row[] = []) => ({
  results: listed("reporter", more).map(({ code, iso, expired }) => ({
    id: code,
    text: "x",
    reporterCode: code,
    reporterCodeIsoAlpha3: iso,
    entryEffectiveDate: "1900-01-01T00:00:00",
    ...(expired ? { entryExpiredDate: expired } : {}),
    isGroup: code === 490,
  })),
});
const partners = (more: readonly Row[] = []) => ({
  results: listed("partner", more).map(({ code, iso, expired }) => ({
    id: code,
    PartnerCode: code,
    PartnerDesc: "x",
    PartnerCodeIsoAlpha3: iso === null ? null : `${iso} `,
    ...(expired ? { entryExpiredDate: expired } : {}),
  })),
});
/** Not modified where the tag is the one it gave. */
const tagged =
  (tag: string, value: unknown): Reply =>
  (seen, response) => {
    if (seen.headers["if-none-match"] === tag) return void response.writeHead(304, { etag: tag }).end();
    response.writeHead(200, { "content-type": "application/json", etag: tag });
    response.end(JSON.stringify(value));
  };

let upstream: FakeUpstream;
let time: FakeTime;
let cache: Cache;
let book: LiveCodeBook;
let lists: ReferenceLists;

beforeEach(async () => {
  upstream = await FakeUpstream.start();
  time = new FakeTime();
  cache = createCache({ clock: time });
  const http = createHttp({ clock: time, sleep: (ms) => Promise.resolve(time.advance(ms)), userAgent: "test" });
  book = new LiveCodeBook(EMBEDDED, (alpha3) => reference.countryByCode(alpha3) !== undefined);
  const open = http.source(comtradeSpec({ url: upstream.url, key: null }, "live"));
  lists = new ReferenceLists({ open, cache, book });
  upstream.on(REPORTERS, json(reporters())).on(PARTNERS, json(partners()));
});
afterEach(() => upstream.close());

test("a number that came later is known once the lists are read", async () => {
  upstream.on(PARTNERS, json(partners([{ code: 9999, iso: "PAK " }])));
  expect(book.alpha3OfPartner(9999)).toBeUndefined();
  await lists.renew();
  expect(book.alpha3OfPartner(9999)).toBe("PAK");
  expect(book.alpha3OfReporter(9999)).toBeUndefined();
});

test("numbers that are held keep their country, whatever letters the lists have for them", async () => {
  await lists.renew();
  expect([490, 842, 492, 251].map((code) => book.alpha3OfPartner(code))).toEqual(["TWN", "USA", "XEN", "FRA"]);
  expect(book.reporterCode("TWN")).toBe(490);
  expect(book.partnerCode("USA")).toBe(842);
});

test("a number of no country of ours stays unknown; groups are no partners", async () => {
  upstream.on(
    PARTNERS,
    json(
      partners([
        { code: 9998, iso: "R20" },
        { code: 9997, iso: null },
        { code: 97, iso: "EUR" },
      ]),
    ),
  );
  await lists.renew();
  expect([9998, 9997, 97].map((code) => book.alpha3OfPartner(code))).toEqual([undefined, undefined, undefined]);
});

test("a reporter that has ended is asked in its years alone", async () => {
  const ended = { ...reporters() };
  ended.results = ended.results.map((row) =>
    row.reporterCode === 586 ? { ...row, entryExpiredDate: "2024-12-31T00:00:00" } : row,
  );
  upstream.on(REPORTERS, json(ended));
  await lists.renew();
  expect(book.reporterCode("PAK")).toBeUndefined();
  expect(book.reporterCodes("PAK", 2024)).toContain(586);
});

test("read once a week; then by the tag, and kept without a body", async () => {
  upstream
    .on(REPORTERS, tagged('"r1"', reporters()))
    .on(PARTNERS, tagged('"p1"', partners([{ code: 9999, iso: "PAK" }])));
  await lists.renew();
  await lists.renew();
  expect(upstream.seen).toHaveLength(2);
  time.advance(8 * 24 * 3_600_000);
  // Past its life: what is held is used, and renewed behind.
  await lists.renew();
  await expect.poll(() => upstream.seen.length).toBe(4);
  expect(upstream.seen.slice(2).map(({ headers }) => headers["if-none-match"])).toEqual(
    expect.arrayContaining(['"r1"', '"p1"']),
  );
  await cache.idle();
  await lists.renew();
  expect(upstream.seen).toHaveLength(4);
  expect(book.alpha3OfPartner(9999)).toBe("PAK");
});

test.each<[string, Reply]>([
  ["fails", status(500)],
  ["is a web page", body("<html></html>", "text/html")],
  ["has lost most of its rows", json({ results: partners().results.slice(0, 40) })],
  [
    "is of another shape",
    json({ results: partners().results.map(({ PartnerCode, ...row }) => ({ ...row, code: PartnerCode })) }),
  ],
])("a list that %s leaves the numbers as they are", async (_, reply) => {
  upstream.on(PARTNERS, reply);
  await expect(lists.renew()).rejects.toMatchObject({ code: expect.stringMatching(/^UPSTREAM_/) as string });
  expect(book.alpha3OfPartner(586)).toBe("PAK");
  expect(book.partnerCode("PAK")).toBe(586);
});
