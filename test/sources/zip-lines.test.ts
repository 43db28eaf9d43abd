import { describe, expect, test } from "vitest";
import { zipLines } from "../../src/sources/zip-lines.js";
import { faultOf } from "../support/register.js";
import { zipOf } from "../support/zip.js";

describe("lines of a zip archive", () => {
  const text = Array.from({ length: 40_000 }, (_, at) => `line ${at} of a file é`).join("\n");
  const lines = (bytes: Buffer, maxBytes = 10_000_000) =>
    zipLines("gdelt", bytes, (one) => /9999 /.test(one), maxBytes);
  test("come whole across pieces, also the last one without an end", async () => {
    expect(await lines(zipOf({ a: text }))).toEqual([9999, 19999, 29999, 39999].map((at) => `line ${at} of a file é`));
  });
  test("are refused where the archive was cut, damaged, holds two files or too much", async () => {
    const whole = zipOf({ a: text });
    const damaged = Buffer.from(whole);
    damaged[whole.length >> 1]! ^= 0xff;
    const wrongSum = Buffer.from(whole);
    wrongSum[wrongSum.length - 22 - 47 + 16]! ^= 0xff;
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(100),
      damaged,
      wrongSum,
      zipOf({ a: "1", b: "2" }),
      Buffer.from("no zip"),
    ])
      expect(await faultOf(() => lines(bytes))).toMatch("UPSTREAM_BAD_DATA");
    expect(await faultOf(() => lines(whole, 1000))).toBe("UPSTREAM_BAD_DATA the file");
  });
});
