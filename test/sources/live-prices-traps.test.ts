import { afterEach, describe, expect, test } from "vitest";
import * as answers from "../support/price-answers.js";
import type { LiveWorld, PriceSource } from "../support/live-prices.js";
import { answered, KEY, liveWorld } from "../support/live-prices.js";
import type { Reply } from "../support/upstream.js";
import { body, json, status } from "../support/upstream.js";

let world: LiveWorld;
afterEach(() => world.close());
const open = async (...args: Parameters<typeof liveWorld>): Promise<LiveWorld> => (world = await liveWorld(...args));
/** `2024-01=1`, the reason where there is none, the code of an error. */
const ask = async (source: PriceSource, ids: readonly string[], from: string, to: string) =>
  (await world.ask(source, ids, from, to)).map((answer) =>
    answer instanceof Error
      ? `${(answer as { code?: string }).code}: ${answer.message}`
      : answered(answer).observations.map(({ period, value, missing }) => `${period.text}=${value ?? missing}`),
  );
const once =
  (first: Reply, then: Reply): Reply =>
  (...args) =>
    (world.upstream.seen.length === 1 ? first : then)(...args);
const NOT_FOUND = JSON.stringify({ type: "/x", title: "Not Found", status: 404, detail: "No results found." });

describe("a fault of one call", () => {
  test("a ragged chart fails its own series; those of the next chart are answered", async () => {
    await open({ more: Array.from({ length: 9 }, (_, index) => `bls:WPU9${index}`) });
    const ids = (await world.port("fred").catalogue())
      .filter(({ frequency, discontinuedOn }) => frequency === "MONTHLY" && discontinuedOn === null)
      .map(({ id }) => id)
      .slice(0, 12);
    world.tell("fred", (seen, response) =>
      body(
        seen === world.upstream.seen[0] ? answers.fredChart(seen).replace(/\n$/, ",9\n") : answers.fredChart(seen),
        "application/csv",
      )(seen, response),
    );
    const codes = (await world.ask("fred", ids, "2024-01", "2024-02")).map((answer) =>
      answer instanceof Error ? (answer as { code?: string }).code : "answered",
    );
    expect(world.calls("fred")).toHaveLength(2);
    expect(codes.filter((code) => code === "UPSTREAM_BAD_DATA").length).toBe(10);
    expect(codes.filter((code) => code === "answered").length).toBe(2);
  });

  test("what is held stays, stale, while the source answers nonsense", async () => {
    await open();
    const id = "eurostat:sts_inppd_m:C241:DE";
    const [first] = await ask("eurostat", [id], "2026-01", "2026-09");
    world.time.advance(3 * 24 * 60 * 60 * 1000);
    world.tell(
      "eurostat",
      json({ class: "dataset", updated: "soon", id: ["time"], size: [0], value: {}, dimension: {} }),
    );
    expect(await ask("eurostat", [id], "2026-01", "2026-09")).toEqual([first]);
    await world.idle();
    expect(await ask("eurostat", [id], "2026-01", "2026-09")).toEqual([first]);
  });

  test("World Bank: 400 with a page, 502 asked once more", async () => {
    await open();
    const id = "world-bank:NY.GDP.MKTP.CD:PAK";
    world.tell(
      "world-bank",
      (_seen, response) =>
        void response.writeHead(400, { "content-type": "text/html" }).end("<html><body>Bad Request</body></html>"),
    );
    expect((await ask("world-bank", [id], "2020", "2021"))[0]).toMatch(/^UPSTREAM_REFUSED: .*400/);
    await world.close();
    await open();
    world.tell(
      "world-bank",
      once(status(502), (seen, response) => answers.worldBankReply(seen, response)),
    );
    expect((await ask("world-bank", [id], "2020", "2021"))[0]).toHaveLength(2);
    expect(world.calls("world-bank")).toHaveLength(2);
  });
});

