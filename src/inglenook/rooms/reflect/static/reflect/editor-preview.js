// The text as it will be read, and on paper.
import { Shown } from "inglenook/reflect/shown-attachments";
import { render } from "inglenook/reflect/markdown";
import { part } from "inglenook/site/part";

export class Preview {
  /** @type {import("inglenook/reflect/reflect-element").ReflectElement} */ #page;
  /** @type {() => {text: string, attachments: import("inglenook/reflect/records").Attachment[]}} */ #now;
  /** @type {Shown | null} */ #shown = null;

  /**
   * @param {import("inglenook/reflect/reflect-element").ReflectElement} page
   * @param {() => {text: string, attachments: import("inglenook/reflect/records").Attachment[]}} now
   */
  constructor(page, now) {
    [this.#page, this.#now] = [page, now];
  }

  /** @param {HTMLElement} button */
  toggle(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    if (on) this.#fill();
    else this.close();
    this.#page.show("preview", on);
    this.#page.show("tools", !on);
    part(this.#page, ".editor-text").hidden = on;
    (on ? this.#page.place("preview") : part(this.#page, ".editor-text")).focus();
  }

  #fill() {
    this.close();
    const { text, attachments } = this.#now();
    this.#shown = new Shown(attachments);
    this.#page.place("preview").replaceChildren(render(text, { attachment: this.#shown.node }));
  }

  /** Pictures have to be there before the paper is. */
  async print() {
    const button = this.#page.button("preview");
    if (button.getAttribute("aria-pressed") !== "true") this.toggle(button);
    await this.#shown?.ready();
    print();
  }

  close() {
    this.#shown?.close();
    this.#page.place("preview").replaceChildren();
  }
}
