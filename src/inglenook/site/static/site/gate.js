// The closed room: what a sealed page shows until its room is open. The page itself waits beside it, hidden.
import { room } from "inglenook/vault/door";
import { askPasskey } from "inglenook/vault/passkey";
import { focusHeading } from "inglenook/site/focus";
import { complain, doing } from "inglenook/site/doing";
import { maybe, part } from "inglenook/site/part";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

/** Shows the page or the closed door, whichever fits the state of the room. */
export function showGate() {
  const page = maybe(document, "main#page");
  const door = maybe(document, "main#door");
  document.documentElement.dataset.room = room.state.phase;
  if (!page || !door) return; // the room is closing: there is nothing left to show
  const wasShut = page.hidden;
  const shut = page.hasAttribute("data-needs-room") && room.state.phase !== "open";
  page.hidden = shut;
  door.hidden = !shut;
  if (shut) dress(door);
  else if (wasShut && room.state.phase === "open") enter(page);
}

/** @param {HTMLElement} page */
function enter(page) {
  announce(say("site.room_is_open"));
  if (page.isConnected) focusHeading(page);
}

/** Which ways in the door offers now. @param {HTMLElement} door */
function dress(door) {
  const { phase, passkeys, passphrase, trouble } = room.state;
  door.dataset.phase = phase;
  hide(door, '[data-door="waiting"]', phase !== "unknown");
  hide(door, "[data-open]", phase !== "closed");
  hide(door, '[data-open="passkey"]', phase !== "closed" || !passkeys.length);
  hide(door, 'form[data-open="words"]', phase !== "closed" || !passphrase);
  hide(door, '[data-door="closed"]', phase !== "closed");
  hide(door, '[data-door="none"]', phase !== "none");
  if (trouble && phase !== "open") complain(door, trouble.message);
}

/** @param {ParentNode} root @param {string} selector @param {boolean} hidden */
function hide(root, selector, hidden) {
  for (const element of root.querySelectorAll(selector)) /** @type {HTMLElement} */ (element).hidden = hidden;
}

/** Listens for every door this document will ever show: after a sign-in it is another one. */
export function wireDoor() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const door = /** @type {HTMLElement | null} */ (form.closest("main#door"));
    if (!door) return;
    event.preventDefault();
    tryToOpen(door, form, () => openWith(form));
  });
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-open="passkey"]'));
    const door = /** @type {HTMLElement | null | undefined} */ (button?.closest("main#door"));
    if (button && door) tryToOpen(door, button, async () => room.open(await askPasskey(room.state)));
  });
}

/** @param {HTMLFormElement} form */
async function openWith(form) {
  const given = new FormData(form);
  const text = (/** @type {string} */ name) => String(given.get(name) ?? "").trim();
  if (form.dataset.open === "sheet") return room.open({ sheet: text("sheet") });
  return room.open({ words: text("words"), ...(text("secret") ? { secret: text("secret") } : {}) });
}

/**
 * Opens, and says on the door why not.
 * @param {HTMLElement} door
 * @param {HTMLElement} way the form or button that was used
 * @param {() => Promise<unknown>} open
 */
async function tryToOpen(door, way, open) {
  const form = way instanceof HTMLFormElement ? way : null;
  await doing(door, form ? part(form, "button") : way, async () => {
    await open().catch((error) => askForSecret(door, error));
    form?.reset();
  });
}

/** A device that never opened this room does not know the account secret yet. @param {HTMLElement} door @param {any} error */
function askForSecret(door, error) {
  const field = error.code === "secret-needed" && maybe(door, '[data-door="secret"]');
  if (field) field.hidden = false;
  throw error;
}
