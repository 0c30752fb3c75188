// One entry in the list.
import { sayDay } from "inglenook/reflect/days";
import { isFolded, lineOf, titleOf } from "inglenook/reflect/entry-words";
import { copyOf, make, part } from "inglenook/site/part";
import { marked } from "inglenook/vault/elements/show-fields";

/**
 * A row from the page's `<template data-row>`.
 * @param {Element} page
 * @param {{rid: string, fields: any, snippet?: [string, boolean][]}} entry
 */
export function entryRow(page, { rid, fields, snippet }) {
  const row = copyOf(page, "template[data-row]");
  row.dataset.rid = rid;
  const link = /** @type {HTMLAnchorElement} */ (part(row, "a[data-to]"));
  link.setAttribute("href", `${link.dataset.to}#${rid}`);
  place(row, "day").textContent = String(Number(fields.on.slice(8, 10)));
  place(row, "weekday").textContent = sayDay(fields.on, { weekday: "short" });
  /** @type {HTMLTimeElement} */ (part(row, "time")).dateTime = fields.on;
  place(row, "title").textContent = titleOf(fields);
  place(row, "text").replaceChildren(...text(fields, snippet));
  place(row, "meta").append(...meta(page, fields));
  return row;
}

/** @param {Element} row @param {string} name */
const place = (row, name) => part(row, `[data-part="${name}"]`);

/** Where the words were found; else the first words, when the title is not already made of them. @param {any} fields @param {[string, boolean][]} [snippet] */
function text(fields, snippet) {
  if (isFolded(fields)) return [];
  if (snippet?.length) return marked(snippet);
  return fields.title?.trim() || lineOf(fields, 61).length > 60 ? [lineOf(fields)] : [];
}

/** @param {Element} page @param {any} fields */
function meta(page, { starred, letter, attachments, tags }) {
  const icons = [starred && "star", letter && "letter", attachments?.length && "clip"].filter(Boolean);
  return [...icons.map((name) => copyOf(page, `template[data-${name}]`)), ...(tags ?? []).map((/** @type {string} */ tag) => make("span", "tag", tag))];
}
