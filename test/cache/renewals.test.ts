import { expect, test } from "vitest";
import type { Held } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { CodedError } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";

type Part = Readonly<Record<string, number>>;
const HOUR = 3_600_000;
const kept = new CodedError("UPSTREAM_QUOTA_EXHAUSTED", "the calls left are kept for users", { source: "fake" });

/** A source whose last calls are kept for users; `late` keeps renewals waiting. */
const setUp = () => {
  const time = new FakeTime();
  const cells = createCache({ clock: time, random: () => 0 }).space<Part>({
    name: "fake",
    decode: () => undefined,
    merge: (held, loaded) => ({ ...held, ...loaded }),
  });
  const asked: string[] = [];
  let release = () => {};
  const late = new Promise<void>((done) => (release = done));
  const ask = async (partner: string) => {
    const wanted = { slice: "s", cell: "7208", accept: (value: Part) => partner in value };
    const [outcome] = await cells.through([wanted], async (missing, _signal, background) => {
      asked.push(`${partner} ${background ? "behind" : "for a user"}`);
      if (background) {
        await late;
        throw kept;
      }
      const lifetime = { freshMs: HOUR, staleMs: 24 * HOUR };
      return missing.map(({ slice, cell }) => ({ slice, cell, value: { [partner]: asked.length }, lifetime }));
    });
    return outcome as Held<Part>;
  };
  return { time, ask, asked, release: () => (release(), new Promise((done) => setImmediate(done))) };
};

test("a user does not wait for a renewal that lacks what is asked for", async () => {
  const { time, ask, asked } = setUp();
  await ask("RUS");
  time.advance(HOUR);
  expect(await ask("RUS")).toMatchObject({ freshness: "STALE", value: { RUS: 1 } });
  expect(await ask("CHN")).toMatchObject({ freshness: "LIVE", value: { CHN: 3 } });
  expect(asked).toEqual(["RUS for a user", "RUS behind", "CHN for a user"]);
});

test("what a renewal was refused is no answer for a user, and is not tried again behind", async () => {
  const { time, ask, asked, release } = setUp();
  await ask("RUS");
  time.advance(HOUR);
  await ask("RUS");
  await release();
  expect(await ask("RUS")).toMatchObject({ freshness: "STALE", failure: "UPSTREAM_QUOTA_EXHAUSTED" });
  expect(asked).toEqual(["RUS for a user", "RUS behind"]);
  expect(await ask("CHN")).toMatchObject({ freshness: "LIVE" });
});
