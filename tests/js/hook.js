// `inglenook/...` finds the source file as the import map would, `lib/...` the npm package it was packed from.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const homes = ["site", "ground/vault", "ground/look", "ground/people", "rooms/reflect"];

/** @type {Record<string, string>} */
const libraries = {
  "lib/age": "age-encryption",
  "lib/qr": "lean-qr",
  "lib/zip": "fflate",
  "lib/words": "@scure/bip39/wordlists/english.js",
};

/** @param {string} specifier */
function source(specifier) {
  const [, app, ...rest] = specifier.split("/");
  const home = homes.find((place) => place.split("/").at(-1) === app);
  const path = join(root, "src/inglenook", home ?? app, "static", app, rest.join("/") + ".js");
  return existsSync(path) ? pathToFileURL(path).href : null;
}

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  if (specifier in libraries) return next(libraries[specifier], context);
  const url = specifier.startsWith("inglenook/") ? source(specifier) : null;
  return url ? { url, format: "module", shortCircuit: true } : next(specifier, context);
}
