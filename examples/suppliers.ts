/**
 * A front end's way: the typed document of a published operation, no client library. With a gateway running:
 *
 *     npx tsx examples/suppliers.ts http://127.0.0.1:4000/graphql IND
 */
import { print } from "graphql";
import { ImportsBySupplierDocument } from "../src/generated/graphql.js";
import type { ImportsBySupplierQuery, ImportsBySupplierQueryVariables } from "../src/generated/graphql.js";

const [endpoint = "http://127.0.0.1:4000/graphql", importer = "IND"] = process.argv.slice(2);
const variables: ImportsBySupplierQueryVariables = { importer, commodities: ["72"], from: "2015", to: "2015", top: 5 };

const response = await fetch(endpoint, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: print(ImportsBySupplierDocument), variables }),
  signal: AbortSignal.timeout(30_000),
});
const { data, errors } = (await response.json()) as { data: ImportsBySupplierQuery; errors?: { message: string }[] };
for (const error of errors ?? []) console.error(error.message);
for (const row of data.country?.imports?.aggregate ?? []) {
  const share = row.share.value;
  console.log(
    `${row.partner?.name ?? "all others"}\t${share === null || share === undefined ? "missing" : `${(share * 100).toFixed(1)} %`}`,
  );
}
