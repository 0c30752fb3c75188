// The loss report: what was found, what became of it, and why what did not come did not.
import { copyOf, make, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

/** @typedef {import("inglenook/reflect/importing/ledger").Report} Report */
/** @typedef {import("inglenook/reflect/importing/ledger").Tally} Tally */
const MOST = 200;

/**
 * @param {Element} page with `<template data-source>`
 * @param {Report} report
 * @param {{left: number}} done
 * @returns {HTMLElement[]}
 */
export function report(page, report, { left }) {
  const sum = make("p", "notice info", say("reflect.import_sum", counts(report)));
  const stopped = left ? [make("p", "notice", say("reflect.import_stopped", { n: left }))] : [];
  const nothing = report.found ? [] : [make("p", "", say("reflect.import_nothing"))];
  const fields = Object.entries(report.fields).map(([program, tallies]) => fieldTable(page, program, tallies));
  return [sum, ...stopped, ...nothing, fileTable(page, report), ...fields, mediaTable(page, report), lineTable(page, report)].filter((one) => one !== null);
}

/** @param {{found: number, written: number, skipped: number, lost: number}} counted */
const counts = ({ found, written, skipped, lost }) => ({ found, written, skipped, lost });

/** @param {string} program */
const nameOf = (program) => say(`reflect.import_program_${program}`);

/**
 * One table with a heading.
 * @param {Element} page @param {string} title @param {string} note @param {string[]} heads @param {(string | number)[][]} rows
 */
function table(page, title, note, heads, rows) {
  const section = copyOf(page, "template[data-source]");
  const place = (/** @type {string} */ name) => part(section, `[data-part="${name}"]`);
  place("name").textContent = title;
  place("sum").textContent = note;
  place("region").setAttribute("aria-label", title);
  place("heads").append(...heads.map((head) => cell("th", head, "col")));
  place("table").append(...rows.map(([head, ...cells]) => row(head, cells)));
  return section;
}

/** @param {string | number} head @param {(string | number)[]} cells */
function row(head, cells) {
  const made = make("tr");
  made.append(cell("th", head, "row"), ...cells.map((one) => cell("td", one)));
  return made;
}

/** @param {string} name @param {string | number} text @param {string} [scope] */
function cell(name, text, scope) {
  const made = make(name, "", String(text));
  if (scope) made.setAttribute("scope", scope);
  return made;
}

/** @param {Element} page @param {Report} report */
function fileTable(page, { files, found }) {
  if (!found) return null;
  const heads = ["reflect.column_file", "reflect.column_found", "reflect.import_written", "reflect.import_skipped", "reflect.import_lost"].map((key) => say(key));
  const named = (/** @type {{file: string, program: string | null}} */ { file, program }) => (program ? `${file} (${nameOf(program)})` : file);
  const rows = files.slice(0, MOST).map((one) => [named(one), one.found, one.written, one.skipped, one.lost]);
  return table(page, say("reflect.files", { n: files.length }), "", heads, rows);
}

/** @param {Element} page @param {string} program @param {Record<string, Tally>} tallies */
function fieldTable(page, program, tallies) {
  const heads = ["reflect.column_field", "reflect.import_brought", "reflect.import_changed", "reflect.import_field_lost"].map((key) => say(key));
  const rows = Object.entries(tallies).map(([field, { brought, changed, lost }]) => [field, brought, changed, lost]);
  return table(page, say("reflect.import_fields", { program: nameOf(program) }), "", heads, rows);
}

/** @param {Element} page @param {Report} report */
function mediaTable(page, { media }) {
  const named = { brought: "media_brought", absent: "media_absent_count", refused: "media_refused", unused: "media_unused_count" };
  const rows = Object.entries(named).map(([key, word]) => [say(`reflect.import_${word}`), media[/** @type {keyof typeof media} */ (key)]]);
  const some = rows.filter(([, n]) => Number(n) > 0);
  return some.length ? table(page, say("reflect.import_media"), "", [say("reflect.column_item"), say("reflect.column_found")], some) : null;
}

/** What did not come, or came otherwise, one by one. @param {Element} page @param {Report} report */
function lineTable(page, { lines, shortened }) {
  if (!lines.length) return null;
  const times = (/** @type {number} */ n) => (n > 1 ? ` (${say("reflect.import_times", { n })})` : "");
  const rows = lines.slice(0, MOST).map(({ say: why, outcome, file, item, n }) => [
    item || file, say(`reflect.import_${outcome}`), say(`reflect.import_${why}`, { item, file, n }) + times(n)]);
  const note = shortened || lines.length > MOST ? say("reflect.import_more") : "";
  return table(page, say("reflect.import_note"), note, [say("reflect.column_item"), "", say("reflect.column_why")], rows);
}

/**
 * What only the member can say.
 * @param {import("inglenook/reflect/importing/ledger").Ask} ask
 * @param {(dayFirst: boolean) => unknown} answer
 */
export function question({ say: words, files, examples }, answer) {
  const box = make("section", "sheet attend");
  const foot = make("footer", "row");
  for (const [key, dayFirst] of /** @type {const} */ ([["import_day_first", true], ["import_month_first", false]])) {
    const button = make("button", "btn", say(`reflect.${key}`));
    button.addEventListener("click", () => answer(dayFirst));
    foot.append(button);
  }
  box.append(make("h2", "", say(`reflect.import_${words}`, { example: examples[0] ?? "" })), make("p", "small", files.join(", ")), make("p", "", examples.join(" · ")), foot);
  return box;
}
