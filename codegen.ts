import type { CodegenConfig } from "@graphql-codegen/cli";

/** Typed documents of the published operations, for the page, the command line, tests and front-end teams. */
const config: CodegenConfig = {
  schema: "schema/schema.graphql",
  documents: ["schema/operations/*.graphql", "schema/operations/questions/*.graphql"],
  generates: {
    "src/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        importExtension: ".js",
        emitLegacyCommonJSImports: false,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          CommodityCode: "string",
          CountryCode: "string",
          Date: "string",
          Duration: "string",
          Period: "string",
        },
      },
    },
  },
};

export default config;