describe("nothing there", () => {
  test("IMF: 204, and 200 without series, are no figures and no failure", async () => {
    await open();
    world.tell("imf-pcps", (_seen, response) => void response.writeHead(204).end());
    const nothing = [["2024-01=NOT_REPORTED", "2024-02=NOT_REPORTED"]];
    expect(await ask("imf-pcps", ["imf-pcps:PNICK"], "2024-01", "2024-02")).toEqual(nothing);
    world.tell("imf-pcps", json({ meta: {}, data: { dataSets: [{ structure: 0 }], structures: [] } }));
    expect(await ask("imf-pcps", ["imf-pcps:PZINC"], "2024-01", "2024-02")).toEqual(nothing);
    expect(world.health("imf-pcps")).toMatchObject({ state: "OK", lastErrorCode: null });
  });

  test("elsewhere 204 is still an answer without a body", async () => {
    await open();
    world.tell("dbnomics", (_seen, response) => void response.writeHead(204).end());
    expect((await ask("dbnomics", ["dbnomics:BIS/cbpol/M.RU"], "2024-01", "2024-02"))[0]).toMatch(/^UPSTREAM_BAD_DATA/);
  });

  test("ECB in January: the new year has no results yet, the old one is answered", async () => {
    await open();
    await ask("ecb", ["ecb:USD-per-EUR"], "2026-01", "2026-09");
    world.time.advance(45 * 24 * 60 * 60 * 1000);
    world.tell("ecb", status(404, NOT_FOUND));
    const [months] = await ask("ecb", ["ecb:USD-per-EUR"], "2026-08", "2027-01");
    expect(months).toEqual([
      expect.stringMatching(/^2026-08=\d/),
      expect.stringMatching(/^2026-09=\d/),
      ...["2026-10", "2026-11", "2026-12", "2027-01"].map((month) => `${month}=NOT_YET_PUBLISHED`),
    ]);
    expect(world.calls("ecb").at(-1)!.query.get("startPeriod")).toBe("2027-01");
    expect(await ask("ecb", ["ecb:USD-per-EUR"], "2001-01", "2001-01")).toEqual([["2001-01=NOT_REPORTED"]]);
  });

  test("ECB: another 404 is a refusal", async () => {
    await open();
    world.tell("ecb", status(404, JSON.stringify({ status: 404, detail: "Unknown dataflow." })));
    expect((await ask("ecb", ["ecb:USD-per-EUR"], "2024-01", "2024-01"))[0]).toMatch(/^UPSTREAM_REFUSED/);
  });
});

