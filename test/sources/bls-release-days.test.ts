import { expect, test } from "vitest";
import { blsLifeMs } from "../../src/sources/bls/release-days.js";

const MINUTE_MS = 60_000;
test.each([
  ["2026-12-10T13:00:00Z", 12 * 60, "no release is due"],
  ["2026-12-17T13:00:00Z", 12 * 60, "no release is due any more"],
  ["2026-12-14T13:00:00Z", 30, "a Monday of release days, after 08:30 in Washington"],
  ["2026-12-14T12:30:00Z", 30, "the earliest minute"],
  ["2026-12-14T12:00:00Z", 30, "half an hour before: not past the release"],
  ["2026-12-14T06:30:00Z", 6 * 60, "in the morning: until the release"],
  ["2026-12-14T00:00:00Z", 12 * 60, "never longer than 12 h"],
  ["2026-12-14T21:00:00Z", 12 * 60, "in the evening"],
  ["2026-12-12T13:00:00Z", 12 * 60, "a Saturday"],
])("an answer of %s is fresh for %i minutes: %s", (now, minutes) => {
  expect(blsLifeMs(new Date(now))).toBe(minutes * MINUTE_MS);
});
