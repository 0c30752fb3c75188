// `<check-in-list>`: each check-in with its time, its note to change, and a way to remove it.
import { sayTime, sayDay } from "inglenook/reflect/days";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { copyOf, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const SIZE = 30;

export class CheckInList extends ReflectElement {
  #shown = SIZE;

  wire() {
    this.acts({ edit: (button) => this.#edit(button), remove: (button) => this.#remove(this.ridOf(button)), older: () => this.#older() });
    this.addEventListener("submit", (event) => this.#kept(event));
  }

  async opened() {
    this.onChange(["check-in"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    if (this.contains(document.activeElement) && this.querySelector('[data-part="edit"]:not([hidden])')) return;
    const { total, records } = await room.list("check-in", { by: "on", order: "desc", limit: this.#shown });
    this.place("rows").replaceChildren(...records.map((record) => this.#row(record)));
    this.show("empty", !total);
    this.button("older").hidden = total <= this.#shown;
  }

  /** @param {any} record */
  #row({ rid, fields }) {
    const row = copyOf(this, "template[data-row]");
    row.dataset.rid = rid;
    const day = sayDay(fields.on, { weekday: "short", day: "numeric", month: "long" });
    this.write("when", say("reflect.day_and_time", { day, time: sayTime(fields.on) }), row);
    this.write("values", say("reflect.three_values", fields), row);
    this.write("note", fields.note ?? "", row);
    this.show("note", Boolean(fields.note), row);
    if (fields.moment) this.write("moment", say(`reflect.moment_${fields.moment}`), row);
    this.show("moment", Boolean(fields.moment), row);
    this.#box(row).value = fields.note ?? "";
    return row;
  }

  /** @param {ParentNode} row */
  #box(row) {
    return /** @type {HTMLInputElement} */ (part(row, "input"));
  }

  /** @param {HTMLElement} button */
  #edit(button) {
    const row = /** @type {HTMLElement} */ (button.closest("li"));
    this.show("edit", true, row);
    this.#box(row).focus();
  }

  /** @param {Event} event */
  async #kept(event) {
    event.preventDefault();
    const form = /** @type {HTMLElement} */ (event.target);
    const rid = this.ridOf(form);
    const note = this.#box(form).value.trim();
    form.hidden = true;
    await this.#change(rid, note);
    await this.#fill();
  }

  /** @param {string} rid @param {string} note */
  async #change(rid, note) {
    const record = await room.get(rid);
    if (!record || record.fields.note === note) return;
    const put = (/** @type {string} */ text) => room.put({ rid, kind: record.kind, schema: record.schema, fields: { ...record.fields, note: text } });
    await put(note);
    toast(say("reflect.kept"), { undo: () => put(record.fields.note) });
  }

  /** @param {string} rid */
  async #remove(rid) {
    const record = await room.get(rid);
    if (!record) return;
    await room.remove(rid);
    const { kind, schema, fields, made_at } = record;
    toast(say("reflect.check_in_removed"), { undo: () => room.put({ rid, kind, schema, fields, made_at }) });
  }

  #older() {
    this.#shown += SIZE;
    return this.#fill();
  }
}

define("check-in-list", CheckInList);
