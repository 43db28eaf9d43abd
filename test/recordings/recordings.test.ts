import { afterAll, describe, expect, test } from "vitest";
import { hasSharedData } from "../support/shared-data.js";
import { READERS, readRecording, recordedFiles } from "./index.js";

const done = { responses: 0, values: 0, failures: 0, none: 0 };

describe.skipIf(!hasSharedData)("every adapter over every recorded answer (beside a full checkout only)", () => {
  test("every recorded file has a reader, or a reason why it has none; no reader is left without its file", () => {
    expect([...READERS.keys()].toSorted()).toEqual([...recordedFiles()].toSorted());
  });

  test.each([...READERS.keys()])("%s", async (path) => {
    const read = await readRecording(path);
    if ("none" in read) {
      done.none += 1;
      return expect(read.none.length).toBeGreaterThan(20);
    }
    done.responses += read.responses;
    done.values += read.values;
    done.failures += read.failures.length;
    expect(read.failures).toEqual([]);
    expect(read.values).toBeGreaterThan(0);
  });

  afterAll(() => {
    console.log(
      `recordings: ${done.responses} responses, ${done.values} values compared, ${done.failures} failures; ${done.none} files without an adapter`,
    );
  });
});
