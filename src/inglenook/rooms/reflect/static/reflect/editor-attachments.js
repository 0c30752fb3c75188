// Pictures, voice and files of an entry: chosen, pasted, dropped or recorded; sealed apart from the text.
import { linkTo } from "inglenook/reflect/importing/drafts";
import { dropped } from "inglenook/reflect/dropping";
import { freeName } from "inglenook/reflect/file-names";
import { tidy } from "inglenook/reflect/pictures";
import { Recorder } from "inglenook/reflect/recorder";
import { Shown } from "inglenook/reflect/shown-attachments";
import { waitFor } from "inglenook/site/leaving";
import { copyOf, part } from "inglenook/site/part";
import { alert, announce, toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";

/** @typedef {import("inglenook/reflect/records").Attachment} Attachment */
const MOST = 16 * 1024 * 1024;

export class Attachments {
  /** @type {import("inglenook/reflect/reflect-element").ReflectElement} */ #page;
  /** @type {() => void} */ #changed;
  /** @type {(line: string) => void} */ #insert;
  /** @type {Attachment[]} */ #refs = [];
  /** @type {Shown | null} */ #shown = null;
  #recorder;

  /**
   * @param {import("inglenook/reflect/reflect-element").ReflectElement} page
   * @param {() => void} changed
   * @param {(line: string) => void} insert puts a link where the cursor stands
   */
  constructor(page, changed, insert) {
    [this.#page, this.#changed, this.#insert] = [page, changed, insert];
    this.#recorder = new Recorder(page, (file) => this.#add(file));
    const box = /** @type {HTMLInputElement} */ (page.place("picture"));
    box.addEventListener("change", async () => {
      await this.#take([...(box.files ?? [])]);
      box.value = "";
    });
    const editor = page.place("editor");
    editor.addEventListener("paste", (event) => this.#pasted(event));
    editor.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && (event.preventDefault(), (editor.dataset.over = "")));
    editor.addEventListener("dragleave", () => delete editor.dataset.over);
    editor.addEventListener("drop", (event) => this.#dropped(editor, event));
    page.place("attachments").addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
    page.place("attachments").addEventListener("input", (event) => this.#described(/** @type {HTMLInputElement} */ (event.target)));
  }

  get refs() {
    return this.#refs;
  }

  /** @param {Attachment[]} refs */
  set(refs) {
    this.#refs = refs;
    this.#shown?.close();
    this.#shown = new Shown(refs);
    this.#page.place("attachments").replaceChildren(...refs.map((ref) => this.#thumb(ref)));
    this.#page.show("attachments", refs.length > 0);
  }

  /** @param {Attachment} ref */
  #thumb(ref) {
    const row = copyOf(this.#page, "template[data-thumb]");
    row.dataset.name = ref.name;
    row.prepend(/** @type {Shown} */ (this.#shown).element(ref, ref.alt ?? ""));
    this.#page.write("name", ref.name, row);
    part(row, "button").setAttribute("aria-label", say("reflect.remove_attachment", { name: ref.name }));
    const alt = /** @type {HTMLInputElement} */ (this.#page.place("alt", row));
    alt.hidden = !ref.type.startsWith("image/");
    alt.value = ref.alt ?? "";
    return row;
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#take(files);
  }

  /** @param {HTMLElement} editor @param {DragEvent} event */
  async #dropped(editor, event) {
    delete editor.dataset.over;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    await this.#take(await dropped(event.dataTransfer));
  }

  /** @param {File[]} files */
  async #take(files) {
    for (const file of files) await this.#add({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  /** @param {import("inglenook/reflect/pictures").File} file */
  async #add(file) {
    const name = freeName(file.name, this.#refs.map((ref) => ref.name));
    announce(say("reflect.attaching", { name }));
    try {
      const { bytes, type } = await tidy(file);
      if (bytes.length > MOST) throw new Error(say("reflect.too_large"));
      const ref = await waitFor(room.attach(bytes, { type, name }));
      this.set([...this.#refs, ref]);
      this.#insert(linkTo(name));
      this.#changed();
      announce(say("reflect.attached", { name }));
    } catch (error) {
      const { code, message } = /** @type {Error & {code?: string}} */ (error);
      const text = say("reflect.attach_failed", { name, why: code === "too-large" ? say("reflect.too_large") : message });
      alert(text);
      toast(text);
    }
  }

  /** @param {Element} target */
  #press(target) {
    const name = /** @type {HTMLElement | null} */ (target.closest("button")?.closest("[data-name]"))?.dataset.name;
    if (!name) return;
    const before = this.#refs;
    this.set(before.filter((ref) => ref.name !== name));
    this.#changed();
    toast(say("reflect.attachment_removed", { name }), { undo: () => (this.set(before), this.#changed()) });
  }

  /** @param {HTMLInputElement} box */
  #described(box) {
    const name = /** @type {HTMLElement | null} */ (box.closest("[data-name]"))?.dataset.name;
    this.#refs = this.#refs.map((ref) => (ref.name === name ? { ...ref, alt: box.value } : ref));
    this.#changed();
  }

  /** @param {HTMLElement} button */
  record(button) {
    return this.#recorder.toggle(button);
  }

  close() {
    this.#recorder.close();
    this.#shown?.close();
  }
}
