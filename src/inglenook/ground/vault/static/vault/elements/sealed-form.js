// `<sealed-form>`: binds a Django form to one sealed record. Printed by `{% sealed_form "kind" %}`.
import { room } from "inglenook/vault/door";
import { markErrors, readFields, writeFields } from "inglenook/vault/elements/fields";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { fragment } from "inglenook/site/addresses";
import { beforeLeaving, waitFor } from "inglenook/site/leaving";
import { maybe, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import "inglenook/vault/elements/touch-scale";

// The first wait joins key presses; the second is the promise: nothing older than a second is lost.
const PAUSE_MS = 300;
const LATEST_MS = 800;

export class SealedForm extends SealedElement {
  /** @type {any} the record that is open, as the room gave it */
  record = null;
  dirty = false;
  #changedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  get form() {
    return /** @type {HTMLFormElement} */ (part(this, "form"));
  }

  wire() {
    this.form.addEventListener("input", () => this.#changed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.also(beforeLeaving(() => (this.hasAttribute("autosave") ? this.keep() : null)));
  }

  async opened() {
    const name = this.getAttribute("record");
    const rid = name ? await room.rid(name) : fragment();
    if (rid) await this.load(rid);
    this.onChange([this.getAttribute("kind") ?? ""], ({ rids }) => this.#elsewhere(rids));
    this.also(room.on("state", () => this.#showStored()));
  }

  disconnectedCallback() {
    if (this.dirty && this.hasAttribute("autosave")) waitFor(this.keep());
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** Shows a record; what was typed while it was on its way stays. @param {string} rid */
  async load(rid) {
    const record = await room.get(rid);
    if (!record) return;
    this.record = record;
    if (!this.dirty) writeFields(this.form, record.fields);
    this.dispatchEvent(new CustomEvent("loaded", { bubbles: true, detail: record }));
  }

  #changed() {
    if (!this.dirty) this.#changedAt = Date.now();
    this.dirty = true;
    this.status("");
    if (!this.hasAttribute("autosave")) return;
    clearTimeout(this.#timer);
    const left = LATEST_MS - (Date.now() - this.#changedAt);
    this.#timer = setTimeout(() => this.keep().catch(() => {}), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  /** Seals what stands in the form. One save at a time, so that versions follow each other. */
  keep() {
    this.#last = this.#last.catch(() => {}).then(() => this.#put());
    return this.#last;
  }

  async #put() {
    if (!this.dirty || room.state.phase !== "open") return this.record;
    this.dirty = false;
    try {
      this.record = await this.seal({ ...this.record?.fields, ...readFields(this.form) });
      this.status(say("vault.kept"));
    } catch (error) {
      this.dirty = true;
      this.status(say("vault.not_kept", { why: /** @type {Error} */ (error).message }));
      throw error;
    }
    this.dispatchEvent(new CustomEvent("kept", { bubbles: true, detail: this.record }));
    return this.record;
  }

  /** @param {Record<string, any>} fields @returns {Promise<any>} the record as it is now kept */
  async seal(fields) {
    const kind = this.getAttribute("kind") ?? "";
    const name = this.getAttribute("record") ?? undefined;
    const schema = Number(this.getAttribute("schema") ?? 1);
    const { rid, rev } = this.record ?? {};
    const put = await room.put({ kind, schema, fields, name, rid, rev });
    // Another device wrote meanwhile: both are in the record now, and it is read again.
    return put.merged ? room.get(put.rid) : { kind, fields, ...put };
  }

  /** The button: checks every box, keeps, offers undo, and goes on. */
  async submit() {
    if (!markErrors(this.form)) return;
    const before = this.record;
    this.dirty = true;
    await waitFor(this.keep());
    toast(say("vault.kept"), { undo: () => this.undo(before) });
    await this.#goOn();
  }

  async #goOn() {
    const after = this.getAttribute("after");
    if (!after) return;
    const { go } = await import("inglenook/site/navigate");
    await go(after);
  }

  /** Back to what was before; a record that was new is removed. @param {SealedForm["record"]} before */
  async undo(before) {
    const { record } = this;
    if (!record) return;
    if (before) this.record = await this.seal(before.fields);
    else await room.remove(record.rid);
    if (before) writeFields(this.form, before.fields);
    else this.clear();
    this.status(say("vault.undone"));
  }

  /** Ready for the next record. */
  clear() {
    this.form.reset();
    this.record = null;
    this.dirty = false;
  }

  /** A change from another device never lands under the hands of somebody who writes. @param {string[]} rids */
  #elsewhere(rids) {
    if (!this.record || !rids.includes(this.record.rid) || this.dirty) return;
    if (this.contains(document.activeElement)) this.form.addEventListener("focusout", () => this.#reload(), { once: true });
    else this.#reload();
  }

  #reload() {
    if (this.record && !this.dirty) this.load(this.record.rid);
  }

  #showStored() {
    if (this.record && !this.dirty && room.state.waiting === 0 && !room.state.syncing) this.status(say("vault.stored"));
  }

  /** @param {string} text */
  status(text) {
    const place = maybe(this, "[data-status]");
    if (place && place.textContent !== text) place.textContent = text;
  }
}

define("sealed-form", SealedForm);
