// `<sealed-list kind="journal.entry" by="on" order="desc" size="20">`: a list that opens. Its row is a `<template>`.
import { room } from "inglenook/vault/door";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { showFields } from "inglenook/vault/elements/show-fields";
import { copyOf, maybe, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

/** Parts: `[data-rows]`, `<template data-row>`, and where wanted `[data-empty]`, `[data-none]` (nothing found),
 * `button[data-more]`, `[data-total]`; in a row `button[data-act="remove"]`. */
export class SealedList extends SealedElement {
  size = 20;
  shown = 0;
  text = "";
  /** @type {any[][]} */
  where = [];
  #asked = 0;

  wire() {
    this.size = Number(this.getAttribute("size") ?? 20);
    this.where = JSON.parse(this.getAttribute("where") ?? "[]");
    this.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  opened() {
    this.onChange([this.kind], () => this.refresh());
    return this.refresh();
  }

  get kind() {
    return this.getAttribute("kind") ?? "";
  }

  /** Asks again for as much as is shown. */
  refresh() {
    return this.#load(0, Math.max(this.size, this.shown));
  }

  /** Shows only what has all these words; an empty text shows everything. @param {string} text */
  search(text) {
    this.text = text.trim();
    this.shown = 0;
    return this.refresh();
  }

  /** Shows only what fits. @param {any[][]} where as in `room.list` */
  filter(where) {
    this.where = where;
    this.shown = 0;
    return this.refresh();
  }

  /** An answer that was overtaken by a later question is dropped. @param {number} offset @param {number} limit */
  async #load(offset, limit) {
    const asked = ++this.#asked;
    const { total, records } = await this.ask(offset, limit);
    if (asked !== this.#asked || !this.isConnected) return;
    const rows = records.map((/** @type {any} */ record) => this.row(record));
    if (offset) part(this, "[data-rows]").append(...rows);
    else part(this, "[data-rows]").replaceChildren(...rows);
    this.shown = offset + rows.length;
    this.#tell(total);
  }

  /** @param {number} offset @param {number} limit @returns {Promise<{total: number, records: any[]}>} */
  async ask(offset, limit) {
    const { kind, where, text } = this;
    const by = this.getAttribute("by") ?? "made_at";
    const order = this.getAttribute("order") ?? "desc";
    if (!text) return room.list(kind, { by, order, offset, limit, where, ...this.#preview() });
    const found = await room.search(text, { kinds: [kind], by, where, limit: offset + limit });
    return { total: found.total, records: found.hits.slice(offset) };
  }

  #preview() {
    const preview = this.getAttribute("preview");
    return preview ? { preview: JSON.parse(preview) } : {};
  }

  /** One row. Later rooms override it where a template alone is not enough. @param {any} record @returns {HTMLElement} */
  row(record) {
    const row = copyOf(this, "template[data-row]");
    row.dataset.rid = record.rid;
    showFields(row, record);
    return row;
  }

  /** @param {number} total */
  #tell(total) {
    const hide = (/** @type {string} */ selector, /** @type {boolean} */ hidden) => {
      const place = maybe(this, selector);
      if (place) place.hidden = hidden;
    };
    const narrowed = Boolean(this.text) || this.where.length > 0;
    hide("[data-empty]", total > 0 || narrowed);
    hide("[data-none]", total > 0 || !narrowed);
    hide("[data-more]", this.shown >= total);
    const place = maybe(this, "[data-total]");
    if (place) place.textContent = say("vault.total", { n: total });
    this.dispatchEvent(new CustomEvent("shown", { detail: { total } }));
  }

  /** @param {Element} target */
  #press(target) {
    if (target.closest("[data-more]")) return this.#showMore();
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-rid]"));
    if (row && target.closest('[data-act="remove"]')) return this.removeRecord(row.dataset.rid ?? "");
    return undefined;
  }

  /** The first new row gets the focus, so that a keyboard does not start again. */
  async #showMore() {
    const { shown } = this;
    await this.#load(shown, this.size);
    const row = part(this, "[data-rows]").children[shown];
    (maybe(row ?? this, "a, button") ?? /** @type {HTMLElement | undefined} */ (row))?.focus();
  }

  /** Removes a record, with a way back. @param {string} rid */
  async removeRecord(rid) {
    const record = await room.get(rid);
    if (!record) return;
    await room.remove(rid);
    const { kind, schema, fields, made_at } = record;
    toast(say("vault.removed"), { undo: () => room.put({ rid, kind, schema, fields, made_at }) });
  }
}

define("sealed-list", SealedList);
