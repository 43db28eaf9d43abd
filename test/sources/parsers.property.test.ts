import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBls } from "../../src/sources/bls/answer.js";
import { decodeAvailability, decodeComtrade } from "../../src/sources/comtrade/decode.js";
import { normaliseComtrade } from "../../src/sources/comtrade/normalise.js";
import { decodeDbnomics } from "../../src/sources/dbnomics/answer.js";
import { decodeEcb } from "../../src/sources/ecb/answer.js";
import { decodeJsonStat } from "../../src/sources/eurostat/answer.js";
import { decodeFredGraph, decodeFredObservations } from "../../src/sources/fred/answer.js";
import { decodeGdeltEvents, decodeGdeltFileList } from "../../src/sources/gdelt/decode.js";
import { decodeGdeltArticles, decodeGdeltTimeline } from "../../src/sources/gdelt/doc.js";
import { decodeImfPcps } from "../../src/sources/imf-pcps/answer.js";
import { decodeStatusPage } from "../../src/sources/un-mtdsg/status-page.js";
import { decodeStatusXml } from "../../src/sources/un-mtdsg/status-xml.js";
import { decodeIiaPage } from "../../src/sources/unctad-iia/decode.js";
import { decodeEntities } from "../../src/sources/wikidata/decode.js";
import { decodeSparql } from "../../src/sources/wikidata/sparql.js";
import { decodeWorldBank } from "../../src/sources/world-bank/answer.js";
import { availabilityRows, comtradeCodes, envelope, SMALL_WORLD } from "../support/comtrade.js";
import { iiaPage, treatyPageBody } from "../support/live-registers.js";
import { mutatedJson, mutatedText, verdictOf } from "../support/mutations.js";

const text = (file: string) => readFileSync(join(import.meta.dirname, "../../fixtures/upstream", file), "utf8");
const json = (file: string): unknown => JSON.parse(text(file));
const comtrade = (body: unknown) => normaliseComtrade(decodeComtrade(body, 500).rows, comtradeCodes);
const observations = (body: unknown) => decodeFredObservations("WPU101", "MONTHLY", body, null);

/** Answers in each API's exact shape, and who reads them. */
const BODIES: readonly (readonly [name: string, body: unknown, read: (body: unknown) => unknown])[] = [
  ["bls", json("bls/wpu1017-2025-shutdown-and-preliminary.json"), (body) => decodeBls(body)],
  ["bls, refused", json("bls/request-not-processed-threshold.json"), (body) => decodeBls(body)],
  ["comtrade", json("comtrade/get-pak-chapters-2023.json"), comtrade],
  ["comtrade, nothing", json("comtrade/get-empty.json"), comtrade],
  ["comtrade, quota", json("comtrade/quota-403.json"), comtrade],
  ["comtrade, availability", envelope(availabilityRows("A", ["2023"], SMALL_WORLD).slice(0, 3)), decodeAvailability],
  ["dbnomics", json("dbnomics/policy-rate-pk-2026.json"), decodeDbnomics],
  ["eurostat", json("eurostat/steel-prices-de-fr-2026.json"), decodeJsonStat],
  ["fred", json("fred/observations-2026.json"), observations],
  ["fred, refused", json("fred/key-not-registered.json"), observations],
  ["imf-pcps", json("imf-pcps/iron-ore-2026.json"), (body) => decodeImfPcps(200, body)],
  ["wikidata", json("wikidata/entities-two-and-a-missing-one.json"), decodeEntities],
  ["world-bank", json("world-bank/gdp-pak-rus-2022-2024.json"), decodeWorldBank],
];

const sparql = { head: { vars: ["item", "itemLabel"] }, results: { bindings: [{ item: { type: "uri", value: "http://www.wikidata.org/entity/Q1" }, itemLabel: { type: "literal", value: "Mill" } }] } }; // prettier-ignore
const article = { url: "https://a.example/1", title: "Mill , reopened", seendate: "20260101T101500Z", domain: "a.example", language: "English" }; // prettier-ignore
const event = Object.assign(new Array<string>(61).fill(""), { 0: "1", 1: "20250711", 7: "PAK", 17: "RUS", 25: "1", 26: "057", 30: "8", 31: "12", 34: "1.5" }).join("\t"); // prettier-ignore
const files = `12 0123456789abcdef0123456789abcdef http://data.gdeltproject.org/gdeltv2/20250711000000.export.CSV.zip\n`;
const treaty = (date: string) =>
  `<Treaty><ExternalData><Titlesect>1. A treaty</Titlesect><Conclusion>Geneva, 1 January 1990</Conclusion><EIF><Labeltext>${date}</Labeltext></EIF></ExternalData><Participants><Table><TGroup><Thead><Rows><Row><Entry>Participant</Entry><Entry>Ratification</Entry></Row></Rows></Thead><Tbody><Rows><Row><Entry>China</Entry><Entry>${date}</Entry></Row></Rows></Tbody></TGroup></Table></Participants></Treaty>`;

const TEXTS: readonly (readonly [name: string, body: string, read: (body: string) => unknown])[] = [
  ["ecb", text("ecb/exr-usd-2026.xml"), decodeEcb],
  ["fred's chart", text("fred/chart-two-series-2026.csv"), (body) => decodeFredGraph(["WPU101", "WPU1017"], "MONTHLY", body)], // prettier-ignore
  ["wikidata, SPARQL", JSON.stringify(sparql), decodeSparql],
  ["gdelt, articles", JSON.stringify({ articles: [article] }), decodeGdeltArticles],
  ["gdelt, timeline", JSON.stringify({ timeline: [{ data: [{ date: "20260101T000000Z", value: 3, norm: 9 }, { date: "20260103T000000Z", value: 0, norm: 9 }] }] }), decodeGdeltTimeline], // prettier-ignore
  ["gdelt, events", `${event}\n${event}`, decodeGdeltEvents],
  ["gdelt, list of files", files + files, (body) => decodeGdeltFileList(body)],
  ["unctad-iia", iiaPage("Pakistan", [["1732", "Germany", "25/11/1959"]]), decodeIiaPage],
  ["un-mtdsg, page", treatyPageBody(), (body) => decodeStatusPage(body, "XXVI-9")],
  ["un-mtdsg, XML", treaty("3 Oct 1994"), (body) => decodeStatusXml(body, "XXVI-9")],
];
const RUNS = { numRuns: 300 };

/** A damaged answer is a result with numbers that are numbers, or an error of the upstream's; never anything else. */
describe("answers that are damaged anywhere", () => {
  test.each(BODIES)("%s", (_name, body, read) => {
    expect(verdictOf(() => read(body))).toEqual([]);
    fc.assert(
      fc.property(mutatedJson(body), (odd) => void expect(verdictOf(() => read(odd))).toEqual([])),
      RUNS,
    );
  });

  test.each(TEXTS)("%s, in its text", (_name, body, read) => {
    expect(verdictOf(() => read(body))).toEqual([]);
    fc.assert(
      fc.property(mutatedText(body), (odd) => void expect(verdictOf(() => read(odd))).toEqual([])),
      RUNS,
    );
  });
});
