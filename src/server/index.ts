export { GRAPHQL_PATH } from "./graphql-route.js";
export type { HttpServer, ServerOptions } from "./server.js";
export { createServer } from "./server.js";
export { stopOnSignals } from "./shutdown.js";
