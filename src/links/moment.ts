import type { Agreement, AgreementRegisters, DiplomaticEvent } from "../agreements/index.js";
import type { Caveat, HistoricDate, RequestContext } from "../kernel/index.js";
import { notFound } from "../kernel/index.js";
import { linkCaveat } from "./caveats.js";
import type { EventName } from "./trade-window.reasons.js";
import type { Windows } from "./windows.js";
import { dateGiven } from "./windows.js";

/** What windows are laid around. The date may be unknown: registers list instruments and events without one. */
export interface Moment {
  readonly date: HistoricDate;
  readonly name: EventName;
}

/** Where events and agreements are found by their ids. */
export type Registers = Pick<AgreementRegisters, "current">;

export const signatureOf = (agreement: Agreement): Moment => ({ date: agreement.signedOn, name: "signature" });
export const momentOf = (event: DiplomaticEvent): Moment => ({ date: event.on, name: "event" });

const IDS = /^(DiplomaticEvent|Agreement):(.+)$/;

/** A day, month or year, or the id of an event or agreement. Throws BAD_USER_INPUT and CODE_UNKNOWN. */
export const momentAt = async (
  text: string,
  argument: string,
  registers: Registers | null,
  context: RequestContext,
): Promise<Moment> => {
  const [, type, key] = IDS.exec(text.trim()) ?? [];
  if (!key) return { date: dateGiven(text, argument), name: "date" };
  const index = (await registers?.current(context))?.index;
  if (type === "Agreement") {
    const agreement = index?.agreement(key);
    if (agreement) return signatureOf(agreement);
  } else {
    const event = index?.event(key);
    if (event) return momentOf(event);
  }
  throw notFound(argument, type!, text);
};

/** Why nothing can be laid around it; null where its date is known. */
export const noDateReason = ({ date, name }: Moment): string | null =>
  date.date === null || date.precision === "UNKNOWN"
    ? `The day of ${name === "signature" ? "signature" : `the ${name}`} is not known to the registers held.`
    : null;

/** What is left out between the windows. */
export const leftOutCaveats = ({ date, name }: Moment, { event }: Windows): readonly Caveat[] => {
  if (event.end <= event.start) return [];
  return [
    name === "signature"
      ? linkCaveat("links.month-of-signature", `Signed ${date.text}.`)
      : linkCaveat("links.period-of-date", `Date: ${date.text}.`),
  ];
};
