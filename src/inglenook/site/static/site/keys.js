// Keyboard shortcuts. One key alone does something only outside of fields, and all of it can be switched off.
import { make, maybe } from "inglenook/site/part";
import { hideQuickly } from "inglenook/site/lock";
import { say } from "inglenook/site/words";

const TWICE_MS = 600;
const OFF = "inglenook-keys-off";
let before = "";
let beforeAt = 0;

/** Listens for shortcuts. A page offers one by `data-key="n"` (or `"g t"`) on a link, button or field. */
export function listenForKeys() {
  addEventListener("keydown", onKey);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const pair = event.timeStamp - beforeAt < TWICE_MS ? `${before} ${event.key}` : event.key;
  before = event.key;
  beforeAt = event.timeStamp;
  if (pair === "Escape Escape") return hideQuickly();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || areOff()) return;
  const done = event.key === "?" ? showList() : press(pair) || press(event.key);
  if (done) event.preventDefault();
}

/** @param {EventTarget | null} target */
export function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}

/** @returns {boolean} */
function areOff() {
  return localStorage.getItem(OFF) === "1";
}

/** Uses the first visible element that offers this key. @param {string} keys */
function press(keys) {
  const offers = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`));
  const target = [...offers].find((offer) => !offer.closest("[hidden]"));
  if (!target) return false;
  target.focus();
  if (!isTyping(target)) target.click();
  return true;
}

/** The dialog with all shortcuts of this page, and the switch. */
export function showList() {
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", "dialog"));
  const form = make("form");
  form.setAttribute("method", "dialog");
  const head = make("header");
  const title = make("h2", "", say("site.keys_title"));
  title.id = "keys-title";
  dialog.setAttribute("aria-labelledby", title.id);
  head.append(title);
  const foot = make("footer", "row");
  foot.append(make("button", "btn do", say("site.close")));
  form.append(head, rows(), offSwitch(), foot);
  dialog.append(form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}

function rows() {
  const list = make("dl", "facts");
  const offers = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-key]"));
  const known = new Map([...offers].map((offer) => [offer.dataset.key ?? "", nameOf(offer)]));
  known.set("?", say("site.keys_list")).set("Esc Esc", say("site.keys_hide"));
  for (const [keys, name] of known) {
    const row = make("div");
    const term = make("dt");
    term.append(...keys.split(" ").flatMap((key) => [make("kbd", "", key), " "]));
    row.append(term, make("dd", "", name));
    list.append(row);
  }
  return list;
}

/** @param {HTMLElement} offer */
function nameOf(offer) {
  const label = offer.id && maybe(document, `label[for="${CSS.escape(offer.id)}"]`);
  return (offer.getAttribute("aria-label") ?? (label ? label.textContent : offer.textContent))?.trim() ?? "";
}

function offSwitch() {
  const label = make("label", "choice");
  const box = /** @type {HTMLInputElement} */ (make("input", "switch"));
  box.type = "checkbox";
  box.setAttribute("role", "switch");
  box.checked = !areOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
  label.append(box, make("span", "", say("site.keys_on")));
  return label;
}
