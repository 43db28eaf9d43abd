import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page as files of our own origin: no address outside, no eval, workers as modules. */
export default defineConfig({
  root: here("."),
  base: "./",
  logLevel: "warn",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: here("../../../dist/playground"),
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
  },
});
