import { defineConfig } from "vitest/config";

export default defineConfig({
  // graphql ships .mjs and CommonJS; type-graphql loads the latter, so the tests must share that realm.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    pool: "threads",
  },
});