describe("BLS leaves out", () => {
  const rows = (...months: string[]) =>
    months.map((month) => ({ year: month.slice(0, 4), period: `M${month.slice(5)}`, value: "200", footnotes: [{}] }));
  const answer = (message: string[], ...series: [string, string[]][]) =>
    json({
      status: "REQUEST_SUCCEEDED",
      message,
      Results: { series: series.map(([seriesID, months]) => ({ seriesID, data: rows(...months) })) },
    });

  test("years: those are not known to be empty, and are asked again", async () => {
    await open({ keyed: ["bls"] });
    const words = "Year range has been reduced to the system-allowed limit of 10 years.";
    world.tell("bls", answer([words], ["WPU1017", ["2014-01", "2016-01"]]));
    const [whole] = await ask("bls", ["bls:WPU1017"], "2010-01", "2016-12");
    // What is held stays; the years cut off are gaps, and not "nothing".
    expect(whole!.slice(0, 48)).toEqual(
      Array.from({ length: 48 }, (): unknown => expect.stringMatching(/=UPSTREAM_UNAVAILABLE$/)),
    );
    expect(whole![48]).toMatch(/^2014-01=\d/);
    const [cut] = await ask("bls", ["bls:WPU1017"], "2010-01", "2010-12");
    expect(cut).toBe(`UPSTREAM_REFUSED: bls: WPU1017, 2010: ${words}`);
    const [held] = await ask("bls", ["bls:WPU1017"], "2014-01", "2016-01");
    expect(held).toHaveLength(25);
    expect(held).toContain("2015-01=NOT_REPORTED");
    expect(world.calls("bls")).toHaveLength(1);
    world.tell("bls", null);
    world.time.advance(31_000);
    expect((await ask("bls", ["bls:WPU1017"], "2010-01", "2010-01"))[0]).toEqual([expect.stringMatching(/=\d/)]);
  });

  test("a series without a word: an error of that series", async () => {
    await open();
    world.tell("bls", answer([], ["WPU101", ["2024-01"]]));
    const [gone, there] = await ask("bls", ["bls:WPU1017", "bls:WPU101"], "2024-01", "2024-01");
    expect(gone).toMatch(/^UPSTREAM_BAD_DATA: .*WPU1017/);
    expect(there).toEqual(["2024-01=200"]);
  });

  test("an invalid series is refused in its words; a year without data is none", async () => {
    await open();
    const words = ["Invalid Series for Series WPU1017", "No Data Available for Series WPU101 Year: 2009"];
    world.tell("bls", answer(words, ["WPU1017", []], ["WPU101", ["2010-01"]]));
    const [invalid, empty] = await ask("bls", ["bls:WPU1017", "bls:WPU101"], "2009-12", "2010-01");
    expect(invalid).toBe("UPSTREAM_REFUSED: bls: WPU1017: Invalid Series for Series WPU1017");
    expect(empty).toEqual(["2009-12=NOT_REPORTED", "2010-01=200"]);
  });
});

describe("FRED", () => {
  test("a chart holds the days of all its columns: blank after the last figure is not yet, after the end not covered", async () => {
    await open();
    const chart = (text: string) => world.tell("fred", body(text, "application/csv"));
    chart("observation_date,GS1,GS10\n2026-08-01,1,2\n2026-09-01,,2\n2026-10-01,,2\n");
    expect(await ask("fred", ["fred:GS1", "fred:GS10"], "2026-08", "2026-10")).toEqual([
      ["2026-08=1", "2026-09=NOT_YET_PUBLISHED", "2026-10=NOT_YET_PUBLISHED"],
      ["2026-08=2", "2026-09=2", "2026-10=2"],
    ]);
    chart("observation_date,WPU101703,WPU1017\n2022-01-01,1,2\n2022-02-01,1,2\n2022-03-01,,2\n");
    const [stopped] = await world.ask("fred", ["fred:WPU101703", "fred:WPU1017"], "2022-01", "2022-03");
    expect(answered(stopped).observations.at(-1)).toMatchObject({
      missing: "NOT_COVERED",
      detail: "the publisher stopped the series: no figures from 2022-03-01 on",
    });
  });

  test("a good key that is refused at random: asked once more and answered", async () => {
    await open({ keyed: ["fred"] });
    const words = "Bad Request.  The value for variable api_key is not registered.";
    world.tell(
      "fred",
      once(status(400, JSON.stringify({ error_code: 400, error_message: words })), (seen, response) =>
        json(answers.fredAnswer(seen))(seen, response),
      ),
    );
    expect((await ask("fred", ["fred:GS10"], "2024-01", "2024-01"))[0]).toEqual([expect.stringMatching(/=\d/)]);
    expect(world.calls("fred")).toHaveLength(2);
  });

  test("refusals in XML, and 423", async () => {
    await open({ keyed: ["fred"] });
    world.tell("fred", body(`<error code="400" message="The series does not exist. api_key=${KEY}"/>`, "text/xml"));
    const [refused] = await ask("fred", ["fred:GS10"], "2024-01", "2024-01");
    expect(refused).toMatch(/^UPSTREAM_REFUSED: .*does not exist/);
    expect(refused).not.toContain(KEY);
    world.tell("fred", status(423));
    expect((await ask("fred", ["fred:GS1"], "2024-01", "2024-01"))[0]).toMatch(/^UPSTREAM_RATE_LIMITED/);
  });
});
