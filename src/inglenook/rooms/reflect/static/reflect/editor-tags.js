// Tags of an entry: typed, completed from those in use, taken away again.
import { asTag, suggestions, withTags } from "inglenook/reflect/tags";
import { copyOf, part } from "inglenook/site/part";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";

export class Tags {
  /** @type {import("inglenook/reflect/reflect-element").ReflectElement} */ #page;
  /** @type {() => void} */ #changed;
  /** @type {HTMLInputElement} */ #box;
  /** @type {Record<string, number>} */ #tally = {};
  /** @type {string[]} */ #tags = [];

  /** @param {import("inglenook/reflect/reflect-element").ReflectElement} page @param {() => void} changed */
  constructor(page, changed) {
    [this.#page, this.#changed] = [page, changed];
    this.#box = part(page, "#entry-tags");
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#box.addEventListener("input", () => this.#typed());
    this.#box.addEventListener("change", () => this.#add());
    page.place("tags").addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  async fill() {
    this.#tally = await room.tally("journal.entry", "tags");
    this.#suggest();
  }

  get value() {
    return this.#tags;
  }

  /** @param {string[]} tags */
  set(tags) {
    this.#tags = tags;
    this.#page.place("tags").replaceChildren(...tags.map((tag) => this.#chip(tag)));
  }

  /** @param {string} tag */
  #chip(tag) {
    const chip = copyOf(this.#page, "template[data-tag]");
    part(chip, '[data-part="word"]').textContent = tag;
    const button = part(chip, "button");
    button.dataset.tag = tag;
    button.setAttribute("aria-label", say("reflect.remove_tag", { tag }));
    return chip;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#add();
    } else if (event.key === "Backspace" && !this.#box.value && this.#tags.length) {
      this.#take(this.#tags.at(-1) ?? "");
    }
  }

  #typed() {
    if (/[,;]/.test(this.#box.value)) this.#add();
    else this.#suggest();
  }

  #add() {
    const tags = withTags(this.#tags, this.#box.value, Object.keys(this.#tally));
    if (asTag(this.#box.value.replace(/[,;]/g, ""))) this.#box.value = "";
    if (tags.length === this.#tags.length) return;
    this.set(tags);
    this.#changed();
    this.#suggest();
  }

  /** @param {Element} target */
  #press(target) {
    const tag = /** @type {HTMLElement | null} */ (target.closest("[data-tag]"))?.dataset.tag;
    if (!tag) return;
    this.#take(tag);
    this.#box.focus();
  }

  /** @param {string} tag */
  #take(tag) {
    this.set(this.#tags.filter((one) => one !== tag));
    announce(say("reflect.tag_removed", { tag }));
    this.#changed();
  }

  #suggest() {
    const found = suggestions(this.#tally, this.#box.value, this.#tags);
    part(this.#page, "#entry-known-tags").replaceChildren(...found.map((tag) => new Option(tag, tag)));
  }
}
