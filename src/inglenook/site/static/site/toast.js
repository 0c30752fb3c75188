// What the house says in passing: a bar with undo, and the two live regions that screen readers hear.
import { maybe, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

const STAYS_MS = 12_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Says something politely to screen readers.
 * @param {string} text
 */
export function announce(text) {
  speak("#say", text);
}

/**
 * Says something that must be heard now.
 * @param {string} text
 */
export function alert(text) {
  speak("#alert", text);
}

/** @param {string} region @param {string} text */
function speak(region, text) {
  const place = maybe(document, region);
  if (!place) return;
  place.textContent = "";
  // A region that is filled in the same turn in which it was emptied is not read again.
  setTimeout(() => (place.textContent = text), 50);
}

/**
 * Shows a bar with one sentence and, where there is a way back, a button for it.
 * @param {string} text
 * @param {{undo?: () => unknown, label?: string, stay?: boolean}} [options] `stay`: until `hideToast`
 */
export function toast(text, { undo, label, stay = false } = {}) {
  const bar = maybe(document, "#undo");
  announce(text);
  if (!bar) return;
  part(bar, '[data-undo="text"]').textContent = text;
  wireButton(/** @type {HTMLButtonElement} */ (part(bar, "button")), undo, label);
  bar.hidden = false;
  clearTimeout(timer);
  if (!stay) hideLater(bar);
}

/** @param {HTMLButtonElement} button @param {(() => unknown) | undefined} undo @param {string | undefined} label */
function wireButton(button, undo, label) {
  button.hidden = !undo;
  button.textContent = label ?? say("site.undo");
  button.onclick = () => {
    hideToast();
    undo?.();
  };
}

/** Waits on while somebody points at the bar or has the focus in it. @param {HTMLElement} bar */
function hideLater(bar) {
  timer = setTimeout(() => (bar.matches(":hover, :focus-within") ? hideLater(bar) : hideToast()), STAYS_MS);
}

/** Takes the bar away. */
export function hideToast() {
  clearTimeout(timer);
  const bar = maybe(document, "#undo");
  if (bar) bar.hidden = true;
}
