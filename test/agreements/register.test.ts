import { expect, test } from "vitest";
import { curated, register } from "./support.js";

const keysOf = (rows: readonly { readonly key: string }[]) => new Set(rows.map((row) => row.key));
const documents = keysOf(register.documents);
const agreements = keysOf(register.agreements);
const organisations = keysOf(register.organisations);
const persons = keysOf(register.persons);
const facilities = keysOf(register.facilities);

test("keys are unique within their kind", () => {
  const kinds: (readonly { readonly key: string }[])[] = Object.values(register);
  for (const rows of kinds) expect(keysOf(rows).size).toBe(rows.length);
});

test("every reference leads to a record", () => {
  const lost: string[] = [];
  const need = (from: string, key: string | null, known: ReadonlySet<string>) => {
    if (key !== null && !known.has(key)) lost.push(`${from} → ${key}`);
  };
  const needActor = (from: string, actor: string | null) => {
    const [, kind, key = ""] = /^(org|person):(.+)$/.exec(actor ?? "") ?? [];
    if (kind === "org") need(from, key, organisations);
    if (kind === "person") need(from, key, persons);
  };
  for (const { key, cites } of [
    ...register.agreements,
    ...register.events,
    ...register.persons,
    ...register.organisations,
    ...register.facilities,
  ])
    for (const cite of cites) need(key, cite, documents);
  for (const one of register.agreements) {
    for (const actor of one.parties) needActor(one.key, actor);
    for (const signature of one.signatures) {
      need(one.key, signature.person, persons);
      needActor(one.key, signature.for);
    }
    for (const key of one.predecessors) need(one.key, key, agreements);
  }
  for (const one of register.events) for (const actor of one.who) needActor(one.key, actor);
  for (const one of [...register.agreements, ...register.events, ...register.documents])
    for (const key of one.facilities) need(one.key, key, facilities);
  for (const one of [...register.events, ...register.documents])
    for (const key of one.agreements) need(one.key, key, agreements);
  for (const one of [...register.agreements, ...register.events, ...register.facilities])
    for (const { cite } of one.conflicts) need(one.key, cite, documents);
  for (const one of register.claims) {
    need(one.key, one.document, documents);
    need(one.key, one.facility, facilities);
    need(one.key, one.agreement, agreements);
    needActor(one.key, one.speaker);
  }
  for (const one of register.persons) {
    need(one.key, one.candidate, persons);
    for (const role of one.roles) need(one.key, role.organisation, organisations);
  }
  expect(lost).toEqual([]);
});

test("every record carries a citation with a publisher", () => {
  const cited = [
    ...curated.agreements,
    ...curated.events,
    ...curated.persons,
    ...curated.organisations,
    ...curated.facilities,
  ];
  for (const { key, citations } of cited) {
    expect(citations.length, key).toBeGreaterThan(0);
    for (const { publisher } of citations) expect(publisher, key).toBeTruthy();
  }
});

test("a quotation has at most 40 words", () => {
  for (const { key, quote } of register.claims) expect(quote.split(/\s+/).length, key).toBeLessThanOrEqual(40);
});

test("a quantity has a number, a bound or a range, and bounds in order", () => {
  for (const { key, quantity } of register.claims) {
    if (!quantity) continue;
    expect(
      [quantity.value, quantity.low, quantity.high].some((number) => number !== null),
      key,
    ).toBe(true);
    if (quantity.qualifier === "RANGE") expect(quantity.low! < quantity.high!, key).toBe(true);
    if (quantity.unit === "1") expect(quantity.value!, key).toBeLessThanOrEqual(1);
  }
});

test("the 27 facts of the story are all there", () => {
  const held = new Map<number, string[]>();
  const kinds: (readonly { readonly key: string; readonly facts?: readonly number[] }[])[] = Object.values(register);
  for (const rows of kinds)
    for (const { key, facts = [] } of rows) for (const fact of facts) held.set(fact, [...(held.get(fact) ?? []), key]);
  const missing = Array.from({ length: 27 }, (_, index) => index + 1).filter((fact) => !held.has(fact));
  expect(missing).toEqual([]);
  expect(held.get(18)).toContain("pak-rus-psm-2025");
  expect(held.get(5)).toContain("pak-ussr-steel-1971");
  expect(held.get(27)).toContain("sharif-visit-postponed-2026");
});

test("the register is as wide as promised", () => {
  expect(register.agreements.length).toBeGreaterThanOrEqual(30);
  expect(register.persons.length).toBeGreaterThanOrEqual(13);
  expect(register.organisations.length).toBeGreaterThanOrEqual(12);
});
