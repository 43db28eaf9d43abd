import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The playground page, built into dist/playground and served from our own origin. */
export default defineConfig({
  root: "src/playground/page",
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../../../dist/playground",
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    // A preload polyfill would be an inline script, which the page's policy forbids.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // "use no memo" is a note to React's compiler, which has already run over the package.
      onLog: (level, log, report) => (log.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : report(level, log)),
    },
  },
});
