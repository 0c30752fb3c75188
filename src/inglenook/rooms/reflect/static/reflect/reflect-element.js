// What the elements of Reflect share: finding their places in the template, and hearing their buttons.
import { part } from "inglenook/site/part";
import { SealedElement } from "inglenook/vault/elements/sealed-element";

export class ReflectElement extends SealedElement {
  /**
   * The place that the template calls by this name.
   * @template {HTMLElement} [T=HTMLElement]
   * @param {string} name
   * @param {ParentNode} [root]
   * @returns {T}
   */
  place(name, root = this) {
    return /** @type {T} */ (part(root, `[data-part="${name}"]`));
  }

  /** @param {string} name @param {string} text @param {ParentNode} [root] */
  write(name, text, root = this) {
    this.place(name, root).textContent = text;
  }

  /** @param {string} name @param {boolean} shown @param {ParentNode} [root] */
  show(name, shown, root = this) {
    this.place(name, root).hidden = !shown;
  }

  /**
   * Calls what belongs to a pressed `[data-act]`, with the pressed element.
   * @param {Record<string, (pressed: HTMLElement) => unknown>} acts
   */
  acts(acts) {
    this.addEventListener("click", (event) => {
      const pressed = /** @type {Element} */ (event.target).closest("[data-act]");
      if (pressed instanceof HTMLElement && this.contains(pressed)) acts[pressed.dataset.act ?? ""]?.(pressed);
    });
  }

  /** The id of the record that a row stands for. @param {Element} inside */
  ridOf(inside) {
    return /** @type {HTMLElement | null} */ (inside.closest("[data-rid]"))?.dataset.rid ?? "";
  }

  /** @param {string} act */
  button(act) {
    return /** @type {HTMLButtonElement} */ (part(this, `[data-act="${act}"]`));
  }
}
