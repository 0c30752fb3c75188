// JSON with a bound on its nesting, and whatever whole objects can be had from a file that was cut off or damaged.
import { LIMITS, Refusal } from "inglenook/reflect/importing/limits";

/** @typedef {Record<string, any>} Obj */

/**
 * The position just behind the value that opens at `start`, or -1 when it does not end.
 * @param {string} text with "{" or "[" at `start`
 * @param {number} start
 */
function endOf(text, start) {
  const marks = /["\\{}[\]]/g;
  let [depth, quoted] = [0, false];
  marks.lastIndex = start;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const mark = found[0];
    if (mark === "\\") marks.lastIndex++;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === "{" || mark === "[") depth++;
    else if (--depth === 0) return found.index + 1;
    if (depth > LIMITS.nesting) throw new Refusal("too_nested");
  }
  return -1;
}

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {Refusal} `too_nested` or `not_json`
 */
export function parseJson(text) {
  const start = text.search(/[[{]/);
  if (start >= 0) endOf(text, start);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("not_json");
  }
}

/**
 * The objects of the list under `key`, one by one, where the file as a whole cannot be read.
 * @param {string} text
 * @param {string} key
 * @returns {{items: Obj[], broken: number}} `broken` counts objects that were begun but cannot be read
 */
export function salvage(text, key) {
  /** @type {Obj[]} */
  const items = [];
  const list = new RegExp(`"${key}"\\s*:\\s*\\[`).exec(text);
  let [at, broken] = [list ? list.index + list[0].length : text.length, 0];
  const next = /[^\s,]/g;
  for (;;) {
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found || found[0] !== "{") return { items, broken };
    const end = endOf(text, found.index);
    if (end < 0) return { items, broken: broken + 1 };
    const item = attempt(text.slice(found.index, end));
    if (item) items.push(item);
    else broken++;
    at = end;
  }
}

/** @param {string} text */
function attempt(text) {
  try {
    return /** @type {Obj} */ (JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Obj} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {Obj[]} */
export const objects = (value) => (Array.isArray(value) ? value.filter(isObject) : []);

/** @param {unknown} value @returns {string} text, or nothing */
export const words = (value) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
