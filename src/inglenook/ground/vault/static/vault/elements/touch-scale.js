// `<touch-scale>`: buttons in a row are radios, so arrow keys and screen readers know them. Digits choose as well, and
// a second touch takes a choice back.
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";

export class TouchScale extends SealedElement {
  /** @returns {HTMLInputElement[]} */
  get dots() {
    return [...this.querySelectorAll("input[type=radio]")].map((dot) => /** @type {HTMLInputElement} */ (dot));
  }

  /** The number that is chosen, or null. */
  get value() {
    const chosen = this.dots.find((dot) => dot.checked);
    return chosen ? Number(chosen.value) : null;
  }

  wire() {
    this.onkeydown = (/** @type {KeyboardEvent} */ event) => this.#digit(event);
    this.onpointerdown = (/** @type {PointerEvent} */ event) => this.#remember(event);
  }

  /** @param {KeyboardEvent} event */
  #digit(event) {
    const dot = this.dots.find(({ value }) => value === event.key);
    if (!dot || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    dot.focus();
    this.#choose(dot, true);
  }

  /** @param {PointerEvent} event */
  #remember(event) {
    const label = /** @type {Element} */ (event.target).closest("label");
    const dot = this.dots.find((one) => label?.contains(one));
    if (!dot?.checked) return;
    // The click comes after the browser has chosen again; undo that one click.
    const again = () => setTimeout(() => this.#choose(dot, false));
    label?.addEventListener("click", again, { once: true });
  }

  /** @param {HTMLInputElement} dot @param {boolean} chosen */
  #choose(dot, chosen) {
    dot.checked = chosen;
    dot.dispatchEvent(new Event("input", { bubbles: true }));
    dot.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

define("touch-scale", TouchScale);
