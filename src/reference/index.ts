export * from "./commodity.type.js";
export * from "./country.type.js";
export * from "./reference.js";
