// Title and text: marks by keyboard and button, lists that go on, and no work at a key press but noting it.
import { continueList, link, prefix, wrap } from "inglenook/reflect/markdown-keys";
import { part } from "inglenook/site/part";

/** @typedef {import("inglenook/reflect/markdown-keys").Edit} Edit */
/** @type {Record<string, (selected: any) => Edit>} */
const MARKS = {
  bold: (selected) => wrap(selected, "**"),
  italic: (selected) => wrap(selected, "*"),
  link,
  list: (selected) => prefix(selected, "- "),
  quote: (selected) => prefix(selected, "> "),
};
/** @type {Record<string, string>} */
const KEYS = { b: "bold", i: "italic", k: "link" };

export class TextBox {
  /** @type {HTMLTextAreaElement} */ #box;
  /** @type {HTMLInputElement} */ #title;

  /**
   * @param {HTMLElement} editor
   * @param {() => void} changed
   * @param {import("inglenook/reflect/keeping").Keeping} keeping waits while an input method composes
   */
  constructor(editor, changed, keeping) {
    this.#box = part(editor, ".editor-text");
    this.#title = part(editor, ".editor-title");
    for (const box of [this.#box, this.#title]) {
      box.addEventListener("input", changed);
      box.addEventListener("compositionstart", () => keeping.pause());
      box.addEventListener("compositionend", () => keeping.resume());
    }
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#title.addEventListener("keydown", (event) => this.#leaveTitle(event));
    editor.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  get value() {
    return this.#box.value;
  }

  get words() {
    return { title: this.#title.value, text: this.#box.value };
  }

  /** @param {string} title @param {string} text */
  set(title, text) {
    this.#title.value = title;
    this.#box.value = text;
  }

  /** Until what is kept stands here, nothing can be typed that it would cover. */
  open() {
    this.#box.readOnly = this.#title.readOnly = false;
  }

  focus() {
    this.#box.focus();
  }

  /** A first line that was chosen, and room below it. @param {string} line */
  begin(line) {
    const insert = `**${line}**\n\n`;
    this.#edit({ from: this.#box.value.length, to: this.#box.value.length, insert, start: 0, end: 0 });
    this.#box.setSelectionRange(this.#box.value.length, this.#box.value.length);
  }

  /** @param {string} text */
  replace(text) {
    this.#edit({ from: 0, to: this.#box.value.length, insert: text, start: 0, end: 0 });
  }

  /** Puts a line of its own where the cursor stands. @param {string} line */
  insert(line) {
    const { selectionStart: start, value } = this.#box;
    const before = start && value[start - 1] !== "\n" ? "\n" : "";
    const insert = `${before}${line}\n`;
    this.#edit({ from: start, to: start, insert, start: start + insert.length, end: start + insert.length });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.altKey) return;
    const mark = (event.ctrlKey || event.metaKey) && !event.shiftKey ? KEYS[event.key.toLowerCase()] : undefined;
    const edit = mark ? MARKS[mark](this.#selected) : event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey ? continueList(this.#selected) : null;
    if (!edit) return;
    event.preventDefault();
    this.#edit(edit);
  }

  /** @param {KeyboardEvent} event */
  #leaveTitle(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.focus();
  }

  /** @param {Element} target */
  #press(target) {
    const mark = /** @type {HTMLElement | null} */ (target.closest("[data-mark]"))?.dataset.mark;
    if (mark) this.#edit(MARKS[mark](this.#selected));
  }

  get #selected() {
    const { value, selectionStart, selectionEnd } = this.#box;
    return { text: value, start: selectionStart, end: selectionEnd };
  }

  /** The old command is the only one that the browser's own undo knows of; without it the text still changes. @param {Edit} edit */
  #edit({ from, to, insert, start, end }) {
    this.focus();
    this.#box.setSelectionRange(from, to);
    const done = insert ? document.execCommand("insertText", false, insert) : from === to || document.execCommand("delete");
    if (!done) {
      this.#box.setRangeText(insert, from, to, "end");
      this.#box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.#box.setSelectionRange(start, end);
  }
}
