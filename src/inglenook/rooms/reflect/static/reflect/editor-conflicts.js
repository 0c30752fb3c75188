// Places where two devices wrote at once, shown side by side, each settled with one press.
import { conflicts, settle } from "inglenook/reflect/conflicts";
import { copyOf } from "inglenook/site/part";
import { make } from "inglenook/site/part";
import { say } from "inglenook/site/words";

/** @typedef {import("inglenook/reflect/records").KeptValue} KeptValue */

export class Conflicts {
  #page;
  /** @type {KeptValue[]} */ #kept = [];

  /**
   * @param {import("inglenook/reflect/reflect-element").ReflectElement} page
   * @param {(settle: (text: string) => string) => void} change
   */
  constructor(page, change) {
    this.#page = page;
    page.place("conflicts").addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-keep]"));
      if (!button) return;
      const keep = /** @type {"newer" | "older" | "both"} */ (button.dataset.keep);
      if (button.dataset.kept) this.#kept = this.#kept.filter((_, n) => n !== Number(button.dataset.kept));
      change((text) => (button.dataset.kept ? text : settle(text, Number(button.dataset.index), keep)));
    });
  }

  /** Values of other fields that lost to a newer one. */
  get value() {
    return this.#kept.length ? { kept: this.#kept } : { kept: undefined };
  }

  /** @param {{text: string, kept?: KeptValue[]}} fields */
  set({ text, kept = [] }) {
    this.#kept = kept;
    const rows = [...conflicts(text).map((one, index) => this.#row(one, index)), ...kept.map((one, index) => this.#value(one, index))];
    this.#page.place("conflicts").replaceChildren(...rows);
    this.#page.show("conflict", rows.length > 0);
  }

  /** @param {import("inglenook/reflect/conflicts").Conflict} conflict @param {number} index */
  #row({ newer, older }, index) {
    const row = copyOf(this.#page, "template[data-conflict]");
    this.#page.write("newer", newer, row);
    this.#page.write("older", older, row);
    for (const button of row.querySelectorAll("button")) button.dataset.index = String(index);
    return row;
  }

  /** @param {KeptValue} kept @param {number} index */
  #value({ field, value }, index) {
    const row = make("li");
    const words = say("reflect.also_kept", { field: say(`reflect.field_${field}`), value: typeof value === "string" ? value : JSON.stringify(value) });
    const button = make("button", "btn bare", say("reflect.seen"));
    [button.dataset.keep, button.dataset.kept] = ["both", String(index)];
    row.append(make("p", "", words), button);
    return row;
  }
}
