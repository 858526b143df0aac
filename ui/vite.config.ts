import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { catalogues } from "./plugins/po.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.PERCORSO_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    catalogues(here("./src")),
    react(),
    { ...optimizeLocales.vite({ locales: ["en-US", "it-IT"] }), enforce: "pre" },
  ],
  resolve: { alias: { "@": here("./src") } },
  server: {
    // The server compares the origin with the host, so that the host must stay the browser's.
    proxy: { "/api": { target: server, changeOrigin: false } },
    fs: { allow: [here("."), here("../src/percorso/share/fonts")] },
  },
  build: {
    outDir: here("../src/percorso/server/web"),
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Few files: each costs a request and a start of its own before the first paint.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            {
              name: "shared",
              minShareCount: 3,
              entriesAware: true,
              entriesAwareMergeThreshold: 1_500,
              priority: 1,
            },
          ],
        },
        strictExecutionOrder: true,
      },
      preserveEntrySignatures: "allow-extension",
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: [here("./src/test/setup.ts")],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
  },
});
