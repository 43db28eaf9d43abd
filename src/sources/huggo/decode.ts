import type { DateText } from "../../agreements/agreements.records.js";
import type { CsvCells } from "../csv-rows.js";
import { csvRows } from "../csv-rows.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";

const SOURCE = "huggo";
type Encoding = "utf8" | "latin1";

/** What one state did about one agreement; dates DD.MM.YYYY in the trade files, YYYY-MM-DD in the others. */
export interface HuggoState {
  /** `CHN-PAK[NA]_2006O`; an amendment names what it amends after a colon. */
  readonly treatyId: string;
  readonly manyId: string | null;
  readonly title: string;
  readonly state: string; // alpha-3, or the file's own EC, EFTA, ALG, KOS
  readonly signature: DateText;
  readonly force: DateText;
  readonly end: End;
  readonly stateSignature: DateText;
  readonly stateRatification: DateText;
  readonly stateForce: DateText;
  readonly stateEnd: End;
  readonly accession: DateText;
}

/** 9999-12-31 is not a date but "still in force", and an empty cell is "not known". */
export interface End {
  readonly open: boolean;
  readonly date: DateText;
}

export interface HuggoText {
  readonly ids: readonly string[];
  readonly title: string;
  readonly signature: DateText;
  readonly url: string | null;
}

export interface HuggoAgreement {
  readonly title: string;
  readonly begin: DateText;
  readonly domain: string | null;
  readonly subject: string | null;
  readonly place: string | null;
  readonly textUrl: string | null;
}

const rowsOf = (bytes: Uint8Array, encoding: Encoding, columns: readonly string[]): readonly CsvCells[] =>
  csvRows(SOURCE, Buffer.from(bytes).toString(encoding), columns);

const value = (cell: string | undefined): string | null => {
  const text = (cell ?? "").trim();
  return text === "" || text === "NA" ? null : text;
};

/** Doubtful days ("1948-02-25?") and spans ("1973-01..1974-02") are no date here. */
const date = (cell: string | undefined): DateText => textDate(value(cell) ?? "");

const end = (cell: string | undefined): End => {
  const text = value(cell) ?? "";
  return { open: text.includes("9999"), date: textDate(text) };
};

const address = (cell: string | undefined): string | null => {
  const text = (value(cell) ?? "").replace(/^"+|"+$/g, "");
  // The membership file was written in another encoding than its addresses: those are broken.
  return /^https?:\/\/\S+$/.test(text) && !/[\u0080-\u009f]/.test(text) ? text : null;
};

const STATE = ["treatyID", "Title", "stateID", "Signature", "Force", "End"];

/** `HUGGO_MEM_trade_additional.csv` (ISO-8859-1, ten columns without a name) and `GGO_parties.*.csv` (UTF-8). */
export const decodeHuggoStates = (bytes: Uint8Array, encoding: Encoding): readonly HuggoState[] =>
  rowsOf(bytes, encoding, [...STATE, "StateForce", "StateEnd"]).map((cells, index) => {
    const treatyId = value(cells["treatyID"]);
    const state = value(cells["stateID"]);
    if (!treatyId) throw badData(SOURCE, `row ${index + 2}, "treatyID"`, "an id", cells["treatyID"]);
    if (!state || !/^[A-Z]{2,4}$/.test(state))
      throw badData(SOURCE, `row ${index + 2}, "stateID"`, "a code of capitals", cells["stateID"]);
    return {
      treatyId,
      manyId: value(cells["manyID"]),
      title: cells["Title"]!.trim(),
      state,
      signature: date(cells["Signature"]),
      force: date(cells["Force"]),
      end: end(cells["End"]),
      stateSignature: date(cells["StateSignature"]),
      stateRatification: date(cells["StateRatification"]),
      stateForce: date(cells["StateForce"]),
      stateEnd: end(cells["StateEnd"]),
      accession: date(cells["Accession"]),
    };
  });

/** `HUGGO_trd_reconciled.csv` (ISO-8859-1), `HUGGO_trd_additional.csv` (UTF-8 with a mark): where texts are. No_source 1: no text was found. */
export const decodeHuggoTexts = (bytes: Uint8Array, encoding: Encoding): readonly HuggoText[] =>
  rowsOf(bytes, encoding, ["manyID", "treatyID", "Title", "Signature", "url", "No_source"]).map((cells) => ({
    ids: [...new Set([cells["treatyID"], cells["manyID"]].flatMap((id) => value(id) ?? []))],
    title: cells["Title"]!.trim(),
    signature: date(cells["Signature"]),
    url: value(cells["No_source"]) === "1" ? null : address(cells["url"]),
  }));

/** `HUGGO_clean.csv`: subjects, places, texts. Its rows have no id; title and first day find them. */
export const decodeHuggoAgreements = (bytes: Uint8Array): readonly HuggoAgreement[] =>
  rowsOf(bytes, "utf8", ["Title", "Begin", "TypeDomain", "TypeSubject", "Location", "TextURL"]).map((cells) => ({
    title: cells["Title"]!.trim(),
    begin: date(cells["Begin"]),
    domain: value(cells["TypeDomain"]),
    subject: value(cells["TypeSubject"]),
    place: value(cells["Location"]),
    textUrl: address(cells["TextURL"]),
  }));
