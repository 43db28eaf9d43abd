import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { asPage } from "./security.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Entrepôt</title>
<h1>Entrepôt</h1><p>The playground page is not built. Run <code>npm run build</code> and start again.</p>
<p>The endpoint itself answers: send GraphQL to <a href="/graphql?query=%7B__typename%7D"><code>/graphql</code></a>.</p></html>`;

/** Files of the built page by their path, e.g. `assets/index-1a2b.js`. Only these are ever read, so no path can leave the folder. */
export const listPageFiles = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(directory.length + 1)
          .replaceAll("\\", "/"),
      );
  } catch {
    return [];
  }
};

/** `GET /` and `/playground`: the page from our own origin; says so in plain HTML when it is not built. */
export const addPage = (server: FastifyInstance, directory: string): void => {
  const files = listPageFiles(directory);
  const html = files.includes("index.html") ? readFileSync(join(directory, "index.html")) : NOT_BUILT;
  for (const url of ["/", "/playground"])
    server.get(url, (_request, reply) =>
      asPage(reply).type(TYPES[".html"]!).header("cache-control", "no-cache").send(html),
    );
  for (const file of files.filter((name) => name !== "index.html")) {
    let bytes: Buffer | undefined;
    server.get(`/${file}`, (_request, reply) => {
      bytes ??= readFileSync(join(directory, file));
      // Names of built assets hold a hash of their content.
      const lifetime = file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      return asPage(reply).type(TYPES[extname(file)]!).header("cache-control", lifetime).send(bytes);
    });
  }
};
