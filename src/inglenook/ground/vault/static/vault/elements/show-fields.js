// Puts fields of a record into places of a template. Text only: nothing that was written can become markup.
import { make } from "inglenook/site/part";
import { language } from "inglenook/site/words";

/** @typedef {[text: string, hit: boolean][]} Snippet */

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMATS = {
  date: { dateStyle: "long" },
  day: { day: "numeric" },
  weekday: { weekday: "short" },
  month: { month: "long", year: "numeric" },
  time: { timeStyle: "short" },
  moment: { dateStyle: "medium", timeStyle: "short" },
};

/**
 * A value as people read it. Local wall times (`2026-11-23T14:05`) stay what they were where they happened.
 * @param {any} value
 * @param {string} [format] `date`, `day`, `weekday`, `month`, `time`, `moment`; anything else is plain text
 */
export function asText(value, format = "") {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return new Intl.ListFormat(language(), { type: "conjunction" }).format(value.map(String));
  if (typeof value === "number") return new Intl.NumberFormat(language()).format(value);
  if (!FORMATS[format]) return String(value);
  const when = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00` : value);
  return Number.isNaN(when.getTime()) ? String(value) : new Intl.DateTimeFormat(language(), FORMATS[format]).format(when);
}

/**
 * Fills `[data-field]`, `[data-if]` and `a[data-to]` below `root`.
 * @param {Element} root
 * @param {{rid: string, fields: Record<string, any>, snippet?: Snippet} & Record<string, any>} record
 */
export function showFields(root, record) {
  const value = (/** @type {string} */ name) => record.fields[name] ?? record[name];
  for (const place of all(root, "[data-if]")) place.hidden = isEmpty(value(place.dataset.if ?? ""));
  for (const link of all(root, "a[data-to]")) link.setAttribute("href", `${link.dataset.to}#${record.rid}`);
  for (const place of all(root, "[data-field]")) {
    const name = place.dataset.field ?? "";
    if (name === "snippet" && record.snippet) place.replaceChildren(...marked(record.snippet));
    else place.textContent = asText(value(name), place.dataset.format);
    if (place instanceof HTMLTimeElement) place.dateTime = String(value(name) ?? "");
  }
}

/** @param {Element} root @param {string} selector @returns {HTMLElement[]} `root` itself and what is below it */
function all(root, selector) {
  const below = [...root.querySelectorAll(selector)];
  return /** @type {HTMLElement[]} */ (root.matches(selector) ? [root, ...below] : below);
}

/** @param {any} value */
function isEmpty(value) {
  return value === null || value === undefined || value === "" || value === false || value.length === 0;
}

/** @param {Snippet} snippet */
export function marked(snippet) {
  return snippet.map(([text, hit]) => (hit ? make("mark", "", text) : document.createTextNode(text)));
}
