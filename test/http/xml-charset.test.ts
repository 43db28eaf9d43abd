import { expect, test } from "vitest";
import { readBody } from "../../src/http/body.js";

const read = (prolog: string, type: string) =>
  readBody(
    "un-mtdsg",
    "xml",
    {
      status: 200,
      headers: { "content-type": type },
      bytes: Buffer.from(`${prolog}<a>C\u00f4te d'Ivoire</a>`, "latin1"),
    },
    (text) => text,
    100,
  );

test.each([
  ['<?xml version="1.0" encoding="iso-8859-1"?>', "text/xml"],
  ["<?xml version='1.0' encoding = 'ISO-8859-1' ?>", "application/xml"],
  ["", "text/xml; charset=iso-8859-1"],
  ['<?xml version="1.0" encoding="utf-8"?>', "text/xml; charset=iso-8859-1"],
])("the character set of %j under %j", (prolog, type) => {
  expect(read(prolog, type)).toContain("Côte");
});

test("bytes that are not what prolog or head say are refused, and so is a set nobody knows", () => {
  expect(() => read('<?xml version="1.0"?>', "text/xml")).toThrow("utf-8");
  expect(() => read('<?xml version="1.0" encoding="iso-8859-1"?>', "text/xml; charset=utf-8")).toThrow("utf-8");
  expect(() => read('<?xml version="1.0" encoding="klingon"?>', "text/xml")).toThrow("character set");
});
