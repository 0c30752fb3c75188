// Rows of things that belong to the room itself: locks, devices, contacts.
import { showFields } from "inglenook/vault/elements/show-fields";
import { copyOf, part } from "inglenook/site/part";

/**
 * Shows one row for each thing, from the `<template data-row>` of the element.
 * @param {HTMLElement} element
 * @param {Record<string, any>[]} things each with an `id`
 */
export function showRows(element, things) {
  const rows = things.map((thing) => {
    const row = copyOf(element, "template[data-row]");
    row.dataset.id = thing.id;
    showFields(row, { rid: thing.id, fields: thing });
    return row;
  });
  part(element, "[data-rows]").replaceChildren(...rows);
}

/**
 * Asks in a dialog of the template before something that cannot be undone.
 * @param {HTMLElement} element
 * @param {string} name what it is about, shown in the dialog
 * @returns {Promise<boolean>}
 */
export function isSure(element, name) {
  const dialog = /** @type {HTMLDialogElement} */ (part(element, "dialog[data-sure]"));
  part(dialog, "[data-about]").textContent = name;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/**
 * The thing a press in a row was about.
 * @template {{id: string}} T
 * @param {Event} event
 * @param {string} act
 * @param {T[]} things
 * @returns {{thing: T, button: HTMLElement} | null}
 */
export function pressed(event, act, things) {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(`[data-act="${act}"]`));
  const id = /** @type {HTMLElement | null} */ (button?.closest("[data-id]"))?.dataset.id;
  const thing = things.find((one) => one.id === id);
  return button && thing ? { thing, button } : null;
}
