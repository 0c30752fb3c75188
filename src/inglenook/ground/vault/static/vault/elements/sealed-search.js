// `<sealed-search for="id of a sealed-list">`: finds as one types, on this device, in everything.
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { maybe, part } from "inglenook/site/part";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

const PAUSE_MS = 40;

export class SealedSearch extends SealedElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  wire() {
    const box = /** @type {HTMLInputElement} */ (part(this, "input"));
    box.autocomplete = "off";
    box.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#find(box.value), PAUSE_MS);
    });
    this.also(() => clearTimeout(this.#timer));
  }

  /** @param {string} text */
  async #find(text) {
    const list = /** @type {import("inglenook/vault/elements/sealed-list").SealedList | null} */ (
      maybe(document, `#${CSS.escape(this.getAttribute("for") ?? "")}`)
    );
    list?.addEventListener("shown", (event) => this.#tell(text, /** @type {CustomEvent} */ (event).detail.total), { once: true });
    await list?.search(text);
  }

  /** @param {string} text @param {number} total */
  #tell(text, total) {
    if (text.trim()) announce(say("vault.found", { n: total }));
  }
}

define("sealed-search", SealedSearch);
